"""The secret address of a calendar: made by its owner, renewed, ended; never kept."""

import pytest

from audit.models import Event
from exams.actions import calendar_feed
from exams.models import CalendarFeed
from tests.actions import LATE, events, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def renew(person, by=None):
    return calendar_feed.renew(person=person, by=by or person, at=LATE)


@pytest.fixture
def secretary():
    return person_named("thu-ky")


def test_a_secret_opens_its_owners_calendar_and_is_kept_nowhere(secretary):
    with events() as trail:
        secret = renew(secretary)

    feed = CalendarFeed.objects.get(person=secretary)
    name = secretary.pseudonym
    assert trail == [("calendar_feed.renewed", name, name, {})]
    assert calendar_feed.owner_of(secret) == secretary
    assert str(feed) == name
    assert secret not in feed.digest
    assert secret.encode() not in bytes(Event.objects.order_by("-ts", "-seq").first().entry)


def test_a_new_secret_closes_the_one_before(secretary):
    first, second = renew(secretary), renew(secretary)

    assert calendar_feed.owner_of(first) is None
    assert calendar_feed.owner_of(second) == secretary
    assert CalendarFeed.objects.count() == 1


def test_an_address_is_ended_once(secretary):
    secret = renew(secretary)
    calendar_feed.end(person=secretary, by=secretary, at=LATE)

    assert calendar_feed.owner_of(secret) is None
    assert calendar_feed.owner_of("") is None
    with refused("ALREADY_DONE"):
        calendar_feed.end(person=secretary, by=secretary, at=LATE)


def test_whoever_never_had_one_ends_none(secretary):
    with refused("ALREADY_DONE"):
        calendar_feed.end(person=secretary, by=secretary, at=LATE)


def test_nobody_makes_or_ends_the_address_of_another(secretary):
    renew(secretary)
    chair = person_named("chu-tich")

    with refused("NOT_YOURS"):
        renew(secretary, by=chair)
    with refused("NOT_YOURS"):
        calendar_feed.end(person=secretary, by=chair, at=LATE)


def test_a_suspended_account_has_no_calendar(secretary):
    secret = renew(secretary)
    secretary.is_active = False
    secretary.save()

    assert calendar_feed.owner_of(secret) is None
