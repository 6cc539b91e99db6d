"""One walk over the trail is kept: what it found, when, and for whom."""

import pytest
from django.db import connection

from audit.actions.keep_check import keep_check
from audit.models import Event, TrailCheck
from tests.actions import LATE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]


def test_a_trail_that_holds_is_kept_as_one_without_faults():
    count = Event.objects.count()

    kept = keep_check(actor="u-1", moment=LATE)

    assert (kept.events, kept.faults, kept.actor, kept.checked_at) == (count, [], "u-1", LATE)
    assert list(TrailCheck.objects.all()) == [kept]
    assert str(kept).startswith("2027-0")


def test_what_does_not_hold_is_kept_and_the_trail_is_not_written_to():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE exams_campaign SET name = %s", ["x"])
    count = Event.objects.count()

    kept = keep_check(actor="u-1", moment=LATE)

    assert [fault[0] for fault in kept.faults] == ["CHANGED"]
    assert Event.objects.count() == count
