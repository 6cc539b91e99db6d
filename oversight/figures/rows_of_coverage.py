"""The positions, who is planned for them and who came, as frames."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from candidates.actions.dossiers import list_in_force
from candidates.actions.planning_match import planned_as, unsettled
from candidates.models import PlanningList
from candidates.rules.enums import ApplicationState
from exams.models import Campaign
from oversight.figures.frames import frame_of

if TYPE_CHECKING:
    from pandas import DataFrame
from oversight.figures.rows_of_campaigns import papers_of


def coverage_frames(campaign: Campaign, version: PlanningList | None) -> list["DataFrame"]:
    """Return the positions, who is planned for their posts, and the papers that came.

    Whom the list has under another number counts under that one, as settled.
    """
    listed = planned_as(campaign)
    positions = campaign.positions.order_by("code").values_list("code", "post__code")
    rows = papers_of(campaign).values_list("position_code", "reg_no", "citizen_id", "state")
    return [
        frame_of(positions, ("position", "post")),
        frame_of(_planned(campaign, version), ("post", "citizen")),
        frame_of(
            (
                (code, listed.get(number, citizen), state == ApplicationState.ELIGIBLE)
                for code, number, citizen, state in rows
            ),
            ("position", "citizen", "eligible"),
        ),
    ]


def unmatched_by_position(campaign: Campaign, version: PlanningList | None) -> Counter[str]:
    """Count by position the papers of which nobody said yet whether the list has them."""
    if version is None or not campaign.announced_on:
        return Counter()
    return Counter(unsettled(campaign).values_list("position__code", flat=True))


def planning_list_of(campaign: Campaign) -> PlanningList | None:
    """Return the planning list in force for a campaign, or the latest before it is announced."""
    latest = PlanningList.objects.for_posts().first()
    return list_in_force(campaign) if latest and campaign.announced_on else latest


def _planned(campaign: Campaign, version: PlanningList | None) -> Iterable[tuple[str, str]]:
    """Return who is planned for which post: of a term that counts, and not removed."""
    if version is None:
        return []
    entries = version.entries.filter(removed_on=None)
    if campaign.planning_terms:
        entries = entries.filter(term__in=campaign.planning_terms)
    return entries.order_by().values_list("post", "citizen_id")
