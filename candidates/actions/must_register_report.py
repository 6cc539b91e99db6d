"""Who had to register and did not (E21): a report, worked out once for each state of the facts."""

from collections.abc import Hashable

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
    key = _state_of_facts(campaign)
    if (stored := recent_absences.get(key)) is not None:
        return stored
    absent = _worked_out(campaign)
    if _state_of_facts(campaign) == key:  # nobody wrote while we read
        recent_absences.keep(key, absent)
    return absent


def _state_of_facts(campaign: Campaign) -> Hashable:
    """Return what changes with all that the report rests on."""
    return campaign.pk, campaign.ver, version_of_tables(READ)


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
