"""A request that was answered is answered once: a double click, a lost reply."""

from uuid import uuid4

import pytest

from audit.actions.record import idempotent, record, recorded
from audit.models import HandledRequest
from exams.models import Unit
from tests.actions import LATE, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


@recorded
def rename(unit, name):
    unit.name = name
    record("unit.renamed", about=unit.code, by="test", at=LATE, rows=[unit])


def test_the_same_request_is_done_once():
    unit, request = Unit.objects.first(), uuid4()
    with idempotent(request):
        rename(unit, "A")
    assert str(HandledRequest.objects.get()) == str(request)
    with refused("ALREADY_DONE"), idempotent(request):
        rename(unit, "B")


def test_the_same_request_at_the_same_moment_is_done_once(monkeypatch):
    unit, request = Unit.objects.first(), uuid4()
    with idempotent(request):
        rename(unit, "A")
    nobody = HandledRequest.objects.none()
    monkeypatch.setattr(HandledRequest.objects, "filter", lambda **_: nobody)
    with refused("ALREADY_DONE"), idempotent(request):
        rename(unit, "B")


def test_a_refused_request_does_not_mark_the_next_action():
    unit = Unit.objects.first()
    stale = Unit.objects.get(pk=unit.pk)
    rename(unit, "A")
    with refused("STALE"), idempotent(uuid4()):
        rename(stale, "B")

    rename(Unit.objects.get(pk=unit.pk), "C")

    assert HandledRequest.objects.count() == 0
