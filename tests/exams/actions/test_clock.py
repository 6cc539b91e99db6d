from datetime import date

import pytest

from exams.actions.clock import (
    calendar_profile,
    deadlines_of,
    names_of_days,
    public_deadlines_of,
    reckoned,
    remark_until,
)
from exams.rules.deadline_rules import OF_THE_OFFICE
from tests.actions import arrange, campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]


def frozen(fixed="2026-11-25", **calendar):
    current = campaign()
    current.regulations["calendar"] = {**current.regulations["calendar"], **calendar}
    current.dates = {**current.dates, "remark_request_until": fixed} if fixed else {}
    return current


@pytest.mark.parametrize(
    ("published", "calendar", "fixed", "until"),
    [
        # Wednesday 18 November counts: 18, 19, 20, 23, and 25 since the 24th is a day off.
        (date(2026, 11, 18), {}, "", date(2026, 11, 25)),
        (date(2026, 11, 18), {"count_first_day": False}, "", date(2026, 11, 26)),
        # Saturday is never working day 1.
        (date(2026, 11, 14), {}, "", date(2026, 11, 20)),
        (date(2026, 11, 18), {"roll_end_to_working_day": True}, "", date(2026, 11, 25)),
        # The day of the plan is the last one when the results came out on the day of the plan.
        (date(2026, 11, 18), {}, "2026-11-27", date(2026, 11, 27)),
        (date(2026, 11, 18), {}, "2026-11-20", date(2026, 11, 20)),
        (date(2026, 11, 18), {"count_first_day": False}, "2026-11-25", date(2026, 11, 25)),
        # Results that came out late leave the law's window, or a later day of the plan.
        (date(2026, 11, 19), {}, "2026-11-25", date(2026, 11, 26)),
        (date(2026, 11, 19), {}, "2026-11-27", date(2026, 11, 27)),
        # A plan whose window ends before it begins fixes nothing.
        (date(2026, 11, 18), {}, "2026-11-10", date(2026, 11, 25)),
    ],
)
def test_the_remark_window(published, calendar, fixed, until):
    assert remark_until(frozen(fixed, **calendar), published) == until


def test_parameters_that_are_no_deadline_are_passed_over():
    assert calendar_profile(frozen(publication_channels=["PORTAL"])).registration_days == 30


def test_a_draft_does_not_count_as_a_registrant(monkeypatch):
    monkeypatch.setattr("exams.rules.deadlines.MANY_REGISTRANTS", 94)
    current = frozen()
    assert {each.step: each.count for each in deadlines_of(current)}["P5_SCREENING"] == 30

    arrange(current.applications.first(), state="DRAFT")

    assert {each.step: each.count for each in deadlines_of(current)}["P5_SCREENING"] == 15


def test_what_the_council_owes_to_others_is_no_deadline_for_the_public():
    every = {each.step for each in deadlines_of(campaign())}
    public = {each.step for each in public_deadlines_of(campaign())}

    assert every - public == OF_THE_OFFICE & every != set()
    assert public < every


def test_every_deadline_says_how_its_days_were_counted_in_the_order_of_days():
    deadlines = deadlines_of(campaign())
    lines = reckoned(campaign(), deadlines)

    assert sorted(each.day for each, _ in lines) == [each.day for each, _ in lines]
    assert {each.step for each, _ in lines} == {each.step for each in deadlines}
    assert {(each.start, each.count) for each, _ in lines} == {
        (working.start, working.count) for _, working in lines
    }


def test_the_days_off_have_their_names():
    names = names_of_days(campaign())
    assert names[date(2026, 11, 24)]
    assert len(names) == len(campaign().holidays)
