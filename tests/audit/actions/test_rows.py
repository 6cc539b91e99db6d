"""Rows come into the record by the pen alone, however many they are."""

import pytest
from django.db import IntegrityError

from audit.actions.rows import insert, replace
from audit.models.protected import Unrecorded, writing
from exams.models import Unit
from tests.actions import refused, stored

pytestmark = pytest.mark.django_db


def test_nothing_is_inserted_past_the_pen():
    before = stored()

    with pytest.raises(Unrecorded):
        insert(Unit, [Unit(code="A", name="A")])
    assert stored() == before


@pytest.mark.usefixtures("marking")
def test_nothing_is_replaced_past_the_pen():
    unit, before = Unit.objects.first(), stored()
    unit.ver += 1

    with pytest.raises(Unrecorded):
        replace(Unit, [unit])
    assert stored() == before


@pytest.mark.usefixtures("marking")
def test_a_version_that_is_not_there_is_not_replaced():
    unit = Unit.objects.first()
    unit.ver += 2
    token = writing.set(True)
    try:
        with refused("STALE"):
            replace(Unit, [unit])
    finally:
        writing.reset(token)


def test_no_rows_are_no_statement(django_assert_num_queries):
    token = writing.set(True)
    try:
        with django_assert_num_queries(0):
            insert(Unit, [])
            replace(Unit, [])
    finally:
        writing.reset(token)


def test_what_the_database_refuses_is_refused():
    token = writing.set(True)
    try:
        with pytest.raises(IntegrityError):
            insert(Unit, [Unit(code="A", name="A"), Unit(code="A", name="B")])
    finally:
        writing.reset(token)
