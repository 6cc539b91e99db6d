"""Who in the planning list those are whose name or birth differs there, in a rehearsal."""

from candidates.actions import planning_match
from candidates.rules.planning_match import NOBODY
from exams.models import Campaign
from rehearsal.clock import Clock
from rehearsal.people import People

BASIS = "Diễn tập: theo số căn cước"


def settle_matches(campaign: Campaign, people: People, clock: Clock) -> None:
    """Let the planning officer go by the citizen number: it is them, or nobody of the list."""
    papers = list(planning_match.unsettled(campaign).select_related("campaign"))
    compared = planning_match.compared_with_list(campaign, papers) if papers else ()
    for paper, in_list in zip(papers, compared, strict=True):
        numbers = {each.person.citizen_id for each in in_list.likely}
        planning_match.settle(
            application=paper,
            citizen_id=paper.citizen_id if paper.citizen_id in numbers else NOBODY,
            basis=BASIS,
            by=people.planner,
            at=clock.at,
        )
