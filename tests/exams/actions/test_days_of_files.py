"""A file with a day of its own keeps as many days as were left when its campaign stood still."""

from datetime import date, timedelta

import pytest

from accounts.rules.duties import Role
from candidates.actions import register, supplements
from candidates.models import Application, Supplement
from exams.actions import advance
from exams.actions.days_of_files import days_of_their_own
from exams.actions.resumption import resumption_of
from tests.actions import LATE, arrange, campaign, officer, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
TODAY = LATE.date()  # a Monday
IN_TWO_DAYS, LONG_AGO = TODAY + timedelta(days=2), TODAY - timedelta(days=1)
AGAIN = LATE + timedelta(days=7)
SUSPENSION = {"reason": "Kết luận 128"}


def stand_still(then=AGAIN):
    chair = person_named("chu-tich")
    advance.suspend(campaign=campaign(), by=chair, at=LATE, **SUSPENSION)
    shown = days_of_their_own(campaign(), resumption_of(campaign(), then.date()).suspension)
    advance.resume(campaign=campaign(), by=chair, at=then, **SUSPENSION)
    return [row for row, _ in shown]


def reopened(until=IN_TWO_DAYS):
    file = campaign().applications.filter(state="ELIGIBLE").first()
    arrange(file, person=officer("an", Role.CANDIDATE))
    return supplements.reopen_parts(
        application=file,
        parts=["ROUTE"],
        reason="Thiếu văn bản",
        until=until,
        by=person_named("tham-dinh"),
        at=LATE,
    )


def late_draft(day):
    an = officer("nop-muon", Role.CANDIDATE)
    with_number = campaign().applications.count() + 1
    draft = Application(campaign=campaign(), person=an, reg_no=f"TT2026-01-{with_number:04d}")
    return arrange(draft, source="ONLINE", late_until=day)


def test_what_was_reopened_is_supplemented_after_the_campaign_went_on():
    supplement = reopened()
    assert stand_still() == [supplement]

    stored = Supplement.objects.get(pk=supplement.pk)
    assert stored.until == IN_TWO_DAYS + timedelta(days=7)
    supplements.fill(
        application=stored.application,
        part="ROUTE",
        fields={"nomination": "15/TTr"},
        by=stored.application.person,
        at=AGAIN,
    )


def test_a_draft_that_was_let_in_late_is_filled_after_the_campaign_went_on():
    draft = late_draft(IN_TWO_DAYS)
    assert stand_still() == [draft]

    stored = Application.objects.get(pk=draft.pk)
    assert stored.late_until == IN_TWO_DAYS + timedelta(days=7)
    register.fill(application=stored, fields={"phone": "0912"}, by=stored.person, at=AGAIN)


def test_a_day_that_had_passed_what_is_answered_and_what_is_taken_back_stay():
    supplement, draft = reopened(), late_draft(LONG_AGO)
    arrange(supplement, answered_at=LATE)
    assert stand_still() == []

    assert Supplement.objects.get(pk=supplement.pk).until == IN_TWO_DAYS
    assert Application.objects.get(pk=draft.pk).late_until == LONG_AGO


def test_suspended_and_resumed_on_one_day_nothing_moves():
    supplement = reopened()
    assert stand_still(LATE) == []
    assert Supplement.objects.get(pk=supplement.pk).until == IN_TWO_DAYS


def test_who_was_promised_no_day_yet_has_none_that_moves():
    reopened()
    suspension = resumption_of(arrange(campaign(), suspended_on=date(2026, 1, 1)), TODAY).suspension
    assert days_of_their_own(campaign(), suspension)
    assert days_of_their_own(arrange(campaign(), announced_on=None), suspension) == []
