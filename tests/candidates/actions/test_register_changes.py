"""What a paper register would change: compared with what is stored, but for files that are tied."""

from dataclasses import replace

import pytest

from candidates.actions.register_changes import register_difference, rows_open_to
from candidates.models import Application
from candidates.rules.enums import ApplicationSource
from tests.actions import campaign, person_named
from tests.relations import own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


def papers():
    rows = Application.objects.filter(source=ApplicationSource.PAPER).order_by("reg_no")
    return [paper.as_registration() for paper in rows]


def test_what_stands_already_is_the_same_and_another_answer_a_change():
    first, *others = papers()
    changes = register_difference(campaign(), [replace(first, name="Khác"), *others])
    assert (changes.changed, changes.same, changes.gone) == ((first.reg_no,), len(others), ())


def test_an_unknown_number_is_added():
    (new,) = [replace(papers()[0], reg_no="MOI")]
    assert register_difference(campaign(), [new]).added == ("MOI",)


def test_who_is_tied_to_nobody_has_every_row_compared():
    assert rows_open_to(campaign(), papers(), person_named("thu-ky")) == papers()


def test_the_row_of_somebody_tied_is_not_compared():
    first, *others = papers()
    own(person_named("thu-ky"), Application.objects.get(reg_no=first.reg_no), kind="MENTOR")
    assert rows_open_to(campaign(), papers(), person_named("thu-ky")) == others
