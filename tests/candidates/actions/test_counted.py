"""How many rows a question has is counted once while no table that it reads changes."""

import pytest

from accounts.models import Person
from candidates.actions.counted import number_of
from candidates.models import Application
from tests.actions import arrange, campaign, person_named
from tests.relations import a_file, of_an_account, own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


def open_files():
    return Application.objects.handed_in().open_to(person_named("thu-ky")).with_names()


def test_it_is_counted_once(django_assert_num_queries):
    rows = open_files()
    number = rows.count()
    assert number_of(rows) == number > 0
    with django_assert_num_queries(1):  # whether a table changed
        assert number_of(rows) == number


def test_a_file_and_what_keeps_somebody_from_one_are_counted_again():
    before = number_of(open_files())
    arrange(a_file(), state="DRAFT")
    assert number_of(open_files()) == before - 1

    own(person_named("thu-ky"), a_file(), kind="MENTOR")
    assert number_of(open_files()) == before - 2


def test_another_question_is_counted_for_itself():
    numbers = [number_of(campaign().applications.filter(state=each)) for each in ("X", "DRAFT")]
    assert numbers == [0, campaign().applications.filter(state="DRAFT").count()]
    assert number_of(Application.objects.none()) == 0


def test_what_reads_a_table_without_versions_is_counted_each_time(django_assert_num_queries):
    owner = of_an_account().person
    named = Application.objects.filter(person__full_name=owner.full_name)
    assert number_of(named) == 1
    with django_assert_num_queries(1):
        assert number_of(named) == 1
    Person.objects.filter(pk=owner.pk).update(full_name="Người Mẫu")
    assert number_of(named) == 0
