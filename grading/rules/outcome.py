"""A whole campaign worked out from its raw facts: every score, every rank, every open question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from exams.rules.enums import PartKind
from exams.rules.scoring import Scoring
from grading.rules.identity_cache import identity_cache
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


class _Scores:
    """Scores the parts of one campaign: many people were given the same, and it is scored once."""

    def __init__(self, scoring: Scoring, remark_until: date | None) -> None:
        self.scoring = scoring
        written = partial(score_written, scoring=scoring, remark_until=remark_until)
        self._written = identity_cache(written)
        self._proposal = identity_cache(partial(score_proposal, scoring=scoring))

    def scripts(self, facts: Iterable[Facts]) -> dict[str, WrittenScore]:
        """Score the script of each candidate number, if anything is written."""
        if PartKind.WRITTEN not in self.scoring.parts:
            return {}
        return {each.entry: self._written(each.written) for each in facts}

    def defences(
        self, facts: Iterable[Facts], scripts: Mapping[str, WrittenScore]
    ) -> dict[str, ProposalScore]:
        """Score the defence of each candidate number that goes on to it."""
        return {
            each.entry: self._proposal(each.proposal)
            for each in facts
            if defends(scripts.get(each.entry), self.scoring)
        }


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
    scores = _Scores(scoring, remark_until)
    return tuple(
        _decide(position, by_position.get(position.code, ()), scores) for position in positions
    )


def _decide(position: PositionTerms, facts: Iterable[Facts], scores: _Scores) -> Decided:
    """Work out one position: score the scripts, see who defends, score the defences, rank."""
    in_order = sorted(facts, key=lambda each: by_number(each.entry))
    scripts = scores.scripts(in_order)
    stopped = survivor_state(position, scripts.values(), scores.scoring)
    defences = {} if stopped else scores.defences(in_order, scripts)
    numbers = [each.entry for each in in_order]
    entrants = [Entrant(entry, scripts.get(entry), defences.get(entry)) for entry in numbers]
    ranking = rank(position, entrants, scores.scoring)
    return Decided(tuple(scripts.items()), tuple(defences.items()), ranking)
