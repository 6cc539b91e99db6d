"""The structure of who is planned: counted once, and again after any of its facts was written."""

import pytest

from candidates.models import PlanningList
from oversight.figures.planned_structure import (
    facts_version,
    planned_structure,
)
from oversight.figures.rows_of_structure import planned_people, structure_frame
from oversight.figures.structure import structure_by_unit, whole_structure
from oversight.figures.team_rules import TeamRules
from tests.actions import LATE, arrange

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
RULES = TeamRules(young=35, middle=40, senior=51)


def structure(unit="", facts=None):
    version = PlanningList.objects.get()
    return planned_structure(version, unit, LATE.date(), RULES, facts or facts_version())


def test_it_is_the_structure_of_the_people_and_of_each_unit():
    frame = structure_frame(planned_people(PlanningList.objects.get()), LATE.date(), RULES)
    teams = structure_by_unit(frame)

    assert structure().whole == whole_structure(frame)
    assert list(structure().by_unit) == teams
    unit, team = teams[0]
    assert structure(unit).by_unit == ((unit, team),)


def test_it_is_counted_once_until_a_line_is_written():
    before = structure()
    assert structure() is before
    entries = PlanningList.objects.get().counted().filter(removed_on=None)
    person = entries.first().citizen_id

    for entry in list(entries.filter(citizen_id=person)):
        arrange(entry, removed_on=LATE.date())

    assert structure().whole.people == before.whole.people - 1


def test_what_is_counted_while_somebody_writes_is_not_kept():
    assert structure(facts="earlier") is not structure(facts="earlier")
