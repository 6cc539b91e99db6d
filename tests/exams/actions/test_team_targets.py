"""The targets of a year: entered with their document, the last one holds, a mistake is undone."""

from datetime import timedelta

import pytest

from exams.actions import team_targets
from exams.models import TeamTarget, Unit
from tests.actions import LATE, events, officer, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
FIELDS = {
    "subject": "YOUNG_UNITS",
    "year": 2027,
    "unit_kind": "COMMUNE",
    "age_under": 30,
    "at_least": 20,
    "at_most": 25,
    "document": "09-KL/TU",
    "decided_on": LATE.date(),
}


def enter(by=None, **changes):
    fields = {**FIELDS, **changes}
    return team_targets.enter(fields=fields, by=by or person_named("quy-hoach"), at=LATE)


def withdraw(target, reason="Nhầm năm", by=None):
    by = by or person_named("quy-hoach")
    return team_targets.withdraw(target=target, reason=reason, by=by, at=LATE)


def test_a_target_is_entered_with_its_range():
    with events() as trail:
        target = enter()

    by = person_named("quy-hoach").pseudonym
    assert trail == [("target.entered", "YOUNG_UNITS 2027", by, {"range": "20–25"})]
    assert (target.range, enter(at_least=25).range) == ("20–25", "25")


def test_only_a_target_about_the_young_has_an_age():
    assert enter(subject="ROTATED_LEADERS").age_under is None
    with refused("AGE_MISSING", field="age_under"):
        enter(age_under=None)


def test_the_last_of_a_subject_year_and_kind_holds_and_the_others_stay():
    enter()
    last, other = enter(at_most=30), enter(unit_kind="")

    assert set(team_targets.targets_in_force()) == {last, other}
    assert TeamTarget.objects.count() == 3


def test_what_was_entered_by_mistake_is_taken_back_and_the_one_before_holds_again():
    before, mistaken = enter(), enter(at_most=90)
    with events() as trail:
        withdraw(mistaken)

    by = person_named("quy-hoach").pseudonym
    assert trail == [("target.withdrawn", "YOUNG_UNITS 2027", by, {"reason": "Nhầm năm"})]
    assert team_targets.targets_in_force() == [before]
    with refused("ALREADY_DONE"):
        withdraw(mistaken)
    with refused("REASON_MISSING"):
        withdraw(before, reason=" ")


def test_a_target_that_is_nowhere_is_not_taken_back():
    with refused("STALE"):
        withdraw(TeamTarget())


def test_a_day_to_come_a_reversed_range_and_a_stranger_are_refused():
    target, stranger = enter(), officer("nguoi-la")
    with refused("DAY_IN_FUTURE", field="decided_on"):
        enter(decided_on=LATE.date() + timedelta(days=1))
    with refused("RANGE_REVERSED", field="at_most"):
        enter(at_least=26)
    with refused("NOT_YOUR_DUTY", duty="KEEP_PLANNING"):
        enter(by=stranger)
    with refused("NOT_YOUR_DUTY", duty="KEEP_PLANNING"):
        withdraw(target, by=stranger)


def test_a_target_may_ask_one_unit_by_name_beside_the_others():
    unit, other = Unit.objects.order_by("code")[:2]
    first, again = enter(unit_kind="", unit=unit), enter(unit_kind="", unit=unit, at_most=30)
    of_other, of_all = enter(unit_kind="", unit=other), enter(unit_kind="")

    assert set(team_targets.targets_in_force()) == {again, of_other, of_all}
    assert first.unit == unit
    with refused("UNIT_AND_KIND", field="unit"):
        enter(unit=unit)
