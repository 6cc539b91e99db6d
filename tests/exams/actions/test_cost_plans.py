"""The cost plan of a campaign: entered by who prepares it, a later version counts, all stay."""

from datetime import date

import pytest

from exams.actions import cost_plans
from exams.models import CostPlan
from exams.rules.cost_plans import CostLine
from tests.actions import LATE, OBSTACLES, campaign, events, obstruct, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
SETTING = CostLine("Ra đề thi viết", "TT 1/2026", 3, 500_000)
MARKING = CostLine("Chấm thi viết", "TT 1/2026", 120, 15_000)
TYPED = {
    "lines": [SETTING, MARKING],
    "source": "Ngân sách thành phố",
    "document": "",
    "on": None,
    "reason": "",
}
APPROVED = {"document": "88/QĐ-STC", "on": date(2026, 9, 7), "reason": "Đã phê duyệt"}


def enter(by=None, **changes):
    by = by or person_named("thu-ky")
    return cost_plans.enter(campaign=campaign(), **{**TYPED, **changes}, by=by, at=LATE)


def test_a_plan_is_entered_before_it_is_approved():
    with events() as trail:
        plan = enter()

    facts = {"version": 1, "total": "3.300.000", "document": "", "reason": ""}
    by = person_named("thu-ky").pseudonym
    assert trail == [("cost_plan.entered", "TT2026-01", by, facts)]
    plan.refresh_from_db()
    assert (plan.cost_lines, plan.total) == ((SETTING, MARKING), 3_300_000)
    assert (plan.document, plan.decided_on, plan.entered_by) == ("", None, person_named("thu-ky"))
    assert str(plan).endswith("v1")


def test_a_later_version_counts_and_the_first_stays():
    first = enter()

    second = enter(**APPROVED)

    assert list(campaign().cost_plans.all()) == [second, first]
    assert (second.version, second.document, second.decided_on) == (
        2,
        APPROVED["document"],
        APPROVED["on"],
    )


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"lines": []}, "COST_LINES_MISSING", None),
        ({"lines": [SETTING, SETTING]}, "COST_ITEM_TWICE", "item"),
        ({"document": "88/QĐ-STC"}, "COST_APPROVAL_HALF", "on"),
        ({"on": date(2026, 9, 7)}, "COST_APPROVAL_HALF", "document"),
        ({**APPROVED, "on": date(2027, 3, 2)}, "DAY_IN_FUTURE", "on"),
    ],
)
def test_what_is_no_plan_is_refused(changes, code, field):
    with refused(code, **({"field": field} if field else {})):
        enter(**changes)


def test_a_later_version_says_something_new_and_why():
    enter()

    with refused("COST_PLAN_UNCHANGED"):
        enter(reason="Lần hai")
    with refused("REASON_MISSING", field="reason"):
        enter(lines=[SETTING])
    assert CostPlan.objects.count() == 1


@pytest.mark.parametrize("how", [how for how in OBSTACLES if how != "wrong stage"])
def test_it_asks_for_duty_and_a_living_campaign(how):
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        enter(by=by)
