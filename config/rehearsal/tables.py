"""The outcome tables of a rehearsal: plain text, one row each, read back from the database."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from candidates.actions.dossiers import announced, papers_of
from candidates.actions.screen import absences
from candidates.models import Application, CadreRecord, FindingRecord, Seal
from candidates.rules.campaign_checks import check_positions
from candidates.rules.conditions import Position
from candidates.rules.findings import as_text
from config.rehearsal.folder import Folder, Row
from config.rehearsal.play import Rehearsed
from exams.actions.clock import deadlines_of
from exams.models import Campaign
from exams.rules.deadlines import columns
from grading.actions.rank import photograph
from grading.rules.outcome import Decided
from grading.rules.proposal import ProposalScore
from grading.rules.written import WrittenScore

Rows = Iterable[Row]


@dataclass(slots=True)
class Outcome:
    """What the tables are made of, read once."""

    folder: Folder
    campaign: Campaign
    papers: list[Application]
    people: dict[str, CadreRecord]
    findings: dict[object, list[FindingRecord]]
    numbers: dict[object, str]  # application -> candidate number
    citizens: dict[str, Application]  # candidate number -> application
    decided: tuple[Decided, ...]


def outcome(rehearsed: Rehearsed) -> Outcome:
    """Read the database after a rehearsal."""
    campaign = rehearsed.campaign
    latest = campaign.screenings.first()
    findings: dict[object, list[FindingRecord]] = {}
    for finding in latest.findings.order_by("place") if latest else ():
        findings.setdefault(finding.application_id, []).append(finding)
    seals = Seal.objects.filter(entry__campaign=campaign).select_related("entry", "application")
    return Outcome(
        folder=rehearsed.folder,
        campaign=campaign,
        papers=papers_of(campaign),
        people={person.citizen_id: person for person in CadreRecord.objects.all()},
        findings=findings,
        numbers={seal.application_id: seal.entry.number for seal in seals},
        citizens={seal.entry.number: seal.application for seal in seals},
        decided=photograph(campaign).decided,
    )


def applications(seen: Outcome) -> Iterator[Row]:
    for paper in seen.papers:
        findings = seen.findings.get(paper.pk, [])
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
            "failed_rules": _rules(findings, "FAIL"),
            "decision_rules": _rules(findings, "NEEDS_DECISION"),
            "warnings": _rules(findings, "WARN"),
            "candidate_number": seen.numbers.get(paper.pk, ""),
        }


def _rules(findings: list[FindingRecord], verdict: str) -> str:
    return " ".join(sorted({f.rule for f in findings if f.verdict == verdict}))


def eligibility_rules(seen: Outcome) -> Iterator[Row]:
    for paper in seen.papers:
        for finding in seen.findings.get(paper.pk, ()):
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


def eligible_list(seen: Outcome) -> Iterator[Row]:
    eligible = [paper for paper in seen.papers if paper.state == "ELIGIBLE"]
    eligible.sort(key=lambda paper: _name_order(seen, paper))
    states = {position.code: position for position in seen.campaign.positions.all()}
    for number, paper in enumerate(eligible, start=1):
        person, position = seen.people[paper.citizen_id], states[paper.position_code]
        yield {
            "no": str(number),
            "candidate_number": seen.numbers.get(paper.pk, ""),
            "citizen_id": paper.citizen_id,
            "name": person.name,
            "birth": text(person.born.year if person.born_year_only else person.born),
            "sex": person.sex,
            "current_post": person.current_post,
            "unit": person.unit_name,
            "position": paper.position_code,
            "position_state": "HELD_WITH_WAIVER" if position.waiver else position.opening,
        }


def _name_order(seen: Outcome, paper: Application) -> tuple[str, date, str, str]:
    person = seen.people[paper.citizen_id]
    return person.sort_key, person.born, paper.citizen_id, paper.position_code


def positions(seen: Outcome) -> Iterator[Row]:
    rankings = {one.ranking.position: one.ranking for one in seen.decided}
    minimum = seen.campaign.regulations["eligibility"]["min_candidates_per_post"]
    for position in seen.campaign.positions.select_related("post").order_by("code"):
        states = [p.state for p in seen.papers if p.position_code == position.code]
        ranking = rankings[position.code]
        yield {
            "position": position.code,
            "post": position.post.code,
            "vacancies": str(position.vacancies),
            "registrations": str(len(states)),
            "rejected": str(states.count("REJECTED")),
            "withdrawn": str(states.count("WITHDRAWN")),
            "ineligible": str(states.count("INELIGIBLE")),
            "special_case_pending": str(states.count("SPECIAL_CASE_PENDING")),
            "eligible": str(states.count("ELIGIBLE")),
            "minimum": str(minimum),
            "waiver": position.waiver,
            "state": ranking.state,
            "selected": " ".join(ranking.selected),
            "pending": "; ".join(f"{entry}:{what}" for entry, what in ranking.pending),
        }


def must_register(seen: Outcome) -> Iterator[Row]:
    for absence in absences(seen.campaign):
        yield {
            "position": absence.position,
            "post": absence.post,
            "citizen_id": absence.person.citizen_id,
            "name": absence.person.name,
            "verdict": absence.verdict,
            "reason": absence.reason,
        }


def campaign_checks(seen: Outcome) -> Iterator[Row]:
    rules = announced(seen.campaign)
    posts = {post.code: post for post in rules.catalogue.posts}
    proposed = [
        Position(
            code=told["code"],
            post=posts.get(told.get("post", "")),
            vacancies=told.get("vacancies", 1),
            elected_post=told.get("elected_post", False),
            reappointment=told.get("reappointment", False),
        )
        for told in seen.folder.told.get("proposed_position", ())
    ]
    for check in check_positions((*rules.positions, *proposed), rules):
        yield {
            "rule": check.finding.rule,
            "subject": check.position,
            "verdict": check.finding.verdict,
            "reason": check.finding.reason,
            "figures": as_text(check.finding.figures),
        }


def deadlines(seen: Outcome) -> Iterator[Row]:
    for deadline in deadlines_of(seen.campaign):
        yield columns(deadline)


def name_order(seen: Outcome) -> Iterator[Row]:
    for number, person in enumerate(CadreRecord.objects.all(), start=1):
        yield {
            "no": str(number),
            "name": person.name,
            "birth": text(person.born.year if person.born_year_only else person.born),
            "citizen_id": person.citizen_id,
        }


def written_results(seen: Outcome) -> list[Row]:
    rows = [
        {**_who(seen, entry), **_written(score)}
        for one in seen.decided
        for entry, score in one.written
    ]
    return sorted(rows, key=lambda row: (len(row["candidate_number"]), row["candidate_number"]))


def _written(score: WrittenScore) -> Row:
    answer = score.answer
    remarked = answer.remarked if answer else None
    return {
        "m1": text(score.marks.first),
        "m2": text(score.marks.second),
        "m3": text(score.marks.third),
        "difference": text(score.difference),
        "branch": text(score.branch),
        "reconciled": text(score.reconciled),
        "sanction": " ".join(score.levels),
        "sanction_pct": text(score.percent),
        "provisional": text(score.provisional),
        "remark_requested": text(score.requested_on),
        "remark_state": text(answer.state if answer else None),
        "remark_score": text(remarked.points if remarked else None),
        "remark_branch": text(remarked.branch if remarked else None),
        "remark_difference": text(answer.difference if answer else None),
        "official_raw": text(score.official_raw),
        "official": text(score.official),
        "gate": text(score.gate),
        "status": text(score.status),
        "pending": " ".join(score.pending),
    }


def remark_changes(seen: Outcome) -> Iterator[Row]:
    for one in seen.decided:
        for entry, score in one.written:
            if score.answer:
                yield {
                    "position": one.ranking.position,
                    "candidate_number": entry,
                    "citizen_id": seen.citizens[entry].citizen_id,
                    "requested": text(score.requested_on),
                    "state": text(score.answer.state),
                    "provisional": text(score.provisional),
                    "official": text(score.official),
                    "change": text(score.change.points),
                    "flip": text(score.change.flip),
                }


def proposal_results(seen: Outcome) -> Iterator[Row]:
    for one in seen.decided:
        for entry, score in one.proposal:
            yield {**_who(seen, entry), **_proposal(seen, entry, score)}


def _proposal(seen: Outcome, entry: str, score: ProposalScore) -> Row:
    return {
        "slips": " ".join(_slips_as_written(seen, entry)[: len(score.slips)]),
        "examiners": str(len(score.slips) or ""),
        "spread": text(score.spread),
        "branch": text(score.branch),
        "score": text(score.score),
        "gate": text(score.gate),
        "status": text(score.status),
        "pending": " ".join(score.pending),
    }


def _slips_as_written(seen: Outcome, entry: str) -> list[str]:
    """Return the points of a panel as the slips had them, in the order of the seats."""
    paper = seen.citizens[entry]
    ours = [
        row
        for row in seen.folder.slips
        if (row["citizen_id"], row["position"]) == (paper.citizen_id, paper.position_code)
        and row["kind"] == "SLIP"
    ]
    return [row["value"] for row in sorted(ours, key=lambda row: int(row["seq"]))]


def ranking(seen: Outcome) -> Iterator[Row]:
    for one in seen.decided:
        for row in one.ranking.rows:
            person = seen.people[seen.citizens[row.entry].citizen_id]
            yield {
                "position": row.position,
                "rank": text(row.rank),
                "candidate_number": row.entry,
                "citizen_id": person.citizen_id,
                "name": person.name,
                "written": text(row.written),
                "proposal": text(row.proposal),
                "total": text(row.total),
                "scale": "" if row.scale is None else str(row.scale),
                "result": row.result,
                "tie_rule": text(row.tie_rule),
                "tied_with": " ".join(row.tied_with),
            }


def _who(seen: Outcome, entry: str) -> Row:
    paper = seen.citizens[entry]
    return {
        "candidate_number": entry,
        "citizen_id": paper.citizen_id,
        "position": paper.position_code,
    }


def text(value: object) -> str:
    """Write a value as the tables do: points with two decimals, nothing for what is not there."""
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)


TABLES: dict[str, tuple[Callable[[Outcome], Rows], str]] = {
    "applications": (
        applications,
        "row reg_no citizen_id name position group source status failed_rules decision_rules "
        "warnings candidate_number",
    ),
    "eligibility-rules": (
        eligibility_rules,
        "row reg_no citizen_id position rule verdict reason figures",
    ),
    "eligible-list": (
        eligible_list,
        "no candidate_number citizen_id name birth sex current_post unit position position_state",
    ),
    "positions": (
        positions,
        "position post vacancies registrations rejected withdrawn ineligible special_case_pending "
        "eligible minimum waiver state selected pending",
    ),
    "must-register": (must_register, "position post citizen_id name verdict reason"),
    "campaign-checks": (campaign_checks, "rule subject verdict reason figures"),
    "deadlines": (
        deadlines,
        "step start count unit end_inclusive end_inclusive_is_working_day end_inclusive_rolled "
        "end_exclusive end_exclusive_is_working_day end_exclusive_rolled profile_end date_given "
        "given_in_time",
    ),
    "name-order": (name_order, "no name birth citizen_id"),
    "written-results": (
        written_results,
        "candidate_number citizen_id position m1 m2 m3 difference branch reconciled sanction "
        "sanction_pct provisional remark_requested remark_state remark_score remark_branch "
        "remark_difference official_raw official gate status pending",
    ),
    "remark-changes": (
        remark_changes,
        "position candidate_number citizen_id requested state provisional official change flip",
    ),
    "proposal-results": (
        proposal_results,
        "candidate_number citizen_id position slips examiners spread branch score gate status "
        "pending",
    ),
    "ranking": (
        ranking,
        "position rank candidate_number citizen_id name written proposal total scale result "
        "tie_rule tied_with",
    ),
}
