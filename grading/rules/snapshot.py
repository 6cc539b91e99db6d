"""A ranking as a photograph: all that it saw and all that it says, in plain values.

Plain means text, whole numbers, true, false, null, lists and objects; points are text. Nothing
here tells a name, a birth date, a citizen number or who marked: candidate numbers only.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from exams.rules.scoring import Scoring, table_of
from grading.rules.merit import by_number
from grading.rules.outcome import Decided, Facts
from grading.rules.proposal import Proposal, ProposalScore
from grading.rules.ranking import PositionTerms, Row
from grading.rules.remark import RemarkAnswer, Request
from grading.rules.sanctions import SanctionFacts
from grading.rules.written import Written, WrittenScore

Plain = dict[str, object]


def inputs_of(
    positions: Iterable[PositionTerms],
    facts: Iterable[Facts],
    scoring: Scoring,
    *,
    remark_until: date | None = None,
) -> Plain:
    """All that decides the ranking, and nothing else.

    Source: docs/evidence.md.
    Units:  points as text, never fewer places than the profile rounds to.
    """
    places = scoring.decimals
    in_order = sorted(facts, key=lambda each: by_number(each.entry))
    return {
        "scoring": table_of(scoring),
        "remark_until": _day(remark_until),
        "positions": [_position(each) for each in positions],
        "entries": {
            each.entry: {
                "position": each.position,
                "written": _written(each.written, places),
                "proposal": _proposal(each.proposal, places),
            }
            for each in in_order
        },
    }


def outcome_of(decided: Iterable[Decided], scoring: Scoring) -> Plain:
    """All that the ranking says, with every step that led to it.

    Source: docs/evidence.md.
    Units:  points as text, never fewer places than the profile rounds to.
    """
    return {"positions": [_decided(each, scoring.decimals) for each in decided]}


def points_text(points: Decimal | None, places: int) -> str | None:
    """Points as text with at least so many places; the same number is always the same text."""
    if points is None:
        return None
    shortest = f"{points.normalize():f}"
    whole, _, fraction = shortest.partition(".")
    return f"{whole}.{fraction.ljust(places, '0')}".rstrip(".")


def _position(position: PositionTerms) -> Plain:
    return {
        "code": position.code,
        "seats": position.seats,
        "opening": str(position.opening),
        "waived": position.waived,
        "survivor": _word(position.survivor),
        "tie_order": dict(position.tie_order),
    }


def _written(facts: Written, places: int) -> Plain:
    marks = facts.marks
    return {
        "sitting": str(facts.sitting),
        "zero": _word(facts.zero),
        "first": points_text(marks.first, places),
        "second": points_text(marks.second, places),
        "third": points_text(marks.third, places),
        "agreed": points_text(marks.agreed, places),
        "head": points_text(marks.head, places),
        "collective": points_text(marks.collective, places),
        "sanctions": _sanctions(facts.sanctions),
        "remark": _request(facts.request, places) if facts.request else None,
    }


def _request(request: Request, places: int) -> Plain:
    return {
        "requested_on": _day(request.requested_on),
        "first": points_text(request.first, places),
        "second": points_text(request.second, places),
        "third": points_text(request.third, places),
        "dialogue": points_text(request.dialogue, places),
    }


def _proposal(facts: Proposal, places: int) -> Plain:
    return {
        "sitting": str(facts.sitting),
        "slips": [points_text(each, places) for each in facts.slips.points],
        "head": points_text(facts.slips.head, places),
        "sanctions": _sanctions(facts.sanctions),
    }


def _sanctions(sanctions: Iterable[SanctionFacts]) -> list[Plain]:
    return [{"level": str(each.level), "applied": each.applied} for each in sanctions]


def _decided(decided: Decided, places: int) -> Plain:
    ranking = decided.ranking
    return {
        "code": ranking.position,
        "state": str(ranking.state),
        "selected": list(ranking.selected),
        "pending": [[entry, str(word)] for entry, word in ranking.pending],
        "written": {entry: _written_score(score, places) for entry, score in decided.written},
        "proposal": {entry: _proposal_score(score, places) for entry, score in decided.proposal},
        "ranking": [_row(row, places) for row in ranking.rows],
    }


def _written_score(score: WrittenScore, places: int) -> Plain:
    return {
        "first": points_text(score.marks.first, places),
        "second": points_text(score.marks.second, places),
        "third": points_text(score.marks.third, places),
        "difference": points_text(score.difference, places),
        "branch": _word(score.branch),
        "reconciled": points_text(score.reconciled, places),
        "sanctions": [str(level) for level in score.levels],
        "percent": points_text(score.percent, places),
        "provisional": points_text(score.provisional, places),
        "remark": _answer(score, score.answer, places) if score.answer else None,
        "official_raw": points_text(score.official_raw, places),
        "official": points_text(score.official, places),
        "gate": points_text(score.gate, places),
        "status": str(score.status),
        "pending": [str(word) for word in score.pending],
    }


def _answer(score: WrittenScore, answer: RemarkAnswer, places: int) -> Plain:
    remarked, change = answer.remarked, score.change
    return {
        "requested_on": _day(score.requested_on),
        "state": str(answer.state),
        "branch": _word(remarked.branch if remarked else None),
        "points": points_text(remarked.points if remarked else None, places),
        "difference": points_text(answer.difference, places),
        "change": points_text(change.points, places),
        "flip": str(change.flip),
    }


def _proposal_score(score: ProposalScore, places: int) -> Plain:
    return {
        "slips": [points_text(each, places) for each in score.slips],
        "spread": points_text(score.spread, places),
        "branch": _word(score.branch),
        "assessed": points_text(score.assessed, places),
        "sanctions": [str(level) for level in score.levels],
        "score": points_text(score.score, places),
        "gate": points_text(score.gate, places),
        "status": str(score.status),
        "pending": [str(word) for word in score.pending],
    }


def _row(row: Row, places: int) -> Plain:
    return {
        "entry": row.entry,
        "rank": row.rank,
        "written": points_text(row.written, places),
        "proposal": points_text(row.proposal, places),
        "total": points_text(row.total, places),
        "scale": points_text(row.scale, places),
        "result": str(row.result),
        "tie_rule": _word(row.tie_rule),
        "tied_with": list(row.tied_with),
    }


def _word(word: object) -> str | None:
    return None if word is None else str(word)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
