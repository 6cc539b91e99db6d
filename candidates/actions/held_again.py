"""A position that the competent body wants to be held again: what was sat for it is void."""

from datetime import datetime

from audit.models import Protected
from candidates.actions import too_few_letters
from candidates.models import Complaint
from candidates.rules.complaints import ComplaintRemedy
from candidates.rules.position_outcomes import ListState
from exams.models import Campaign, Lot, Position, Sitting
from exams.rules.enums import SittingState
from exams.rules.letters import LetterKind
from exams.rules.refusals import Refusal

EXPECTED = (SittingState.PRESENT, SittingState.ABSENT)


def voiding(campaign: Campaign, complaint: Complaint, at: datetime) -> list[Protected]:
    """Return what changes: the position, its defences still to come, a letter to each candidate.

    Raises Refusal POSITION_NOT_IN_CAMPAIGN.
    """
    position = position_of(complaint)
    position.opening = str(ListState.HELD_AGAIN)
    facts = {"document": complaint.remedy_document, "why": complaint.effect}
    letters = too_few_letters.letters_about(
        campaign, [position], LetterKind.POSITION_HELD_AGAIN, facts, at
    )
    return [position, *sittings_called_off(position), *letters]


def position_of(complaint: Complaint) -> Position:
    """Return the position that a complaint is about, or refuse (POSITION_NOT_IN_CAMPAIGN)."""
    application = complaint.application
    if application.position is None:
        raise Refusal("POSITION_NOT_IN_CAMPAIGN", position=application.position_code)
    return application.position


def sittings_called_off(position: Position) -> list[Sitting]:
    """Return the lines of the roll that say of a defence that is not over that it is called off."""
    lots = Lot.objects.filter(entry__position=position, part__closed_at=None)
    rolls = Sitting.objects.filter(entry__position=position)
    stored = {(line.entry_id, line.part_id): line for line in rolls}
    lines = [
        stored.get((lot.entry_id, lot.part_id)) or Sitting(entry=lot.entry, part=lot.part)
        for lot in lots.select_related("entry", "part")
    ]
    expected = [line for line in lines if line.state in ("", *EXPECTED)]
    for line in expected:
        line.state, line.zero = str(SittingState.CALLED_OFF), ""
    return expected


def positions_held_again(campaign: Campaign) -> dict[str, str]:
    """Return the positions that are void here, by code, and the paper that says so."""
    rows = Complaint.objects.filter(
        application__campaign=campaign, remedy=ComplaintRemedy.HELD_AGAIN
    )
    named = rows.order_by("application__position__code", "remedied_at")
    return dict(named.values_list("application__position__code", "remedy_document"))
