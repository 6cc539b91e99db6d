"""What is late in the plan of a campaign, announced or drafted, and the clock of the office."""

from datetime import date

import pytest

from exams.actions.planned_days import office_deadlines_of, planned_late
from exams.models import Campaign, Clearance
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.clearances import ClearanceKind
from exams.rules.stages import ANNOUNCE
from tests.actions import arrange, campaign, move_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def proposed(on):
    principle = Clearance.objects.in_force().get(kind=ClearanceKind.APPROVAL_IN_PRINCIPLE)
    return arrange(principle, proposed_on=on)


def late(of=None):
    return [each.step for each in planned_late(of or campaign(), CalendarProfile())]


def test_the_sample_campaign_is_planned_within_the_law():
    assert late() == []


def test_a_plan_is_judged_by_its_own_holidays_and_a_draft_by_those_of_today():
    """28 days off between the results and their approval, known to the calendar frozen alone."""
    arrange(campaign(), dates={**campaign().dates, "approved": "2026-12-31"})
    assert late() == ["P18_APPROVE"]

    off = [[f"2026-12-{day}", "Nghỉ", "HOLIDAY"] for day in range(24, 31)]
    arrange(campaign(), holidays=[*campaign().holidays, *off])
    assert late() == []

    arrange(campaign(), announced_on=None)
    move_to(ANNOUNCE)
    assert late(Campaign.objects.get()) == ["P18_APPROVE"]


def test_an_approval_in_principle_that_came_late_is_late_in_the_plan():
    proposed(date(2026, 6, 1))

    assert late() == ["P0_APPROVAL_IN_PRINCIPLE"]


def test_the_clock_of_the_office_begins_with_the_proposal_and_ends_with_the_procedure():
    proposed(date(2026, 8, 17))

    own = {each.step: each for each in office_deadlines_of(campaign())}

    assert own["P0_APPROVAL_IN_PRINCIPLE"].start == date(2026, 8, 17)
    assert own["P0_APPROVAL_IN_PRINCIPLE"].given == date(2026, 9, 6)
    assert own["P21_PROCEDURE"].start == date(2026, 12, 30)
    assert own["P21_PROCEDURE"].count == 30


def test_without_a_day_of_the_proposal_nothing_counts_from_it():
    steps = {each.step for each in office_deadlines_of(campaign())}

    assert "P0_APPROVAL_IN_PRINCIPLE" not in steps
    assert "P21_PROCEDURE" in steps
