"""The tables of registration and screening."""

from collections.abc import Iterator, Mapping
from datetime import date

from candidates.actions.dossiers import announced
from candidates.actions.must_register_report import absences
from candidates.models import Application, CadreRecord, FindingRecord
from candidates.rules.campaign_checks import check_positions
from candidates.rules.catalogue import PostFacts
from candidates.rules.conditions import AnnouncedPosition
from candidates.rules.enums import ApplicationState
from candidates.rules.findings import as_text
from candidates.rules.position_outcomes import ListState
from exams.actions.clock import deadlines_of
from exams.rules.deadlines import columns
from exams.rules.enums import Verdict
from rehearsal.folder import Row
from rehearsal.readback import Readback, text


def applications(readback: Readback) -> Iterator[Row]:
    for paper in readback.papers:
        findings = readback.findings.get(paper.pk, [])
        claim = next((dict(f.figures) for f in findings if f.rule == "E01"), {})
        yield {
            "row": text(paper.row),
            "reg_no": paper.reg_no,
            "citizen_id": paper.citizen_id,
            "name": paper.name,
            "position": paper.position_code,
            "group": claim.get("group", ""),
            "source": claim.get("source", ""),
            "status": paper.state,
            "failed_rules": _rules(findings, Verdict.FAIL),
            "decision_rules": _rules(findings, Verdict.NEEDS_DECISION),
            "warnings": _rules(findings, Verdict.WARN),
            "candidate_number": readback.numbers.get(paper.pk, ""),
        }


def _rules(findings: list[FindingRecord], verdict: Verdict) -> str:
    return " ".join(sorted({f.rule for f in findings if f.verdict == verdict}))


def eligibility_rules(readback: Readback) -> Iterator[Row]:
    for paper in readback.papers:
        for finding in readback.findings.get(paper.pk, ()):
            yield {
                "row": text(paper.row),
                "reg_no": paper.reg_no,
                "citizen_id": paper.citizen_id,
                "position": paper.position_code,
                "rule": finding.rule,
                "verdict": finding.verdict,
                "reason": finding.reason,
                "figures": as_text(tuple((key, value) for key, value in finding.figures)),
            }


def eligible_list(readback: Readback) -> Iterator[Row]:
    eligible = [paper for paper in readback.papers if paper.state == ApplicationState.ELIGIBLE]
    eligible.sort(key=lambda paper: _name_order(readback, paper))
    states = {position.code: position for position in readback.campaign.positions.all()}
    for number, paper in enumerate(eligible, start=1):
        person, position = readback.people[paper.citizen_id], states[paper.position_code]
        yield {
            "no": str(number),
            "candidate_number": readback.numbers.get(paper.pk, ""),
            "citizen_id": paper.citizen_id,
            "name": person.name,
            "birth": text(person.birth),
            "sex": person.sex,
            "current_post": person.current_post,
            "unit": person.unit_name,
            "position": paper.position_code,
            "position_state": ListState.HELD_WITH_WAIVER if position.waiver else position.opening,
        }


def _name_order(readback: Readback, paper: Application) -> tuple[str, date, str, str]:
    person = readback.people[paper.citizen_id]
    return person.sort_key, person.born, paper.citizen_id, paper.position_code


def must_register(readback: Readback) -> Iterator[Row]:
    for absence in sorted(
        absences(readback.campaign), key=lambda each: readback.order[each.position]
    ):
        yield {
            "position": absence.position,
            "post": absence.post,
            "citizen_id": absence.person.citizen_id,
            "name": absence.person.name,
            "verdict": absence.verdict,
            "reason": absence.reason,
        }


def _proposed(readback: Readback, posts: Mapping[str, PostFacts]) -> list[AnnouncedPosition]:
    """Return the positions that the file proposes beside those that were opened."""
    return [
        AnnouncedPosition(
            code=row["code"],
            post=posts.get(row.get("post", "")),
            vacancies=row.get("vacancies", 1),
            elected_post=row.get("elected_post", False),
            reappointment=row.get("reappointment", False),
        )
        for row in readback.folder.announcement.get("proposed_position", ())
    ]


def campaign_checks(readback: Readback) -> Iterator[Row]:
    rules = announced(readback.campaign)
    proposed = _proposed(readback, {post.code: post for post in rules.catalogue.posts})
    opened = sorted(rules.positions, key=lambda position: readback.order[position.code])
    for check in check_positions((*opened, *proposed), rules):
        yield {
            "rule": check.finding.rule,
            "subject": check.position,
            "verdict": check.finding.verdict,
            "reason": check.finding.reason,
            "figures": as_text(check.finding.figures),
        }


def deadlines(readback: Readback) -> Iterator[Row]:
    for deadline in deadlines_of(readback.campaign):
        yield columns(deadline)


def name_order(readback: Readback) -> Iterator[Row]:
    for number, person in enumerate(CadreRecord.objects.all(), start=1):
        yield {
            "no": str(number),
            "name": person.name,
            "birth": text(person.birth),
            "citizen_id": person.citizen_id,
        }
