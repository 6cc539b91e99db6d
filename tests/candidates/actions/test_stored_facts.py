"""What a file of personnel facts does not speak of stays on record."""

from dataclasses import replace
from datetime import date

import pytest

from candidates.actions import plan
from candidates.actions.dossiers import people_of
from candidates.actions.plan import SourceFile
from candidates.actions.stored_facts import facts_left
from candidates.models import DisciplineRecord
from candidates.models.cadre_facts import FACTS
from candidates.rules.facts import Cadre, Discipline
from exams.rules.enums import DisciplineForm, Rating, Theory
from tests.actions import LATE, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
OF_PEOPLE = {*Cadre.__slots__} - {*FACTS} | {"language_text", "own_retirement"}
WARNED = Discipline(DisciplineForm.WARNING, date(2026, 3, 2), "12-QĐ/TU", "")


@pytest.fixture
def disciplined():
    cadre = next(iter(people_of().values()))
    warned = replace(cadre, disciplines=(WARNED,), theory=Theory.ADVANCED)
    keep(replace(warned, ratings=((2024, Rating.GOOD), (2025, Rating.GOOD))), covered=None)
    return people_of([cadre.citizen_id])[cadre.citizen_id]


def keep(*cadres, covered):
    return plan.cadres(
        cadres=cadres,
        findings=(),
        source=SourceFile("hs.xlsx", "3" * 64),
        covered=covered,
        by=person_named("quy-hoach"),
        at=LATE,
    )


def on_record(cadre):
    return people_of([cadre.citizen_id])[cadre.citizen_id]


def test_a_discipline_is_not_gone_since_its_sheet_was_left_out(disciplined):
    bare = replace(disciplined, disciplines=(), periods=(), degrees=(), statuses=(), ratings=())

    assert keep(bare, covered=OF_PEOPLE).same == 1
    assert on_record(disciplined) == disciplined
    assert not DisciplineRecord.objects.filter(withdrawn=True).exists()


def test_a_sheet_that_is_there_and_names_nobody_takes_back_what_it_had(disciplined):
    keep(replace(disciplined, disciplines=()), covered={*OF_PEOPLE, *FACTS, "ratings-2025"})

    assert on_record(disciplined).disciplines == ()
    assert on_record(disciplined).periods == disciplined.periods


def test_a_column_that_is_not_there_leaves_what_stood_under_it(disciplined):
    without = replace(disciplined, theory=Theory.NONE, unit="", unit_name="", residence="Ba Đình")

    keep(without, covered={*OF_PEOPLE, *FACTS} - {"theory", "unit", "unit_name"})

    stored = on_record(disciplined)
    assert (stored.theory, stored.unit) == (disciplined.theory, disciplined.unit)
    assert stored.residence == "Ba Đình"


def test_ratings_of_years_that_a_file_does_not_have_stay(disciplined):
    covered = {*OF_PEOPLE, *FACTS, "ratings-2025", "ratings-2026"} - {"ratings"}
    keep(replace(disciplined, ratings=((2026, Rating.EXCELLENT),)), covered=covered)

    assert on_record(disciplined).ratings == ((2024, Rating.GOOD), (2026, Rating.EXCELLENT))


def test_whoever_imports_is_told_what_a_file_leaves_as_it_is(disciplined):
    covered = {*OF_PEOPLE, "periods", "ratings-2025"}

    left = dict(facts_left([disciplined], covered))

    assert left == {"degrees": 1, "disciplines": 1}
    assert not dict(facts_left([replace(disciplined, citizen_id="001085999999")], covered))
