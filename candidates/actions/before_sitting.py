"""Until the first sitting begins somebody may still be let in, or leave; afterwards nobody may."""

from datetime import datetime

from candidates.models import Application
from candidates.rules.position_outcomes import ListState
from exams.actions.advance import first_sitting
from exams.models import Campaign, ExamPart
from exams.rules.refusals import Refusal


def first_part(campaign: Campaign) -> ExamPart:
    """Return the part that is sat first."""
    return campaign.parts.get(kind=first_sitting(campaign).part)


def sitting_began(campaign: Campaign, at: datetime) -> bool:
    """Say whether the hour has come at which the first part is sat."""
    starts_at = first_part(campaign).starts_at
    return starts_at is not None and at >= starts_at


def require_before_first_sitting(campaign: Campaign, at: datetime) -> None:
    """Refuse (SITTING_BEGAN) what may be done only until the first sitting begins."""
    if sitting_began(campaign, at):
        raise Refusal("SITTING_BEGAN")


def is_over_for(application: Application, at: datetime) -> bool:
    """Say whether whoever is let in now can sit for their position no more, though it is held."""
    campaign = application.campaign
    is_past = campaign.step != first_sitting(campaign) or sitting_began(campaign, at)
    return is_competed_for(application) and is_past


def is_competed_for(application: Application) -> bool:
    """Say whether the position of a file is held, by the approved list and what came after it."""
    position = application.position
    return position is not None and position.opening == ListState.HELD
