"""What is done outside the system answers a step of the clock, after the one it follows."""

from datetime import date, timedelta

import pytest

from audit.rules.refusals import Refusal
from exams.rules.calendar import WorkingCalendar
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.deadline_rules import CampaignDates
from exams.rules.deadlines import deadlines
from exams.rules.outside_steps import RECORDED_AT, OutsideStep, require_order
from exams.rules.stages import PUBLISH, RANK

DAY = date(2026, 12, 28)


@pytest.mark.parametrize(
    ("step", "follows", "name"),
    [
        (OutsideStep.REPORT, "marking_finished", "reported"),
        (OutsideStep.APPROVAL, "reported", "approved"),
        (OutsideStep.SUPERVISION_REPORT, "published", "supervision_reported"),
        (OutsideStep.ARCHIVE, "published", "archived"),
    ],
)
def test_each_step_follows_another_and_lies_on_its_day_at_the_earliest(step, follows, name):
    assert (step.follows, step.day_name) == (follows, name)
    require_order(CampaignDates(**{follows: DAY, name: DAY}))
    require_order(CampaignDates(**{name: DAY}))

    with pytest.raises(Refusal) as refused:
        require_order(CampaignDates(**{follows: DAY, name: DAY - timedelta(days=1)}))

    assert refused.value.code == "STEP_BEFORE_ITS_START"
    assert refused.value.facts == {
        "field": "on",
        "step": step,
        "first": "28/12/2026",
        "then": "27/12/2026",
    }


@pytest.mark.parametrize(("done", "late"), [(31, 0), (1, 0), (4, 3)])
def test_a_step_that_was_done_tells_by_how_many_days_it_came_late(done, late):
    """Five working days from Monday 28/12, the first counted and 01/01 worked, end on 01/01."""
    on = date(2026, 12, 31) if done == 31 else date(2027, 1, done)
    [_, report, *_] = [
        each
        for each in deadlines(
            CampaignDates(written_exam=date(2026, 11, 4), marking_finished=DAY),
            CalendarProfile(),
            WorkingCalendar(),
            happened=CampaignDates(reported=on),
        )
        if each.step in ("P11_MARKING", "P17_REPORT")
    ]

    assert (report.happened, report.day, report.days_late) == (on, on, late)


def test_a_step_that_was_not_done_and_a_window_that_ended_are_not_late():
    happened = CampaignDates(provisional_published=DAY, remark_request_until=date(2027, 3, 1))

    reckoned = deadlines(CampaignDates(), CalendarProfile(), WorkingCalendar(), happened=happened)

    assert {each.step: (each.happened, each.days_late) for each in reckoned} == {
        "P12_REMARK_REQUEST": (None, 0),
        "P13_REMARK_MARKING": (None, 0),
    }


def test_what_follows_the_publication_is_recorded_after_it_alone():
    assert OutsideStep.REPORT.recorded_at == OutsideStep.APPROVAL.recorded_at == RECORDED_AT
    assert OutsideStep.SUPERVISION_REPORT.recorded_at == OutsideStep.ARCHIVE.recorded_at
    assert OutsideStep.ARCHIVE.recorded_at == (PUBLISH,)
    assert RECORDED_AT == (RANK, PUBLISH)
