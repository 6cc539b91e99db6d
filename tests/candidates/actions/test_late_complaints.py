"""Whoever answers a complaint after its last day says why; in time nobody is asked."""

from datetime import date, timedelta

import pytest

from tests.actions import LATE, arrange, campaign, events, refused
from tests.candidates.actions import test_complaints as of_screening
from tests.candidates.actions import test_other_complaints as of_others
from tests.candidates.actions.test_complaints import an, sitting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
__all__ = ["an", "sitting"]
YESTERDAY = LATE.date() - timedelta(days=1)
WHY = "Chờ kết quả xác minh"


@pytest.fixture(params=["screening", "another kind"])
def asked(request, an):
    """Return a complaint, and who answers one of its kind."""
    if request.param == "screening":
        out = campaign().applications.filter(state="INELIGIBLE", position__opening="HELD")
        file = arrange(out.select_related("campaign").order_by("reg_no").first(), person=an)
        return of_screening.made(file, an), of_screening.decided
    taken = campaign().applications.filter(state="ELIGIBLE").select_related("campaign")
    file = arrange(taken.order_by("reg_no").first(), person=an)
    of = of_others.about(happened_on=date(2027, 2, 20))
    return of_others.made(file, an, of=of), of_others.answered


def test_a_late_answer_says_why_and_keeps_it(asked):
    complaint, answer = asked
    arrange(complaint, answer_by=YESTERDAY)
    with refused("REASON_MISSING", field="late_reason"):
        answer(complaint)

    with events() as trail:
        answer(complaint, late_reason=f" {WHY} ")

    complaint.refresh_from_db()
    assert complaint.late_reason == WHY
    [(_, _, _, facts)] = trail
    assert facts["late_reason"] == WHY


def test_an_answer_on_its_last_day_is_in_time(asked):
    complaint, answer = asked
    arrange(complaint, answer_by=LATE.date())

    with events() as trail:
        answer(complaint, late_reason="không hỏi")

    complaint.refresh_from_db()
    assert complaint.late_reason == ""
    assert "late_reason" not in trail[0][3]
