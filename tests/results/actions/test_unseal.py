import json

import pytest

from exams.actions.envelope import close_envelope, open_envelope
from exams.models import Script, Stub
from exams.rules.enums import PartKind
from results.actions import unseal
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    obstruct,
    officer,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed")]


def part(kind=PartKind.WRITTEN):
    return campaign().parts.select_related("campaign").get(kind=kind)


def approve(username, kind=PartKind.WRITTEN):
    by = person_named(username) if isinstance(username, str) else username
    return unseal.approve(part=part(kind), by=by, at=LATE)


def test_two_sides_together_open_the_mapping_and_one_alone_does_not():
    with events() as trail:
        approve("ban-phach")
    assert trail == [
        (
            "opening.approved",
            "TT2026-01 WRITTEN",
            person_named("ban-phach").pseudonym,
            {"side": "CUSTODIAN"},
        )
    ]
    assert not Script.objects.exclude(entry=None).exists()
    assert part().opened_at is None
    with events() as trail:
        stub = approve("giam-sat")

    assert [name for name, *_ in trail] == ["opening.approved", "seals.opened"]
    pairs = json.loads(open_envelope(bytes(stub.sealed)))
    assert {code: number for code, number, _ in trail[1][3]["pairs"]} == {
        code: pair["number"] for code, pair in pairs.items()
    }
    assert {script.code: script.entry.number for script in Script.objects.all()} == {
        code: pair["number"] for code, pair in pairs.items()
    }
    assert part().opened_at == LATE
    with refused("ALREADY_OPENED"):
        approve("giam-sat")


@pytest.mark.parametrize("first", ["ban-phach", "giam-sat"])
def test_the_same_person_or_the_same_side_twice_opens_nothing(first):
    role = {"ban-phach": "CUSTODIAN", "giam-sat": "SUPERVISOR"}[first]
    colleague = officer("dong-nghiep", role)
    approve(first)

    with refused("ALREADY_APPROVED"):
        approve(first)
    with refused("SAME_SIDE"):
        approve(colleague)
    assert not Script.objects.exclude(entry=None).exists()


def test_nothing_is_opened_before_the_marks_are_frozen():
    arrange(part(), closed_at=None)

    with refused("MARKS_NOT_FROZEN"):
        approve("ban-phach")
    with refused("MARKS_NOT_FROZEN"):
        approve("ban-phach", PartKind.PROPOSAL)


def swapped(stub):
    """Return the mapping with two candidates exchanged, locked with the right key."""
    pairs = json.loads(open_envelope(bytes(stub.sealed)))
    first, two = list(pairs)[:2]
    pairs[first]["number"], pairs[two]["number"] = pairs[two]["number"], pairs[first]["number"]
    return close_envelope(json.dumps(pairs).encode())


def test_a_mapping_changed_by_sql_is_refused():
    forged = swapped(Stub.objects.get())
    Stub._base_manager.update(sealed=forged)

    with refused("MAPPING_TAMPERED"):
        approve("ban-phach")


def test_an_approval_forged_by_sql_is_refused():
    Stub._base_manager.update(approvals=[["u-0", "SUPERVISOR"]])

    with refused("MAPPING_TAMPERED"):
        approve("ban-phach")


def test_a_mapping_exchanged_with_a_trace_still_breaks_its_commitments():
    arrange(Stub.objects.get(), sealed=swapped(Stub.objects.get()))
    approve("ban-phach")

    with refused("MAPPING_TAMPERED"):
        approve("giam-sat")


def test_an_envelope_locked_with_another_key_is_refused(settings):
    approve("ban-phach")
    settings.SEAL_KEY = "khóa khác"

    with refused("MAPPING_TAMPERED"):
        approve("giam-sat")


@pytest.mark.parametrize("how", OBSTACLES)
def test_opening_asks_for_duty_and_time(how):
    code, by = obstruct(how, person_named("giam-sat"))

    with refused(code):
        approve(by)


def test_the_part_is_locked_as_it_stands_now():
    stale = part()
    approve("ban-phach")
    approve("giam-sat")

    with refused("ALREADY_APPROVED"):
        unseal.approve(part=stale, by=person_named("giam-sat"), at=LATE)
