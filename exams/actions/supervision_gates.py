"""Whether whom the law asks founded the supervision board. Reads only.

Source: TT 22/2025 art. 23.
"""

from exams.actions.body_rules import PAGE, rules_for
from exams.models import Body, Campaign
from exams.rules.bodies import BodyKind
from exams.rules.checks import Check, errors
from exams.rules.supervision import ASKED_OF, supervision_checks, under_checks, unsaid_checks


def supervision_of(body: Body, under: str | None) -> tuple[Check, ...]:
    """Return that the board is founded by whom it supervises, or that nobody says by whom.

    `under` is what the decision about this body says; None: nothing is decided yet. A body founded
    before it was asked is named beside the one that is decided now.
    """
    if under is None or body.kind not in ASKED_OF:
        return ()
    says = {**_says(body.campaign), body.kind: under}
    unsaid = under_checks(BodyKind(body.kind), under, PAGE) or unsaid_checks(says, PAGE)
    return (*unsaid, *_unlawful(body.campaign, says))


def left_open_by_decisions(campaign: Campaign) -> tuple[Check, ...]:
    """Return what no gate passes in silence: an unlawful board, or decisions that leave it open.

    Where the profile only wants it named, two persons named it when they founded the board.
    """
    says = _says(campaign)
    return (*unsaid_checks(says, PAGE), *errors(_unlawful(campaign, says)))


def _says(campaign: Campaign) -> dict[str, str]:
    """Return what the decision about each founded body says, of those that are asked."""
    founded = campaign.bodies.exclude(founded_at=None).filter(kind__in=ASKED_OF)
    return dict(founded.values_list("kind", "founded_under"))


def _unlawful(campaign: Campaign, says: dict[str, str]) -> tuple[Check, ...]:
    council, board = (says.get(kind, "") for kind in ASKED_OF)
    blocks = rules_for(campaign).blocks_own_supervision
    return supervision_checks(council, board, blocks=blocks, page=PAGE)
