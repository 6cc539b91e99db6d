"""A seat for a time: its role holds on its days alone, and the gate names who leaves too early."""

from datetime import timedelta

import pytest
import time_machine

from accounts.models import Grant, Person
from accounts.rules.duties import Duty
from exams.actions import bodies
from exams.actions.body_gates import bodies_at_the_list, founding_checks, lacking_by_body
from exams.models import Body, Member
from exams.rules.bodies import BodyKind, Office
from tests.actions import LATE, arrange, by_two, campaign, officer, person_named, refused
from tests.bodies import DECIDED
from tests.relations import signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
KIND = BodyKind.CODING_BOARD
TODAY = LATE.date()
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


def draft(username, office, person=None, **days):
    return bodies.draft_member(
        campaign=campaign(),
        kind=KIND,
        person=person or officer(username),
        office=office,
        capacity="Phó Giám đốc Sở",
        by=person_named("thu-ky"),
        at=LATE,
        **days,
    )


def board(**days):
    """Found a board of two, of whom one sits for a time."""
    draft("truong", Office.HEAD)
    draft("thu-ky-ban", Office.MEMBER_SECRETARY, **days)
    body = Body.objects.select_related("campaign__profile").get(kind=KIND)
    return by_two("FOUND_BODY", founding_checks(body), body=KIND, whom=[], **DECIDED)


def may_seal(on):
    person = Person.objects.get(username="thu-ky-ban")
    return person.may(Duty.SEAL, campaign().code, at=LATE.replace(day=on.day, month=on.month))


def test_the_role_holds_from_the_first_day_of_the_seat_to_the_last():
    board(starts_on=TODAY + WEEK, ends_on=TODAY + 2 * WEEK)
    signed(person_named("thu-ky-ban"))

    held = [may_seal(TODAY + days) for days in (timedelta(), WEEK, 2 * WEEK, 2 * WEEK + WEEK)]

    assert held == [False, True, True, False]


def test_a_seat_that_began_before_its_decision_gives_the_role_from_the_decision():
    board(starts_on=TODAY - WEEK)
    assert Grant.objects.get(person__username="thu-ky-ban").starts_on == TODAY


def test_a_seat_that_would_never_be_held_is_refused():
    person = officer("truong")
    with refused("ENDS_BEFORE_START"):
        draft("truong", Office.HEAD, person, starts_on=TODAY + WEEK, ends_on=TODAY)


def test_who_leaves_before_the_work_ends_is_named_when_the_body_is_founded_and_at_the_list():
    moved = campaign()
    arrange(moved, dates={**moved.dates, "provisional_published": (TODAY + WEEK).isoformat()})
    draft("truong", Office.HEAD)
    member = draft("thu-ky-ban", Office.MEMBER_SECRETARY, ends_on=TODAY)
    body = Body.objects.select_related("campaign__profile").get(kind=KIND)

    checks = founding_checks(body)

    assert [check.code for check in checks] == ["SEAT_ENDS_EARLY"]
    by_two("FOUND_BODY", checks, body=KIND, whom=[], **DECIDED)
    assert "SEAT_ENDS_EARLY" in [check.code for check in bodies_at_the_list(campaign())]
    arrange(Member.objects.get(pk=member.pk), ends_on=None)
    assert "SEAT_ENDS_EARLY" not in [check.code for check in bodies_at_the_list(campaign())]


def test_a_body_lacks_whose_days_are_over_or_have_not_begun():
    board()
    member = Member.objects.get(person__username="thu-ky-ban")
    assert KIND not in lacking_by_body(campaign())

    arrange(member, ends_on=TODAY - WEEK)
    assert KIND in lacking_by_body(campaign())

    arrange(member, ends_on=None, starts_on=TODAY + WEEK)
    assert KIND in lacking_by_body(campaign())
