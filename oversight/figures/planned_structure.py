"""The structure of who is planned by a version, worked out once for each state of the facts."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from audit.actions.row_versions import version_of_tables
from candidates.models import (
    CadreRecord,
    DegreeRecord,
    PlanningEntry,
    PlanningList,
    TrainingRecord,
)
from exams.models import Post, Unit
from oversight.figures.planned_seats import PlannedSeats, planned_seats, specialities_of
from oversight.figures.rows_of_structure import planned_people, structure_frame
from oversight.figures.structure import Structure, Trait, structure_by_unit, whole_structure
from oversight.figures.team_rules import TeamRules
from web.recent import Recent

READ = (PlanningEntry, CadreRecord, DegreeRecord, TrainingRecord, Post, Unit)


@dataclass(frozen=True, slots=True)
class PlannedStructure:
    """The structure of everybody planned and of each unit by its code; for how many seats."""

    whole: Structure
    by_unit: tuple[tuple[str, Structure], ...]
    seats: tuple[PlannedSeats, ...] = ()
    specialities: tuple[tuple[str, int], ...] = ()


NOBODY = PlannedStructure(Structure(0, dict.fromkeys(Trait, 0)), ())
recent_structures: Recent[PlannedStructure] = Recent(
    most_rows=50_000, rows_of=lambda planned: 1 + len(planned.by_unit)
)


def facts_version() -> Hashable:
    """Return what changes with every row that a structure is counted from."""
    return version_of_tables(READ)


def planned_structure(
    version: PlanningList, unit: str, on: date, rules: TeamRules, facts: Hashable
) -> PlannedStructure:
    """Return the structure of a version on a day, of one unit or (empty) of all.

    `facts` is the `facts_version` that the reader's request began with; what is worked out while
    somebody writes is shown once and not kept.
    """
    asked = (version.pk, unit, on, rules)
    return recent_structures.value_of(
        (*asked, facts),
        lambda: (*asked, facts_version()),
        lambda: _counted(version, unit, on, rules),
    )


def _counted(version: PlanningList, unit: str, on: date, rules: TeamRules) -> PlannedStructure:
    frame = structure_frame(planned_people(version, unit), on, rules)
    return PlannedStructure(
        whole_structure(frame),
        tuple(structure_by_unit(frame)),
        tuple(planned_seats(version, unit)),
        tuple(specialities_of(version, unit)),
    )
