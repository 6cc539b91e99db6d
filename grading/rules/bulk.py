"""The same law in whole numbers, for the many whose marks need nobody to decide.

A large exam is mostly two marks that agree and a panel that agrees. Those are reckoned here in
hundredths, without an object for each step; whoever does not fit is None and goes through
`outcome.decide`. A property test holds both ways equal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from exams.rules.scoring import Scoring, TieKey
from grading.rules.merit import Standing, tie_keys
from grading.rules.totals import shares


@dataclass(frozen=True, slots=True)
class Reckoner:
    """The parameters as whole numbers.

    Units: the smallest rounded unit (hundredths, with two decimals); `on_paper` and `by_mouth`
    are parts of `whole`; `proposal_first` tells of each tie key whether it is the proposal.
    """

    auto_max: int
    spread_max: int
    members: int
    written_gate: int
    proposal_gate: int
    on_paper: int
    by_mouth: int
    whole: int
    proposal_keys: tuple[bool, ...]

    def written(self, first: int, second: int) -> int | None:
        """The mean of two marks that agree, half up; None where somebody must decide.

        Source: regulations 5.4, as `reconciliation.reconcile`.
        """
        if -self.auto_max <= first - second <= self.auto_max:
            return (first + second + 1) // 2
        return None

    def proposal(self, slips: Sequence[int]) -> int | None:
        """The mean of slips that agree, half up; None where somebody must decide.

        Source: regulations 5.6, as `panel.assess`.
        """
        count = len(slips)
        if count < self.members or not count or max(slips) - min(slips) > self.spread_max:
            return None
        return (2 * sum(slips) + count) // (2 * count)

    def merit(self, entry: str, written: int, proposal: int) -> Standing:
        """The merit of one person who passed every part, as `merit.standings`."""
        exact = written * self.on_paper + proposal * self.by_mouth
        total = (2 * exact + self.whole) // (2 * self.whole)
        keys = [proposal if spoken else written for spoken in self.proposal_keys]
        return Standing(entry, (total, *keys))


def reckoner(scoring: Scoring) -> Reckoner:
    """Make the parameters whole; limits finer than the unit are rounded down, as no mark is."""
    unit = Decimal(10) ** scoring.decimals
    on_paper, by_mouth = shares(scoring)
    whole = 10 ** max(0, *(-_exponent(share) for share in (on_paper, by_mouth)))
    return Reckoner(
        auto_max=int(scoring.diff_auto_max * unit),
        spread_max=int(scoring.panel_spread_max * unit),
        members=scoring.panel_min_examiners,
        written_gate=_up(scoring.written_gate * unit),
        proposal_gate=_up(scoring.proposal_gate * unit),
        on_paper=int(on_paper * whole),
        by_mouth=int(by_mouth * whole),
        whole=whole,
        proposal_keys=tuple(key == TieKey.PROPOSAL for key in tie_keys(scoring)),
    )


def _exponent(share: Decimal) -> int:
    exponent = share.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _up(points: Decimal) -> int:
    return -int(-points // 1)
