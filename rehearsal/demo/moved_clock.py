"""The demonstration's clock: it is moved forward, so that a campaign of months takes minutes.

Only a process that was started as the demonstration follows it, and only in a database that the
demonstration filled. Everything that asks Django for the time is then asked ahead of it.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person, Session
from accounts.rules.duties import Duty
from audit.actions.record import record, recorded
from audit.models import Event
from audit.models.log import SYSTEM
from exams.rules.refusals import Refusal
from web.day_and_time import day_and_time

SEEDED, MOVED = "demo.seeded", "demo.clock_moved"
FARTHEST = timedelta(days=400)  # in one move
_ahead: ContextVar[timedelta | None] = ContextVar("ahead", default=None)
_real_now = timezone.now


@recorded
def sign_as_demo(*, at: datetime) -> None:
    """Record that the demonstration filled this database: here the clock may be moved."""
    record(SEEDED, about="demo", by="seed", at=at)


@action(duty=Duty.SIGNED_IN, in_campaign=False)
def move_clock(*, to: datetime, by: Person, at: datetime) -> None:
    """Move the clock forward; whoever is signed in stays so.

    Raises Refusal NOT_A_DEMO, CLOCK_GOES_FORWARD or CLOCK_TOO_FAR.
    """
    if not settings.DEMO or not is_demo():
        raise Refusal("NOT_A_DEMO")
    if to <= at:
        raise Refusal("CLOCK_GOES_FORWARD", field="to", now=day_and_time(at))
    if to > at + FARTHEST:
        raise Refusal("CLOCK_TOO_FAR", field="to", days=FARTHEST.days)
    Session.objects.update(expire_date=F("expire_date") + (to - at))
    seconds = int((to - at).total_seconds()) + 1  # never before the moment that was asked for
    record(MOVED, about="clock", by=by, at=at, seconds=seconds)


def is_demo() -> bool:
    """Say whether the demonstration filled this database."""
    return Event.objects.filter(log=SYSTEM, type=SEEDED).exists()


def moved_by() -> timedelta | None:
    """Return how far the clock was moved altogether; None: this is no demonstration."""
    events = Event.objects.filter(log=SYSTEM, type__in=(SEEDED, MOVED)).values_list(
        "entry", flat=True
    )
    entries = [json.loads(bytes(entry)) for entry in events]
    if not entries:
        return None
    return timedelta(seconds=sum(entry["data"].get("seconds", 0) for entry in entries))


def moved_now() -> datetime:
    """Return the time, as far ahead as the demonstration's clock was moved."""
    return _real_now() + (_ahead.get() or timedelta())


@contextmanager
def demo_time() -> Iterator[None]:
    """Let everything inside be done at the demonstration's time."""
    setattr(timezone, "now", moved_now)  # noqa: B010 - what all code asks, ours and others'
    token = _ahead.set(moved_by())
    try:
        yield
    finally:
        _ahead.reset(token)


class MovedClock:
    """Answer every request at the demonstration's time; its page header shows and moves it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with demo_time():
            demo: Any = request
            if _ahead.get() is not None:
                demo.demo_now = timezone.localtime()
                demo.demo_next = demo.demo_now.replace(hour=8, minute=0) + timedelta(days=1)
            return self.get_response(request)
