"""A request that was answered is answered once: a double click, a lost reply."""

from dataclasses import replace
from uuid import uuid4

import pytest

from audit.actions.idempotency import IdempotencyKey, idempotent, was_handled, was_reused
from audit.actions.record import record, recorded
from audit.models import HandledRequest
from exams.models import Unit
from tests.actions import LATE, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


@recorded
def rename(unit, name):
    unit.name = name
    record("unit.renamed", about=unit.code, by="test", at=LATE, rows=[unit])


def key(digest="a" * 64):
    return IdempotencyKey(uuid4(), digest)


def test_the_same_request_is_done_once():
    unit, request = Unit.objects.first(), key()
    with idempotent(request):
        rename(unit, "A")

    assert str(HandledRequest.objects.get()) == str(request.request_id)
    assert (was_handled(request), was_reused(request)) == (True, False)
    with refused("ALREADY_DONE"), idempotent(request):
        rename(unit, "B")


def test_an_id_that_was_used_for_something_else_is_refused_and_not_called_done():
    unit, request = Unit.objects.first(), key()
    with idempotent(request):
        rename(unit, "A")
    other = replace(request, digest="b" * 64)

    assert (was_handled(other), was_reused(other)) == (False, True)
    with refused("REQUEST_REUSED"), idempotent(other):
        rename(unit, "B")


def test_a_request_without_a_key_was_never_handled():
    assert not was_handled(None)
    assert not was_reused(None)


def test_an_id_that_another_uses_at_the_same_moment_is_refused(monkeypatch):
    unit, request = Unit.objects.first(), key()
    with idempotent(request):
        rename(unit, "A")
    looked = iter([HandledRequest.objects.none()])
    real = HandledRequest.objects.filter
    monkeypatch.setattr(HandledRequest.objects, "filter", lambda **q: next(looked, real(**q)))

    with refused("REQUEST_REUSED"), idempotent(replace(request, digest="b" * 64)):
        rename(unit, "B")


def test_the_same_request_at_the_same_moment_is_done_once(monkeypatch):
    unit, request = Unit.objects.first(), key()
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
    with refused("STALE"), idempotent(key()):
        rename(stale, "B")

    rename(Unit.objects.get(pk=unit.pk), "C")

    assert HandledRequest.objects.count() == 0
