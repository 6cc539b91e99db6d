"""Rows come into the record by the pen alone, however many they are."""

import pytest
from django.db import IntegrityError

from audit.actions.record import record, recorded
from audit.actions.rows import CHUNK, insert, replace
from audit.actions.verify import verify
from audit.models.log import Event
from audit.models.protected import Unrecorded, writing
from exams.models import Rank, Unit
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


@recorded
def open_ranks(count, at):
    ranks = (
        Rank(code=f"R{number}", name="Bậc", order=number, level="NONE", prefixes=["Phó", "é"])
        for number in range(count)
    )
    record("ranks.opened", about="ranks", by="console", at=at, streamed=ranks)


@pytest.mark.parametrize("count", [CHUNK, CHUNK + 1, 2 * CHUNK + 1])
def test_rows_beyond_those_that_are_held_at_once_are_written_like_the_first(noon, count):
    open_ranks(count, noon)

    event = Event.objects.get(type="ranks.opened")
    stored_ranks = dict(Rank.objects.filter(event=event).values_list("order", "code"))
    assert stored_ranks == {number: f"R{number}" for number in range(count)}
    assert list(verify()) == []
