"""The demonstration's clock goes forward by a control on every page, and nowhere else at all."""

from datetime import timedelta

import pytest
from django.conf import settings as project
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Session
from accounts.rules.duties import Role
from audit.actions.verify import verify
from rehearsal.demo import moved_clock
from rehearsal.demo.moved_clock import move_clock, moved_by, sign_as_demo
from tests.actions import LATE, officer, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(db):
    return officer("thu-ky", Role.SECRETARY)


@pytest.fixture
def demo(settings, monkeypatch):
    """A process that was started as the demonstration, on a database that it filled."""
    settings.DEMO = True
    settings.MIDDLEWARE = ["rehearsal.demo.moved_clock.MovedClock", *project.MIDDLEWARE]
    monkeypatch.setattr(timezone, "now", timezone.now)  # put back what the middleware replaces
    sign_as_demo(at=timezone.now())


@pytest.fixture
def browser(visitor, demo):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(visitor)
    return client


def ask(browser, moment, **others):
    typed = {"to": f"{timezone.localtime(moment):%H:%M %d/%m/%Y}", **others}
    return browser.post(reverse("demo-clock"), typed)


def test_the_clock_is_moved_from_any_page_and_the_visitor_stays_signed_in(browser):
    now = timezone.now()
    assert "Bản dùng thử, bây giờ là" in browser.get("/lich-lam-viec/").content.decode()

    answer = ask(browser, now + timedelta(days=90), next="/lich-lam-viec/")
    after = browser.get("/lich-lam-viec/")

    assert (answer.status_code, answer["Location"]) == (303, "/lich-lam-viec/")
    assert after.status_code == 200
    assert f"{timezone.localtime(now + timedelta(days=90)):%d/%m/%Y}" in after.content.decode()
    assert list(verify()) == []


def test_it_goes_forward_only(browser):
    ask(browser, timezone.now() + timedelta(days=9))

    answer = ask(browser, timezone.now() + timedelta(days=3))

    assert answer.status_code == 422
    assert "chỉ chuyển tới trước" in answer.content.decode()
    assert moved_by() < timedelta(days=10)


@pytest.mark.parametrize("back", ["https://example.invalid/", "//example.invalid/", "văn bản 1"])
def test_nobody_is_led_away_from_the_site(browser, back):
    answer = ask(browser, timezone.now() + timedelta(days=1), next=back)

    assert answer["Location"] == reverse("my-work")


def test_the_day_offered_is_the_next_morning(browser):
    page = browser.get(reverse("demo-clock")).content.decode()

    tomorrow = timezone.localtime() + timedelta(days=1)
    assert f'value="{tomorrow:%d/%m/%Y} 08:00"' in page


def test_it_moves_a_year_at_a_time_at_most(visitor, demo):
    with refused("CLOCK_TOO_FAR", field="to", days="400"):
        move_clock(to=LATE + timedelta(days=401), by=visitor, at=LATE)


@pytest.mark.parametrize("lacking", ["the database", "the process"])
def test_nowhere_but_in_the_demonstration(visitor, settings, lacking):
    settings.DEMO = lacking == "the database"
    if lacking == "the process":
        sign_as_demo(at=timezone.now())

    with refused("NOT_A_DEMO"):
        move_clock(to=LATE + timedelta(days=1), by=visitor, at=LATE)


def test_other_databases_show_no_clock(visitor, settings, monkeypatch):
    settings.MIDDLEWARE = ["rehearsal.demo.moved_clock.MovedClock", *project.MIDDLEWARE]
    monkeypatch.setattr(timezone, "now", timezone.now)
    client = Client()
    client.force_login(visitor)

    assert "demo-clock" not in client.get("/lich-lam-viec/").content.decode()
    assert moved_by() is None


def test_sessions_are_as_long_as_before(browser, visitor):
    before = Session.objects.get().expire_date - timezone.now()

    move_clock(to=timezone.now() + timedelta(days=30), by=visitor, at=timezone.now())

    left = Session.objects.get().expire_date - (timezone.now() + timedelta(days=30))
    assert abs(left - before) < timedelta(minutes=1)


def test_outside_a_request_the_time_is_the_real_one():
    assert abs(moved_clock.moved_now() - timezone.now()) < timedelta(minutes=1)


def test_what_a_worker_does_is_done_at_the_time_of_the_demonstration(visitor, demo):
    now = timezone.now()
    move_clock(to=now + timedelta(days=90), by=visitor, at=now)

    with moved_clock.demo_time():
        ahead = timezone.now() - now

    assert ahead >= timedelta(days=90)
    assert timezone.now() - now < timedelta(days=1)
