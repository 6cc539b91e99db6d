import json

import pytest
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection, transaction

from audit.actions.record import LeftNoTrace, record, recorded
from audit.actions.verify import verify
from audit.models import Event, Log
from audit.models.protected import Unrecorded
from audit.rules.refusals import Refusal
from exams.models import Unit

pytestmark = pytest.mark.django_db


@recorded
def open_unit(code, at, name="Sở Nội vụ"):
    unit = Unit(code=code, name=name)
    record("unit.opened", about=code, by="console", at=at, rows=[unit], code=code)
    return unit


@recorded
def rename(unit, name, at):
    unit.name = name
    record("unit.renamed", about=unit.code, by="console", at=at, rows=[unit], name=name)


def test_an_action_writes_its_row_and_one_event(noon):
    unit = open_unit("SNV", noon)

    (event,) = Event.objects.all()
    body = json.loads(event.entry)
    assert (event.log_id, event.seq, event.type, event.subject) == ("sys", 0, "unit.opened", "SNV")
    assert body["data"] == {"code": "SNV"}
    assert body["rows"] == [["exams_unit", str(unit.pk), 1, Unit.objects.get().fingerprint()]]
    assert Unit.objects.get().event == event
    assert list(verify()) == []


@recorded
def open_units(codes, at, first=None):
    units = (Unit(code=code, name=code) for code in codes)
    rows = [first] if first else []
    record("units.opened", about="units", by="console", at=at, rows=rows, streamed=units)


def test_rows_that_come_one_by_one_stand_in_the_event_behind_the_others(noon):
    open_units(["SNV", "STC"], noon, first=Unit(code="VP", name="Văn phòng"))

    event = Event.objects.get()
    kept = {str(unit.pk): unit for unit in Unit.objects.all()}
    rows = json.loads(event.entry)["rows"]
    assert [kept[key].code for _, key, _, _ in rows] == ["VP", "SNV", "STC"]
    assert [digest for *_, digest in rows] == [kept[key].fingerprint() for _, key, _, _ in rows]
    assert {unit.event for unit in kept.values()} == {event}
    assert list(verify()) == []


def test_when_one_that_comes_is_refused_nothing_is_written(noon):
    with pytest.raises(Refusal) as refusal:
        open_units(["SNV", "SNV"], noon, first=Unit(code="VP", name="Văn phòng"))

    assert refusal.value.code == "STALE"
    assert (Unit.objects.count(), Event.objects.count(), Log.objects.count()) == (0, 0, 0)


def test_each_event_is_chained_to_the_one_before(noon):
    open_unit("SNV", noon)
    open_unit("STC", noon)

    first, second = Event.objects.order_by("seq")
    assert json.loads(second.entry)["prev"] == first.leaf
    assert second.ts > first.ts
    assert Log.objects.get().size == 2


def test_an_action_without_an_event_is_undone():
    @recorded
    def forgetful():
        Log.objects.create(log_id="x", origin="x")

    with pytest.raises(LeftNoTrace):
        forgetful()
    assert Log.objects.count() == 0


def test_what_fails_for_another_reason_than_a_crowd_is_not_called_busy(noon):
    @recorded
    def unlucky():
        open_unit("SNV", noon)
        raise OperationalError("the disk is full")

    with pytest.raises(OperationalError, match="the disk is full"):
        unlucky()
    assert (Unit.objects.count(), Event.objects.count()) == (0, 0)


def test_nothing_is_recorded_outside_an_action(noon):
    with pytest.raises(LeftNoTrace):
        record("unit.opened", about="x", by="x", at=noon)


def test_an_action_inside_an_action_shares_its_transaction(noon):
    @recorded
    def outer():
        open_unit("SNV", noon)
        raise Refusal("STALE")

    with pytest.raises(Refusal):
        outer()
    assert (Unit.objects.count(), Event.objects.count()) == (0, 0)


def test_a_protected_row_changes_only_through_the_trail(noon):
    unit = open_unit("SNV", noon)

    for attempt in (
        unit.save,
        unit.delete,
        lambda: Unit.objects.update(name="x"),
        Unit.objects.all().delete,
        lambda: Unit.objects.create(code="x", name="x"),
        lambda: Unit.objects.bulk_update([unit], ["name"]),
    ):
        with pytest.raises(Unrecorded):
            attempt()
    assert Unit.objects.get().name == "Sở Nội vụ"


def test_a_stale_copy_is_refused_and_nothing_is_lost(noon):
    unit = open_unit("SNV", noon)
    own, theirs = Unit.objects.get(), Unit.objects.get()
    rename(theirs, "Sở Nội vụ mới", noon)

    with pytest.raises(Refusal) as refusal:
        rename(own, "Tên cũ", noon)

    assert refusal.value.code == "STALE"
    assert Unit.objects.get(pk=unit.pk).name == "Sở Nội vụ mới"
    assert Event.objects.count() == 2


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_event SET type='x'", "DELETE FROM audit_event"]
)
def test_the_database_refuses_to_touch_an_event(noon, statement):
    open_unit("SNV", noon)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)
    assert list(verify()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET size = 0, last_leaf = ''",
        "UPDATE audit_log SET size = size + 1",
        "DELETE FROM audit_log",
    ],
)
def test_the_database_refuses_to_rewind_a_log(noon, statement):
    open_unit("SNV", noon)

    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(statement)
    assert Log.objects.get().size == 1


def test_a_row_changed_by_sql_is_found(noon):
    unit = open_unit("SNV", noon)
    connection.cursor().execute("UPDATE exams_unit SET name = 'khác'")

    assert [(fault.code, fault.thing) for fault in verify()] == [
        ("CHANGED", f"exams_unit {unit.pk}")
    ]


def test_a_row_deleted_by_sql_is_found(noon):
    unit = open_unit("SNV", noon)
    connection.cursor().execute("DELETE FROM exams_unit")

    assert [(fault.code, fault.thing) for fault in verify()] == [
        ("MISSING", f"exams_unit {unit.pk}")
    ]


def test_a_row_put_back_to_an_older_version_is_found(noon):
    unit = open_unit("SNV", noon)
    old = Unit.objects.get()
    rename(unit, "Sở Nội vụ mới", noon)
    Unit._base_manager.update(name=old.name, ver=old.ver, salt=old.salt, event=old.event_id)

    assert [fault.code for fault in verify()] == ["CHANGED"]


def test_the_command_tells_and_exits_with_two_when_something_does_not_hold(noon, capsys):
    open_unit("SNV", noon)
    connection.cursor().execute("UPDATE exams_unit SET name = 'khác'")

    with pytest.raises(SystemExit) as ended:
        call_command("verify_audit", "--json")

    assert ended.value.code == 2
    assert json.loads(capsys.readouterr().out)["holds"] is False
