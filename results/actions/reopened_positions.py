"""The positions with too few people for which alone registration opens again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from accounts.actions.action import running
from audit.models import Protected
from candidates.actions import too_few, too_few_letters
from candidates.actions.dossiers import postponed_positions
from candidates.actions.eligible_list import positions_with_too_few
from candidates.rules.too_few import Remedy
from exams.actions.advance import reopen_registration
from exams.models import Campaign
from exams.rules.letters import LetterKind
from exams.rules.refusals import Refusal
from exams.rules.stages import SCREEN


def reopen(
    campaign: Campaign, again: Mapping[str, Any] | None, number: str, closes: date
) -> list[Protected]:
    """Open the registration of a locked campaign again: for some positions alone, or (None) all.

    `again` has the `positions`, and whether people have to be `nominated`. Returns the decisions,
    and the letters to the candidates of these positions and to the secretary.
    Raises Refusal REOPENED_AFTER_SCREENING, REMEDY_NOT_ALLOWED or NOT_TOO_FEW.
    """
    if again is not None:
        require_reopenable(campaign, again)
    campaign.reopened_for = again
    reopen_registration(campaign)
    if again is None:
        return []
    positions = list(campaign.positions.filter(code__in=again["positions"]).order_by("code"))
    facts, at = {"document": number, "until": f"{closes:%d/%m/%Y}"}, running().at
    letters = too_few_letters.letters_about(campaign, positions, LetterKind.REOPENED, facts, at)
    return [*too_few.reopened(campaign, positions, number), *letters]


def require_reopenable(campaign: Campaign, again: Mapping[str, Any]) -> None:
    """Refuse what the profile does not allow, and a position that does not lack people."""
    if campaign.step != SCREEN:
        raise Refusal("REOPENED_AFTER_SCREENING", field="positions")
    too_few.require_remedy(campaign, remedy_of(again))
    if enough := sorted(set(again["positions"]) - set(reopenable(campaign))):
        raise Refusal("NOT_TOO_FEW", code=enough[0], field="positions")


def remedy_of(again: Mapping[str, Any]) -> Remedy:
    """Return what is done with positions that take files again: of nominees, or of anybody."""
    return Remedy.NOMINATE if again["nominated"] else Remedy.EXTEND


def reopenable(campaign: Campaign) -> tuple[str, ...]:
    """Return the positions that may take files again: too few people, nobody, or postponed."""
    taken = set(campaign.applications.handed_in().values_list("position_code", flat=True))
    empty = set(campaign.positions.values_list("code", flat=True)) - taken
    postponed = postponed_positions(campaign)
    return tuple(sorted({*positions_with_too_few(campaign), *postponed, *empty}))
