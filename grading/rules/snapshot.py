"""A ranking as a snapshot: its inputs and its outcome, in plain values.

Plain means text, whole numbers, true, false, null, lists and objects; points are text. Nothing
here tells a name, a birth date, a citizen number or who marked: candidate numbers only. What many
people have in common is one object, which nobody changes.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial

from audit.rules.canonical import Plain
from exams.rules.scoring import Scoring
from exams.rules.scoring_table import table_of
from grading.rules.identity_cache import identity_cache
from grading.rules.merit import by_number
from grading.rules.outcome import Decided, Facts
from grading.rules.proposal import Proposal, ProposalScore
from grading.rules.ranking import PositionRanking, PositionTerms, Row
from grading.rules.remark import RemarkAnswer, Request
from grading.rules.sanctions import SanctionFacts
from grading.rules.written import Written, WrittenScore


def inputs_of(
    positions: Iterable[PositionTerms],
    facts: Iterable[Facts],
    scoring: Scoring,
    *,
    remark_until: date | None = None,
) -> dict[str, Plain]:
    """All that decides the ranking, and nothing else.

    Source: docs/evidence.md.
    Units:  points as text, never fewer places than the profile rounds to.
    """
    written = identity_cache(partial(_written, decimals=scoring.decimals))
    proposal = identity_cache(partial(_proposal, decimals=scoring.decimals))
    return {
        "scoring": table_of(scoring),
        "remark_until": _day(remark_until),
        "positions": [_position(each) for each in positions],
        "entries": {
            each.entry: {
                "position": each.position,
                "written": written(each.written),
                "proposal": proposal(each.proposal),
            }
            for each in sorted(facts, key=lambda each: by_number(each.entry))
        },
    }


def outcome_of(decided: Iterable[Decided], scoring: Scoring) -> dict[str, Plain]:
    """All that the ranking says, with every step that led to it.

    Source: docs/evidence.md.
    Units:  points as text, never fewer places than the profile rounds to.
    """
    written = identity_cache(partial(_written_score, decimals=scoring.decimals))
    proposal = identity_cache(partial(_proposal_score, decimals=scoring.decimals))
    return {
        "positions": [
            {
                **_ranking(each.ranking, scoring.decimals),
                "written": {entry: written(score) for entry, score in each.written},
                "proposal": {entry: proposal(score) for entry, score in each.proposal},
            }
            for each in decided
        ]
    }


@lru_cache(maxsize=4096)  # a scale has few points, a ranking has many
def points_text(points: Decimal | None, decimals: int) -> str | None:
    """Points as text with at least so many places; the same number is always the same text."""
    if points is None:
        return None
    shortest = f"{points.normalize():f}"
    whole, _, fraction = shortest.partition(".")
    return f"{whole}.{fraction.ljust(decimals, '0')}".rstrip(".")


def _position(position: PositionTerms) -> dict[str, Plain]:
    return {
        "code": position.code,
        "seats": position.seats,
        "opening": str(position.opening),
        "waived": position.waived,
        "survivor": _code_or_none(position.survivor),
        "tie_order": dict(position.tie_order),
    }


def _written(facts: Written, decimals: int) -> dict[str, Plain]:
    marks = facts.marks
    return {
        "sitting": str(facts.sitting),
        "zero": _code_or_none(facts.zero),
        "first": points_text(marks.first, decimals),
        "second": points_text(marks.second, decimals),
        "third": points_text(marks.third, decimals),
        "agreed": points_text(marks.agreed, decimals),
        "head": points_text(marks.head, decimals),
        "collective": points_text(marks.collective, decimals),
        **({"opened": points_text(marks.opened, decimals)} if marks.opened is not None else {}),
        "sanctions": _sanctions(facts.sanctions),
        "remark": _request(facts.request, decimals) if facts.request else None,
    }


def _request(request: Request, decimals: int) -> dict[str, Plain]:
    return {
        "requested_on": _day(request.requested_on),
        "first": points_text(request.first, decimals),
        "second": points_text(request.second, decimals),
        "third": points_text(request.third, decimals),
        "dialogue": points_text(request.dialogue, decimals),
    }


def _proposal(facts: Proposal, decimals: int) -> dict[str, Plain]:
    return {
        "sitting": str(facts.sitting),
        "slips": [points_text(each, decimals) for each in facts.slips.points],
        "head": points_text(facts.slips.head, decimals),
        **({"least": facts.slips.least} if facts.slips.least else {}),
        "sanctions": _sanctions(facts.sanctions),
    }


def _sanctions(sanctions: Iterable[SanctionFacts]) -> list[dict[str, Plain]]:
    return [{"level": str(each.level), "applied": each.applied} for each in sanctions]


def _ranking(ranking: PositionRanking, decimals: int) -> dict[str, Plain]:
    return {
        "code": ranking.position,
        "state": str(ranking.state),
        "selected": list(ranking.selected),
        "pending": [[entry, str(pending)] for entry, pending in ranking.pending],
        "ranking": [_row(row, decimals) for row in ranking.rows],
    }


def _written_score(score: WrittenScore, decimals: int) -> dict[str, Plain]:
    return {
        "first": points_text(score.marks.first, decimals),
        "second": points_text(score.marks.second, decimals),
        "third": points_text(score.marks.third, decimals),
        "difference": points_text(score.difference, decimals),
        "branch": _code_or_none(score.branch),
        "reconciled": points_text(score.reconciled, decimals),
        "sanctions": [str(level) for level in score.levels],
        "percent": points_text(score.percent, decimals),
        "provisional": points_text(score.provisional, decimals),
        "remark": _answer(score, score.answer, decimals) if score.answer else None,
        "official_raw": points_text(score.official_raw, decimals),
        "official": points_text(score.official, decimals),
        "gate": points_text(score.gate, decimals),
        "status": str(score.status),
        "pending": [str(pending) for pending in score.pending],
    }


def _answer(score: WrittenScore, answer: RemarkAnswer, decimals: int) -> dict[str, Plain]:
    remarked, change = answer.remarked, score.change
    return {
        "requested_on": _day(score.requested_on),
        "state": str(answer.state),
        "branch": _code_or_none(remarked.branch if remarked else None),
        "points": points_text(remarked.points if remarked else None, decimals),
        "difference": points_text(answer.difference, decimals),
        "change": points_text(change.points, decimals),
        "flip": str(change.flip),
    }


def _proposal_score(score: ProposalScore, decimals: int) -> dict[str, Plain]:
    return {
        "slips": [points_text(each, decimals) for each in score.slips],
        "spread": points_text(score.spread, decimals),
        "branch": _code_or_none(score.branch),
        "assessed": points_text(score.assessed, decimals),
        "sanctions": [str(level) for level in score.levels],
        "score": points_text(score.score, decimals),
        "gate": points_text(score.gate, decimals),
        "status": str(score.status),
        "pending": [str(pending) for pending in score.pending],
    }


def _row(row: Row, decimals: int) -> dict[str, Plain]:
    return {
        "entry": row.entry,
        "rank": row.rank,
        "written": points_text(row.written, decimals),
        "proposal": points_text(row.proposal, decimals),
        "total": points_text(row.total, decimals),
        "scale": points_text(row.scale, decimals),
        "result": str(row.result),
        "tie_rule": _code_or_none(row.tie_rule),
        "tied_with": list(row.tied_with),
    }


def _code_or_none(value: object) -> str | None:
    return None if value is None else str(value)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
