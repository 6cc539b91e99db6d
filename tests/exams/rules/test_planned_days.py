"""The days of a plan that lie after the last one: named, and the exam may be extended."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.rules.duties import Duty
from exams.rules.calendar import WorkingCalendar
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.checks import CheckLevel
from exams.rules.deadline_rules import CampaignDates
from exams.rules.planned_days import (
    LateDay,
    home_days_checks,
    late_days,
    planned_day_checks,
)

CLOSES = date(2026, 10, 6)  # by law: the list on 20/10, the exam on 04/11, 19/11 if extended
PLAN = CampaignDates(
    registration_opens=date(2026, 9, 7),
    registration_closes=CLOSES,
    eligible_list_published=date(2026, 10, 20),
    written_exam=date(2026, 11, 4),
)


def late(plan=PLAN, registrants=0, **parameters):
    profile = replace(CalendarProfile(), **parameters)
    return late_days(plan, profile, WorkingCalendar(), registrants=registrants)


def test_a_plan_within_the_law_has_no_late_day():
    assert late() == ()


def test_nobody_is_late_who_leaves_more_time_to_register_or_to_ask_for_a_remark():
    longer = replace(
        PLAN,
        registration_opens=date(2026, 8, 1),
        provisional_published=date(2026, 11, 18),
        remark_request_until=date(2026, 12, 31),
    )

    assert late(longer) == ()


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (date(2026, 11, 4), []),
        (date(2026, 11, 5), ["EXAM_EXTENDED P7_WRITTEN_EXAM"]),
        (date(2026, 11, 19), ["EXAM_EXTENDED P7_WRITTEN_EXAM"]),
        (date(2026, 11, 20), ["PLANNED_LATE P7_WRITTEN_EXAM"]),
    ],
)
def test_the_exam_is_extended_until_its_forty_fifth_day_and_late_afterwards(day, named):
    checks = list(planned_day_checks(late(replace(PLAN, written_exam=day))))

    assert [key for check in checks for key in check.keys] == named
    for check in checks:
        assert (check.level, check.owner) == (CheckLevel.WARNING, Duty.PREPARE)
        assert check.facts["last"] == "04/11/2026"
        assert check.facts["planned"] == f"{day:%d/%m/%Y}"


@given(more=st.integers(1, 120), usual=st.integers(1, 60), longer=st.integers(0, 60))
def test_an_extension_is_as_long_as_the_profile_says(more, usual, longer):
    """With the first day counted, the last of n days is n-1 days after the first."""
    exam = CLOSES + timedelta(days=usual - 1 + more)
    plan = CampaignDates(registration_closes=CLOSES, written_exam=exam)
    periods = {"exam_within_days_of_close": usual, "exam_within_days_of_close_many": usual + longer}

    [day] = late(plan, **periods)

    assert day.is_extension == (more <= longer)


def test_many_who_registered_give_the_screening_more_time():
    plan = replace(PLAN, eligible_list_published=date(2026, 10, 21))

    assert [each.step for each in late(plan)] == ["P5_SCREENING"]
    assert late(plan, registrants=500) == ()


@pytest.mark.parametrize(
    ("agreed", "is_late"), [(date(2026, 8, 21), False), (date(2026, 8, 24), True)]
)
def test_the_approval_in_principle_has_fifteen_working_days_from_the_proposal(agreed, is_late):
    """From Monday 03/08 the fifteenth working day, with the first counted, is Friday 21/08."""
    plan = replace(PLAN, proposed=date(2026, 8, 3), agreed=agreed)

    checks = list(planned_day_checks(late(plan)))

    assert [check.code for check in checks] == ["PRINCIPLE_LATE"] * is_late
    assert [check.page for check in checks] == ["exams:clearances"] * is_late


def test_a_late_day_of_another_step_is_never_an_extension():
    assert not LateDay("P5_SCREENING", date(2026, 10, 21), date(2026, 10, 20)).is_extension


@pytest.mark.parametrize(("days", "named"), [(13, 1), (14, 0), (19, 0)])
def test_candidates_have_their_days_at_home_between_the_parts(days, named):
    written = date(2023, 4, 10)

    checks = list(home_days_checks(written, written + timedelta(days=days), 14))

    assert len(checks) == named
    for check in checks:
        assert (check.code, check.level) == ("DEFENCE_TOO_SOON", CheckLevel.WARNING)
        assert (check.facts["days"], check.facts["least"]) == (days, 14)
