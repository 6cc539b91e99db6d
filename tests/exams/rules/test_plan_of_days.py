"""The days of a plan follow each other: too early is told, and the law suggests the others."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.rules.duties import Duty
from exams.rules.calendar import WorkingCalendar
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.checks import CheckLevel
from exams.rules.deadline_rules import CampaignDates
from exams.rules.enums import PartKind
from exams.rules.plan_of_days import (
    PLAN,
    EarlyDay,
    PlanClock,
    early_day_checks,
    early_days,
    plan_for,
)
from exams.rules.planned_days import late_days
from exams.rules.suggested_days import by_law, restarted

CLOCK = PlanClock(CalendarProfile(), WorkingCalendar(days_off=frozenset({date(2027, 1, 1)})))
WINDOW = CampaignDates(registration_opens=date(2026, 9, 7), registration_closes=date(2026, 10, 6))
WITH_EXAM = replace(WINDOW, written_exam=date(2026, 11, 4), defence=date(2026, 12, 18))
# Counted by hand: 15 days from 06/10 with the first counted end on 20/10, a Tuesday; the fifth
# working day before 04/11 is 28/10, the first 03/11; 15 days from 04/11 end on 18/11; five working
# days from then on 24/11; ten days from then on 03/12; then the defence; five, five and two
# working days, of which the first counts: 24/12, 30/12, 31/12.
BY_HAND = {
    "eligible_list_published": date(2026, 10, 20),
    "summons": date(2026, 10, 28),
    "posting": date(2026, 11, 3),
    "provisional_published": date(2026, 11, 18),
    "remark_request_until": date(2026, 11, 24),
    "remark_published": date(2026, 12, 3),
    "marking_finished": date(2026, 12, 18),
    "reported": date(2026, 12, 24),
    "approved": date(2026, 12, 30),
    "published": date(2026, 12, 31),
}


def days_in(plan):
    return {day.name: getattr(plan, day.name) for day in PLAN}


def test_the_law_suggests_every_day_one_after_another():
    assert days_in(by_law(WITH_EXAM, CLOCK)) == BY_HAND


def test_what_was_typed_stays_and_the_days_after_it_count_from_it():
    typed = replace(WITH_EXAM, provisional_published=date(2026, 11, 12))

    plan = by_law(typed, CLOCK)

    assert plan.provisional_published == date(2026, 11, 12)
    assert plan.remark_request_until == date(2026, 11, 18)


def test_an_exam_that_is_not_fixed_yet_is_taken_for_its_last_day_and_stays_open():
    plan = by_law(WINDOW, CLOCK)

    assert plan.written_exam is None  # its part says when, with hour and place
    assert plan.provisional_published == date(2026, 11, 18)
    assert plan.marking_finished == plan.remark_published


def test_nothing_is_suggested_before_the_window_of_registration_is_fixed():
    assert by_law(CampaignDates(), CLOCK) == CampaignDates()


def test_a_last_day_that_is_not_worked_leaves_the_worked_one_before_it_and_a_window_the_next():
    """15 days from Saturday 03/10 end on Saturday 17/10; the worked day before is Friday 16/10."""
    plan = by_law(replace(WINDOW, registration_closes=date(2026, 10, 3)), CLOCK)

    assert plan.eligible_list_published == date(2026, 10, 16)
    assert CLOCK.calendar.is_working(plan.remark_request_until)


@pytest.mark.parametrize(
    ("name", "day", "least"),
    [
        ("eligible_list_published", date(2026, 10, 6), date(2026, 10, 7)),
        ("summons", date(2026, 10, 19), date(2026, 10, 20)),
        ("posting", date(2026, 10, 19), date(2026, 10, 20)),
        ("provisional_published", date(2026, 11, 3), date(2026, 11, 4)),
        ("remark_request_until", date(2026, 11, 23), date(2026, 11, 24)),
        ("remark_published", date(2026, 11, 24), date(2026, 11, 25)),
        ("marking_finished", date(2026, 12, 17), date(2026, 12, 18)),
        ("reported", date(2026, 12, 17), date(2026, 12, 18)),
        ("approved", date(2026, 12, 23), date(2026, 12, 24)),
        ("published", date(2026, 12, 29), date(2026, 12, 30)),
    ],
)
def test_a_day_before_what_it_follows_is_told_with_the_first_possible(name, day, least):
    plan = replace(by_law(WITH_EXAM, CLOCK), **{name: day})

    [early] = early_days(plan, CLOCK)
    [check] = early_day_checks([early])

    assert (early.name, early.planned, early.least) == (name, day, least)
    assert (check.code, check.level, check.owner) == (
        "PLANNED_TOO_EARLY",
        CheckLevel.ERROR,
        Duty.PREPARE,
    )
    assert (check.page, check.form_field) == ("exams:plan-days", name)
    assert check.facts["least"] == f"{least:%d/%m/%Y}"
    assert early_days(replace(plan, **{name: least}), CLOCK) == ()


def test_a_plan_without_a_written_test_has_no_days_of_one():
    names = [day.name for day in plan_for([PartKind.PROPOSAL])]

    assert names == [
        *("eligible_list_published", "marking_finished", "reported", "approved", "published")
    ]
    assert plan_for(PartKind) == PLAN


def test_days_that_a_later_exam_leaves_behind_start_anew_and_the_others_stay():
    plan = by_law(WITH_EXAM, CLOCK)
    moved = replace(plan, registration_closes=date(2026, 10, 15), written_exam=date(2026, 11, 20))

    again = restarted(moved, CLOCK)

    assert again.eligible_list_published == date(2026, 10, 20)
    assert again.provisional_published == date(2026, 12, 4)
    assert again.published == date(2026, 12, 31)
    assert early_days(again, CLOCK) == ()


def test_an_open_day_stays_open_when_days_start_anew():
    assert restarted(WITH_EXAM, CLOCK) == WITH_EXAM


DAYS = st.dates(date(2026, 9, 1), date(2027, 3, 1))


@given(
    typed=st.fixed_dictionaries({day.name: st.none() | DAYS for day in PLAN}),
    closes=DAYS,
    until_exam=st.integers(7, 60),
)
def test_what_starts_anew_is_never_too_early(typed, closes, until_exam):
    exam = closes + timedelta(days=until_exam)
    plan = replace(WINDOW, registration_closes=closes, written_exam=exam, **typed)

    again = restarted(plan, CLOCK)

    assert early_days(again, CLOCK) == ()
    for each in fields(plan):
        assert (getattr(again, each.name) is None) == (getattr(plan, each.name) is None)


@given(closes=DAYS, periods=st.fixed_dictionaries({"screening_days": st.integers(3, 18)}))
def test_what_the_law_suggests_is_neither_early_nor_late(closes, periods):
    clock = PlanClock(replace(CLOCK.profile, **periods), CLOCK.calendar)
    plan = by_law(replace(WINDOW, registration_closes=closes), clock)

    assert early_days(plan, clock) == ()
    assert late_days(plan, clock.profile, clock.calendar) == ()


def test_in_a_plan_that_came_from_elsewhere_it_is_named_by_two_persons():
    early = EarlyDay("published", date(2026, 11, 1), date(2026, 11, 3))

    [refusal], [named] = (early_day_checks([early], named=named) for named in (False, True))

    assert (refusal.level, named.level) == (CheckLevel.ERROR, CheckLevel.WARNING)
    assert named.items == ("DAY_PUBLISHED",)
