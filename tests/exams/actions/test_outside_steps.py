"""The secretary records with paper and day what the council does outside the system."""

from datetime import date

import pytest

from exams.actions.clock import deadlines_of
from exams.actions.outside_steps import record_outside, recorded_outside
from exams.rules.outside_steps import OutsideStep
from exams.rules.stages import RANK
from tests.actions import (
    LATE,
    OBSTACLES,
    campaign,
    events,
    move_to,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
STEP = OutsideStep
ON = date(2027, 1, 5)


def put(step=STEP.SUPERVISION_REPORT, *, document=" 12/BC-BGS ", on=ON, reason="", by=None):
    return record_outside(
        campaign=campaign(),
        step=step,
        document=document,
        on=on,
        reason=reason,
        by=by or person_named("thu-ky"),
        at=LATE,
    )


def deadline(step):
    return next(each for each in deadlines_of(campaign()) if each.step == step)


def test_a_step_is_recorded_with_its_paper_and_its_day():
    with events() as trail:
        put()

    actor = person_named("thu-ky").pseudonym
    facts = {"on": "2027-01-05", "document": "12/BC-BGS"}
    assert trail == [("step.recorded", "P20_SUPERVISION_REPORT", actor, facts)]
    assert recorded_outside(campaign(), STEP.SUPERVISION_REPORT) == facts
    assert recorded_outside(campaign(), STEP.ARCHIVE) == {}
    assert deadline("P20_SUPERVISION_REPORT").happened == ON


def test_a_correction_says_why_and_keeps_what_it_was_in_the_trail():
    put()
    with refused("REASON_MISSING"):
        put(on=date(2027, 1, 6))

    with events() as trail:
        put(on=date(2027, 1, 6), reason="Ghi nhầm ngày")

    [(_, _, _, facts)] = trail
    assert (facts["was"], facts["on"]) == ("2027-01-05", "2027-01-06")
    assert facts["reason"] == "Ghi nhầm ngày"


def test_the_periods_that_follow_count_from_the_day_that_was_recorded():
    put(STEP.REPORT, on=date(2026, 12, 23))

    assert deadline("P18_APPROVE").start == date(2026, 12, 23)

    put(STEP.APPROVAL, on=date(2026, 12, 31))
    assert deadline("P19_PUBLISH").start == date(2026, 12, 31)
    assert deadline("P18_APPROVE").days_late == 2  # 23, 24, 25, 28 and 29/12 are its five days


def test_a_step_is_not_before_what_it_follows_nor_in_the_future():
    with refused("STEP_BEFORE_ITS_START", field="on", step=STEP.REPORT, first="18/12/2026"):
        put(STEP.REPORT, on=date(2026, 12, 17))
    with refused("DAY_IN_FUTURE"):
        put(on=date(2027, 3, 2))
    with refused("DOCUMENT_MISSING"):
        put(document=" ")


def test_what_follows_the_publication_waits_for_it():
    move_to(RANK)
    put(STEP.REPORT, on=date(2026, 12, 23))
    with refused("WRONG_STAGE"):
        put()


@pytest.mark.parametrize("how", OBSTACLES)
def test_it_asks_for_duty_and_a_living_campaign_that_is_marked(how):
    move_to(RANK)
    code, by = obstruct(how, person_named("thu-ky"), away="mark")

    with refused(code):
        put(STEP.REPORT, by=by)
