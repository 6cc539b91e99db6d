"""Rows come into the record by the pen alone, however many they are."""

import pytest
from django.db import IntegrityError

from audit.actions.insert import CHUNK, insert
from audit.actions.record import record, recorded
from audit.actions.verify import verify
from audit.models.log import Event
from audit.models.protected import Unrecorded, writing
from exams.models import Rank, Unit
from tests.actions import stored

pytestmark = pytest.mark.django_db


def test_nothing_is_inserted_past_the_pen():
    before = stored()

    with pytest.raises(Unrecorded):
        insert(Unit, [Unit(code="A", name="A")])
    assert stored() == before


def test_no_rows_are_no_statement(django_assert_num_queries):
    token = writing.set(True)
    try:
        with django_assert_num_queries(0):
            insert(Unit, [])
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

    written = dict(Rank.objects.values_list("order", "code"))
    assert written == {number: f"R{number}" for number in range(count)}
    assert Rank.objects.filter(event=Event.objects.get()).count() == count
    assert list(verify()) == []
