"""A seat for a time: its role holds on its days alone, and the gate names who leaves too early."""

from datetime import timedelta

import pytest
import time_machine

from accounts.actions import granting
from accounts.models import Grant, Person
from accounts.rules.duties import Duty, Role
from exams.actions import bodies
from exams.actions.body_gates import bodies_at_the_list, founding_checks, lacking_by_body
from exams.models import Body, Member
from exams.rules.bodies import BodyKind, Office
from tests.actions import (
    LATE,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    officer,
    person_named,
    refused,
    request,
)
from tests.bodies import DECIDED, founding
from tests.decisions import replacing
from tests.relations import signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
KIND = BodyKind.CODING_BOARD
TODAY = LATE.date()
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


def draft(username, office, person=None, kind=KIND, at=LATE, **days):
    return bodies.draft_member(
        campaign=campaign(),
        kind=kind,
        person=person or officer(username),
        office=office,
        capacity="Phó Giám đốc Sở",
        by=person_named("thu-ky"),
        at=at,
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


def role_of(username):
    grants = Grant.objects.filter(person__username=username, revoked_at=None)
    [row] = grants.values_list("role", "board", "starts_on", "ends_on")
    return row


def first_seat(until):
    """Give somebody the role of a secretary by a seat in the council, for so long."""
    person = officer("thu-ky-hai-ghe")
    seat = granting.SeatOfGrant("COUNCIL", owes_statement=False)
    days = {"starts_on": TODAY, "ends_on": TODAY + until}
    granting.grant(person=person, role=Role.SECRETARY, campaign=campaign().code, seat=seat,
                   by="test", at=LATE, **days)  # fmt: skip


def second_seat(at=LATE, **days):
    """Found a secretariat that they lead, for these days."""
    person, kind = person_named("thu-ky-hai-ghe"), BodyKind.SECRETARIAT
    draft("", Office.HEAD, person, kind=kind, at=at, **days)
    body = Body.objects.select_related("campaign__profile").get(kind=kind)
    by_two("FOUND_BODY", founding_checks(body), at=at, **founding(kind))


@pytest.mark.parametrize(("until", "last"), [(WEEK, 2 * WEEK), (WEEK, None)])
def test_a_role_that_ends_before_the_seat_is_given_anew_for_as_long_as_the_seat(until, last):
    first_seat(until)
    ends_on = last and TODAY + last

    second_seat(ends_on=ends_on)

    assert role_of("thu-ky-hai-ghe") == ("SECRETARY", "SECRETARIAT", TODAY, ends_on)


def test_a_role_that_lasts_as_long_as_the_seat_stays_as_it_is():
    first_seat(2 * WEEK)
    second_seat(starts_on=TODAY + WEEK, ends_on=TODAY + 2 * WEEK)
    assert role_of("thu-ky-hai-ghe") == ("SECRETARY", "COUNCIL", TODAY, TODAY + 2 * WEEK)


def test_a_role_that_ended_is_no_obstacle_to_a_seat_that_begins_later():
    first_seat(timedelta())
    with time_machine.travel(LATE + WEEK, tick=False):
        second_seat(at=LATE + WEEK, starts_on=TODAY + 2 * WEEK)
    assert role_of("thu-ky-hai-ghe")[2:] == (TODAY + 2 * WEEK, None)


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


def test_who_takes_a_place_sits_for_the_days_of_their_own_decision():
    body = board()
    member, successor = body.members.get(office="MEMBER_SECRETARY"), officer("nguoi-thay")
    days = {"starts_on": f"{TODAY + WEEK}", "ends_on": f"{TODAY + 2 * WEEK}"}
    with events() as trail:
        by_two("REPLACE_MEMBER", **replacing(member, successor, "45/QĐ"), **days)

    fresh = Member.objects.get(person=successor)
    assert (fresh.starts_on, fresh.ends_on) == (TODAY + WEEK, TODAY + 2 * WEEK)
    assert role_of("nguoi-thay")[2:] == (TODAY + WEEK, TODAY + 2 * WEEK)
    [facts] = [facts for name, *_, facts in trail if name == "body.member_replaced"]
    assert facts["days"] == [[successor.pseudonym, *days.values()]]


def test_who_would_leave_too_early_or_never_come_is_named_or_refused():
    member, successor = board().members.get(office="MEMBER_SECRETARY"), officer("nguoi-thay")
    arrange(campaign(), dates={"provisional_published": (TODAY + WEEK).isoformat()})
    typed = replacing(member, successor, "45/QĐ")
    for ends_on, code in ((TODAY, "OPEN_POINTS"), (TODAY - WEEK, "ENDS_BEFORE_START")):
        asked = request("REPLACE_MEMBER", **typed, ends_on=f"{ends_on}")
        with refused(code):
            apply(asked)
        arrange(asked, state="WITHDRAWN")
