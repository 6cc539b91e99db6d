"""Who had to register and did not (E21): a report, worked out once for each state of the facts."""

from audit.actions.row_versions import version_of_tables
from candidates.actions.dossiers import (
    announced,
    list_in_force,
    papers_of,
    people_of,
)
from candidates.actions.planning_match import doubtful, planned_as
from candidates.models import (
    Application,
    CadreRecord,
    PlanningEntry,
    PlanningList,
    PlanningMatch,
)
from candidates.models.cadre_facts import FACTS
from candidates.rules.must_register import Absence, must_register
from exams.models import AnnouncedCatalogue, Campaign, Position, Unit
from web.recent import Recent

READ = (
    Application,
    PlanningMatch,
    PlanningEntry,
    PlanningList,
    Position,
    AnnouncedCatalogue,
    Unit,
    CadreRecord,
    *FACTS.values(),
)

recent_absences: Recent[tuple[Absence, ...]] = Recent(most_rows=50_000, rows_of=len)


def absences(campaign: Campaign) -> tuple[Absence, ...]:
    """Return who had to register and did not. Raises Refusal NO_PLANNING_LIST.

    Reads only. Source: regulations 6.1 E21. Callers share the answer.
    """
    reports = recent_absences.once_each(
        lambda: {campaign.pk: (campaign.pk, campaign.ver, version_of_tables(READ))},
        lambda _: {campaign.pk: _worked_out(campaign)},
    )
    return reports[campaign.pk]


def _worked_out(campaign: Campaign) -> tuple[Absence, ...]:
    planning = list_in_force(campaign)
    return must_register(
        people_of(),
        [entry.as_row() for entry in planning.counted()],
        [paper.as_registration() for paper in papers_of(campaign)],
        announced(campaign),
        planned_as(campaign),
        doubtful(campaign),
    )
