"""A whole campaign worked out from its raw facts: every score, every rank, every open question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from exams.rules.enums import PartKind
from exams.rules.scoring import Scoring
from grading.rules.merit import by_number
from grading.rules.proposal import Proposal, ProposalScore, score_proposal
from grading.rules.ranking import (
    Entrant,
    PositionRanking,
    PositionTerms,
    defends,
    rank,
    survivor_state,
)
from grading.rules.written import Written, WrittenScore, score_written

NO_WRITTEN = Written()
NO_PROPOSAL = Proposal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one candidate number in all its parts."""

    entry: str
    position: str
    written: Written = NO_WRITTEN
    proposal: Proposal = NO_PROPOSAL


@dataclass(frozen=True, slots=True)
class Decided:
    """One position with all that led to its list."""

    written: tuple[tuple[str, WrittenScore], ...]
    proposal: tuple[tuple[str, ProposalScore], ...]
    ranking: PositionRanking


def work_out(
    positions: Iterable[PositionTerms],
    facts: Iterable[Facts],
    scoring: Scoring,
    *,
    remark_until: date | None = None,
) -> tuple[Decided, ...]:
    """Work out every position, in the order of the announcement, from the same raw facts.

    Source: regulations 5; used for the ranking itself, for previews of a change and for proofs.
    """
    by_position: dict[str, list[Facts]] = {}
    for each in facts:
        by_position.setdefault(each.position, []).append(each)
    return tuple(
        decide(position, by_position.get(position.code, ()), scoring, remark_until=remark_until)
        for position in positions
    )


def decide(
    position: PositionTerms,
    facts: Iterable[Facts],
    scoring: Scoring,
    *,
    remark_until: date | None = None,
) -> Decided:
    """Work out one position: score the scripts, see who defends, score the defences, rank."""
    in_order = sorted(facts, key=lambda each: by_number(each.entry))
    scripts = _scripts(in_order, scoring, remark_until)
    stopped = survivor_state(position, scripts.values(), scoring)
    defences = {} if stopped else _defences(in_order, scripts, scoring)
    numbers = [each.entry for each in in_order]
    entrants = [Entrant(entry, scripts.get(entry), defences.get(entry)) for entry in numbers]
    ranking = rank(position, entrants, scoring)
    return Decided(tuple(scripts.items()), tuple(defences.items()), ranking)


def _scripts(
    facts: Iterable[Facts], scoring: Scoring, remark_until: date | None
) -> dict[str, WrittenScore]:
    """Score the script of each candidate number, if anything is written."""
    if PartKind.WRITTEN not in scoring.parts:
        return {}
    return {
        each.entry: score_written(each.written, scoring, remark_until=remark_until)
        for each in facts
    }


def _defences(
    facts: Iterable[Facts], scripts: Mapping[str, WrittenScore], scoring: Scoring
) -> dict[str, ProposalScore]:
    """Score the defence of each candidate number that goes on to it."""
    return {
        each.entry: score_proposal(each.proposal, scoring)
        for each in facts
        if defends(scripts.get(each.entry), scoring)
    }
