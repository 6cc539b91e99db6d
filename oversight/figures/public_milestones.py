"""Which milestones of a campaign are public to those who watch."""

from exams.actions.advance import first_sitting, parts_of
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.stages import SCREEN
from oversight.figures.funnel import Milestone
from oversight.figures.rows_of_campaigns import is_past
from results.actions.appointments import is_any_decided
from results.rules.enums import PublicationKind


def milestones_of(campaign: Campaign) -> tuple[Milestone, ...]:
    """Return the milestones that a campaign has, by its parts, in order."""
    parts = parts_of(campaign)
    needs = {
        Milestone.PASSED_WRITTEN: PartKind.WRITTEN,
        Milestone.PASSED_ALL: PartKind.PROPOSAL,
    }
    return tuple(each for each in Milestone if each not in needs or needs[each] in parts)


def public_milestones(campaign: Campaign) -> tuple[Milestone, ...]:
    """Return the milestones whose figures are public to those who watch, in order.

    Attendance once the sitting is over; who passed and who was selected once it was published;
    who was appointed once a decision is on record.
    """
    kinds = set(campaign.publications.values_list("kind", flat=True))
    is_public = {
        Milestone.REGISTERED: True,
        Milestone.ELIGIBLE: is_past(campaign, SCREEN),
        Milestone.PRESENT: is_past(campaign, first_sitting(campaign)),
        Milestone.PASSED_WRITTEN: PublicationKind.REMARK in kinds,
        Milestone.PASSED_ALL: PublicationKind.OFFICIAL in kinds,
        Milestone.SELECTED: PublicationKind.OFFICIAL in kinds,
        Milestone.APPOINTED: is_any_decided(campaign),
    }
    return tuple(each for each in milestones_of(campaign) if is_public[each])
