"""The tables of marking, remark, defence and ranking."""

from collections.abc import Iterator

from candidates.rules.application_status import ApplicationStatus
from exams.rules.enums import Aggregation
from grading.actions.regulations import scoring_of
from grading.rules.proposal import ProposalScore
from grading.rules.written import WrittenScore
from rehearsal.enums import SlipKind
from rehearsal.folder import Row
from rehearsal.readback import Readback, text

SCREENED = tuple(ApplicationStatus)


def positions(readback: Readback) -> Iterator[Row]:
    rankings = {
        position_result.ranking.position: position_result.ranking
        for position_result in readback.decided
    }
    minimum = readback.campaign.regulations["eligibility"]["min_candidates_per_post"]
    opened = readback.campaign.positions.select_related("post")
    for position in sorted(opened, key=lambda position: readback.order[position.code]):
        states = [p.state for p in readback.papers if p.position_code == position.code]
        ranking = rankings[position.code]
        yield {
            "position": position.code,
            "post": position.post.code,
            "vacancies": str(position.vacancies),
            "registrations": str(len(states)),
            **{state.lower(): str(states.count(state)) for state in SCREENED},
            "minimum": str(minimum),
            "waiver": position.waiver,
            "state": ranking.state,
            "selected": " ".join(ranking.selected),
            "pending": "; ".join(f"{entry}:{what}" for entry, what in ranking.pending),
        }


def written_results(readback: Readback) -> list[Row]:
    rows = [
        {**_identity(readback, entry), **_written_row(score)}
        for position_result in readback.decided
        for entry, score in position_result.written
    ]
    return sorted(rows, key=lambda row: (len(row["candidate_number"]), row["candidate_number"]))


def _written_row(score: WrittenScore) -> Row:
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


def remark_changes(readback: Readback) -> Iterator[Row]:
    for position_result in readback.decided:
        for entry, score in position_result.written:
            if score.answer:
                yield {
                    "position": position_result.ranking.position,
                    "candidate_number": entry,
                    "citizen_id": readback.citizens[entry].citizen_id,
                    "requested": text(score.requested_on),
                    "state": text(score.answer.state),
                    "provisional": text(score.provisional),
                    "official": text(score.official),
                    "change": text(score.change.points),
                    "flip": text(score.change.flip),
                }


def proposal_results(readback: Readback) -> Iterator[Row]:
    slips = _slips_as_written(readback)
    for position_result in readback.decided:
        for entry, score in position_result.proposal:
            paper = readback.citizens[entry]
            of_panel = slips.get((paper.citizen_id, paper.position_code), [])
            yield {**_identity(readback, entry), **_proposal(of_panel, score)}


def _proposal(slips: list[str], score: ProposalScore) -> Row:
    return {
        "slips": " ".join(slips[: len(score.slips)]),
        "examiners": str(len(score.slips) or ""),
        "spread": text(score.spread),
        "branch": text(score.branch),
        "score": text(score.score),
        "gate": text(score.gate),
        "status": text(score.status),
        "pending": " ".join(score.pending),
    }


def _slips_as_written(readback: Readback) -> dict[tuple[str, str], list[str]]:
    """Return the points as the slips had them, by person and position, in the order of seats."""
    slips: dict[tuple[str, str], list[str]] = {}
    used = (row for row in readback.folder.slips if id(row) in readback.folder.used)
    of_panels = (row for row in used if row["kind"] == SlipKind.SLIP)
    for row in sorted(of_panels, key=lambda row: int(row["seq"])):
        slips.setdefault((row["citizen_id"], row["position"]), []).append(row["value"])
    return slips


def ranking(readback: Readback) -> Iterator[Row]:
    by_defence = scoring_of(readback.campaign).aggregation == Aggregation.PROJECT_ONLY
    for position_result in readback.decided:
        for row in position_result.ranking.rows:
            person = readback.people[readback.citizens[row.entry].citizen_id]
            yield {
                "position": row.position,
                "rank": text(row.rank),
                "candidate_number": row.entry,
                "citizen_id": person.citizen_id,
                "name": person.name,
                "written": "" if by_defence else text(row.written),
                "proposal": text(row.proposal),
                "total": text(row.total),
                "scale": "" if row.scale is None else str(row.scale),
                "result": row.result,
                "tie_rule": text(row.tie_rule),
                "tied_with": " ".join(row.tied_with),
            }


def _identity(readback: Readback, entry: str) -> Row:
    paper = readback.citizens[entry]
    post = paper.position_code
    return {"candidate_number": entry, "citizen_id": paper.citizen_id, "position": post}
