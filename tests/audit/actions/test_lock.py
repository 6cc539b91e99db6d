"""A row that an action locks in order to change it is read once, and never written over blindly."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from audit.actions.lock import lock_row
from audit.actions.record import record, recorded
from audit.actions.verify import verify
from audit.models import Event
from audit.rules.refusals import Refusal
from exams.models import Unit
from tests.actions import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(noon):
    return open_unit(noon)


@recorded
def open_unit(at):
    unit = Unit(code="SNV", name="Sở Nội vụ")
    record("unit.opened", about=unit.code, by="console", at=at, rows=[unit])
    return unit


@recorded
def rename(code, name, at):
    unit = lock_row(Unit.objects.filter(code=code))
    unit.name = name
    record("unit.renamed", about=unit.code, by="console", at=at, rows=[unit], name=name)


def test_a_locked_row_is_read_once_and_written(unit, noon, django_assert_num_queries):
    with django_assert_num_queries(7):  # savepoint, row, end of the log, event, log, row, release
        rename(unit.code, "Sở Nội vụ mới", noon)

    renamed = Unit.objects.get()
    assert (renamed.name, renamed.ver) == ("Sở Nội vụ mới", 2)
    assert renamed.event == Event.objects.get(type="unit.renamed")
    assert list(verify()) == []


def test_what_was_changed_past_the_trail_is_not_covered_up(unit, noon):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE exams_unit SET name = 'x'")

    with refused("TAMPERED", thing=f"exams_unit {unit.pk}"):
        rename(unit.code, "Sở Nội vụ mới", noon)


def test_a_row_that_changed_under_the_lock_of_its_own_action_is_stale(unit, noon):
    @recorded
    def rename_twice():
        locked = lock_row(Unit.objects.all())
        rename(unit.code, "Sở Nội vụ mới", noon)
        record("unit.renamed", about=locked.code, by="console", at=noon, rows=[locked])

    with refused("STALE"):
        rename_twice()


def test_a_row_that_is_recorded_twice_has_two_versions(unit, noon):
    @recorded
    def touch_twice():
        locked = lock_row(Unit.objects.all())
        for _ in range(2):
            record("unit.touched", about=locked.code, by="console", at=noon, rows=[locked])

    touch_twice()
    assert Unit.objects.get().ver == 3
    assert list(verify()) == []


def test_there_may_be_no_such_row(noon):
    @recorded
    def seek():
        record("unit.sought", about="STC", by="console", at=noon)
        return lock_row(Unit.objects.filter(code="STC"))

    assert seek() is None


@pytest.mark.usefixtures("unit")
def test_nothing_is_locked_outside_an_action():
    with transaction.atomic(), pytest.raises(RuntimeError, match="no action"):
        lock_row(Unit.objects.all())


def test_the_end_of_a_log_is_read_once_for_all_events_of_an_action(noon, django_assert_num_queries):
    @recorded
    def record_thrice():
        for _ in range(3):
            record("unit.sought", about="STC", by="console", at=noon)

    open_unit(noon)
    with django_assert_num_queries(2 + 1 + 3 * 2):  # savepoint, end of the log, event and log
        record_thrice()

    assert list(verify()) == []


def test_the_events_of_an_undone_action_leave_no_gap(noon):
    @recorded
    def fail():
        record("unit.sought", about="STC", by="console", at=noon)
        raise Refusal("STALE")

    @recorded
    def go_on_after_it():
        record("unit.sought", about="SNV", by="console", at=noon)
        with refused("STALE"):
            fail()
        record("unit.sought", about="SVH", by="console", at=noon)

    go_on_after_it()

    assert [event.subject for event in Event.objects.order_by("seq")] == ["SNV", "SVH"]
    assert list(verify()) == []


def test_a_row_locked_by_an_undone_action_is_read_again(unit, noon):
    @recorded
    def fail():
        record("unit.sought", about="STC", by="console", at=noon)
        lock_row(Unit.objects.all())
        raise Refusal("STALE")

    @recorded
    def rename_what_nobody_locked():
        stale = Unit.objects.get()
        with refused("STALE"):
            fail()
        with CaptureQueriesContext(connection) as queries:
            record("unit.renamed", about=stale.code, by="console", at=noon, rows=[stale])
        return queries

    reads = [
        query
        for query in rename_what_nobody_locked()
        if query["sql"].startswith("SELECT") and "exams_unit" in query["sql"]
    ]
    assert len(reads) == 1
