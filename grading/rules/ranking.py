"""The list of one position: who is selected, who passed, who failed, and what is still open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from exams.rules.enums import PartKind
from exams.rules.scoring import Scoring, SurvivorRule
from grading.rules.enums import (
    Opening,
    Pending,
    PositionState,
    Result,
    ScoreStatus,
    Survivor,
    TieRule,
)
from grading.rules.merit import Place, by_number, order
from grading.rules.proposal import ProposalScore
from grading.rules.standings import standings, tie_keys
from grading.rules.totals import scale_of_total, total
from grading.rules.written import WrittenScore

_GOES_ON = frozenset({ScoreStatus.PASSED_WRITTEN, ScoreStatus.PASSED_PROPOSAL, ScoreStatus.PENDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionTerms:
    """One position as opened, with the decisions taken about it."""

    code: str
    seats: int
    opening: Opening = Opening.HELD
    waived: bool = False
    survivor: Survivor | None = None
    tie_order: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Entrant:
    """One candidate number with what the parts say of it; None: not sat (yet)."""

    entry: str
    written: WrittenScore | None = None
    proposal: ProposalScore | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the list. The block holds all who are equal, the person included.

    Units: points; the total never without its scale.
    """

    position: str
    entry: str
    result: Result
    rank: int | None = None
    written: Decimal | None = None
    proposal: Decimal | None = None
    total: Decimal | None = None
    scale: Decimal | None = None
    tie_rule: TieRule | None = None
    block: tuple[str, ...] = ()

    @property
    def tied_with(self) -> tuple[str, ...]:
        return tuple(entry for entry in self.block if entry != self.entry)


@dataclass(frozen=True, slots=True)
class PositionRanking:
    """The state of one position and all its lines, the ranked ones first."""

    position: str
    state: PositionState
    selected: tuple[str, ...]
    pending: tuple[tuple[str, Pending], ...]
    rows: tuple[Row, ...]


def opening(*, registrations: int, eligible: int, minimum: int, waived: bool) -> Opening:
    """Whether the exam is held for a position.

    Source: regulations 3 (P6), 9.1 L13 and L23; profile `min_candidates_per_post`.
    Units:  people.
    """
    if registrations == 0:
        return Opening.NO_REGISTRATION
    if eligible == 0 or (eligible < minimum and not waived):
        return Opening.NOT_ENOUGH_CANDIDATES
    return Opening.HELD


def survivor_state(
    position: PositionTerms, scores: Iterable[WrittenScore], scoring: Scoring
) -> PositionState | None:
    """What one survivor of several after the written gate means; None: the defence goes on.

    Source: regulations 9.1 L20; profile `single_survivor_after_gate`.
    """
    statuses = [score.status for score in scores]
    alone = len(statuses) > 1 and statuses.count(ScoreStatus.PASSED_WRITTEN) == 1
    gated = PartKind.WRITTEN in scoring.parts and PartKind.PROPOSAL in scoring.parts
    if position.waived or not (gated and alone) or ScoreStatus.PENDING in statuses:
        return None
    match scoring.single_survivor_after_gate, position.survivor:
        case (SurvivorRule.CONTINUE, _) | (SurvivorRule.CONTINUE_WITH_DECISION, Survivor.CONTINUE):
            return None
        case (SurvivorRule.STOP, _) | (_, Survivor.STOP):
            return PositionState.SINGLE_SURVIVOR_STOPPED
    return PositionState.SINGLE_SURVIVOR_PENDING


def defends(score: WrittenScore | None, scoring: Scoring) -> bool:
    """Whether a person goes on to the defence: passed in writing, or nothing was written."""
    if PartKind.PROPOSAL not in scoring.parts:
        return False
    if PartKind.WRITTEN not in scoring.parts:
        return True
    return score is not None and score.status == ScoreStatus.PASSED_WRITTEN


def rank(position: PositionTerms, entrants: Iterable[Entrant], scoring: Scoring) -> PositionRanking:
    """Decide one position, as far as it can be decided.

    Source: regulations 5.7 and 5.8; docs/readings.md. While any action is outstanding nobody is
    ranked. The answer does not depend on the order in which the entrants come.
    """
    if position.opening != Opening.HELD:
        return PositionRanking(position.code, PositionState(position.opening), (), (), ())
    ordered = sorted(entrants, key=lambda entrant: by_number(entrant.entry))
    scores = [entrant.written for entrant in ordered if entrant.written]
    if stopped := survivor_state(position, scores, scoring):
        return _stopped(position, stopped, ordered, scoring)
    if pending := _pending(ordered, scoring):
        return _open(position, pending, ordered, scoring)
    return _decided(position, ordered, scoring)


def _stopped(
    position: PositionTerms, state: PositionState, entrants: Sequence[Entrant], scoring: Scoring
) -> PositionRanking:
    rows = tuple(_unranked(position, each, scoring, Result(state)) for each in entrants)
    return PositionRanking(position.code, state, (), (), rows)


def _pending(entrants: Sequence[Entrant], scoring: Scoring) -> tuple[tuple[str, Pending], ...]:
    return tuple((each.entry, step) for each in entrants for step in outstanding(each, scoring))


def _open(
    position: PositionTerms,
    pending: tuple[tuple[str, Pending], ...],
    entrants: Sequence[Entrant],
    scoring: Scoring,
) -> PositionRanking:
    rows = tuple(_while_pending(position, each, scoring) for each in entrants)
    return PositionRanking(position.code, PositionState.PENDING, (), pending, rows)


def outstanding(entrant: Entrant, scoring: Scoring) -> tuple[Pending, ...]:
    """What somebody still has to do before this person can be ranked."""
    written, proposal = entrant.written, entrant.proposal
    if written is None and PartKind.WRITTEN in scoring.parts:
        return (Pending.MARKS,)
    if written and written.pending:
        return written.pending
    if not defends(written, scoring):
        return ()
    return proposal.pending if proposal else (Pending.PANEL_SLIPS,)


def _decided(
    position: PositionTerms, entrants: Sequence[Entrant], scoring: Scoring
) -> PositionRanking:
    complete = {each.entry: each for each in entrants if _failure(each, scoring) is None}
    places = order(
        standings((_scores(each) for each in complete.values()), scoring),
        seats=position.seats,
        keys=tie_keys(scoring),
        decided=dict(position.tie_order),
    )
    ranked = [_ranked(position, complete[place.entry], place, scoring) for place in places]
    out = (each for each in entrants if each.entry not in complete)
    rest = [_unranked(position, each, scoring, Result.PENDING) for each in out]
    selected = tuple(place.entry for place in places if place.result == Result.SELECTED)
    state = _state_of([place.result for place in places], position.seats)
    return PositionRanking(position.code, state, selected, (), (*ranked, *rest))


def _state_of(results: Sequence[Result], seats: int) -> PositionState:
    """Say whether every seat is taken, some are left, nobody passed, or a tie waits."""
    if Result.TIE_PENDING in results:
        return PositionState.TIE_PENDING
    if not results:
        return PositionState.NO_ONE_PASSED
    left = results.count(Result.SELECTED) < seats
    return PositionState.DECIDED_SEATS_LEFT if left else PositionState.DECIDED


def _while_pending(position: PositionTerms, entrant: Entrant, scoring: Scoring) -> Row:
    """Return the line of somebody in a position that waits, for them or for somebody else."""
    row = _unranked(position, entrant, scoring, Result.PENDING)
    if row.result != Result.PENDING or outstanding(entrant, scoring):
        return row
    return replace(
        row,
        result=Result.PASSED_NOT_RANKED_YET,
        total=total(row.written, row.proposal, scoring),
        scale=scale_of_total(scoring),
    )


def _failure(entrant: Entrant, scoring: Scoring) -> Result | None:
    """What keeps this person out of the order of merit; None: nothing that has happened."""
    written = entrant.written
    if written and written.status not in _GOES_ON:
        return Result(written.status)
    proposal = entrant.proposal if defends(written, scoring) else None
    if proposal and proposal.status not in _GOES_ON:
        return Result(proposal.status)
    return None


def _scores(entrant: Entrant) -> tuple[str, Decimal | None, Decimal | None]:
    written = entrant.written.official if entrant.written else None
    return entrant.entry, written, entrant.proposal.score if entrant.proposal else None


def _ranked(position: PositionTerms, entrant: Entrant, place: Place, scoring: Scoring) -> Row:
    entry, written, proposal = _scores(entrant)
    return Row(
        position=position.code,
        entry=entry,
        result=place.result,
        rank=place.rank,
        written=written,
        proposal=proposal,
        total=Decimal(place.total).scaleb(-scoring.decimals),
        scale=scale_of_total(scoring),
        tie_rule=place.tie_rule,
        block=place.block,
    )


def _unranked(
    position: PositionTerms, entrant: Entrant, scoring: Scoring, otherwise: Result
) -> Row:
    entry, written, proposal = _scores(entrant)
    return Row(
        position=position.code,
        entry=entry,
        result=_failure(entrant, scoring) or otherwise,
        written=written,
        proposal=proposal,
    )
