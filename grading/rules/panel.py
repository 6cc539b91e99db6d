"""How the secret slips of a defence panel become one score."""

from dataclasses import dataclass
from decimal import Decimal

from exams.rules.scale import ZERO, half_up
from exams.rules.scoring import Scoring
from grading.rules.enums import Branch, Pending
from grading.rules.reconciliation import Reconciled, Settled, Unsettled


@dataclass(frozen=True, slots=True)
class Slips:
    """The points of the members, each given alone, and what the head decided if he had to."""

    points: tuple[Decimal, ...] = ()
    head: Decimal | None = None
    least: int = 0  # how few members were approved to go on; 0: the profile's minimum


def assess(slips: Slips, scoring: Scoring) -> Reconciled:
    """Take the mean of the slips, unless they lie too far apart.

    Source: noi quy arts. 19 to 22 (regulations 5.6); profile `panel_min_examiners`,
            `panel_spread_max`. No slip is trimmed. A spread equal to the limit is still a mean.
    Units:  points; `difference` is the highest slip less the lowest.
    """
    count, least = len(slips.points), slips.least or scoring.panel_min_examiners
    spread = max(slips.points) - min(slips.points) if count else None
    if (spread is None or count < least) and slips.head is not None:
        return Settled(Branch.PANEL_HEAD_DECIDED, half_up(slips.head, scoring.decimals), spread)
    if spread is None or count < least:
        return Unsettled(Pending.PANEL_SLIPS, None, spread)
    if spread <= scoring.panel_spread_max:
        mean = half_up(sum(slips.points, ZERO) / count, scoring.decimals)
        return Settled(Branch.PANEL_MEAN, mean, spread)
    if slips.head is None:
        return Unsettled(Pending.PANEL_HEAD_DECISION, Branch.PANEL_HEAD_DECISION, spread)
    return Settled(Branch.PANEL_HEAD_DECIDED, half_up(slips.head, scoring.decimals), spread)
