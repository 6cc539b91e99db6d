"""The decision on a lower list that an entry rests on is looked for among all lists on record."""

from dataclasses import replace

import pytest

from candidates.actions import plan
from candidates.actions.planning_bases import names_of_base_posts, plain_number, unknown_bases
from candidates.models import PlanningEntry, PlanningList
from candidates.rules.planning_line import PlanningKind, PlanningSort
from exams.models import Post
from tests.actions import LATE, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]


def entries():
    return list(PlanningList.objects.get(version=1).entries.order_by("citizen_id", "post"))


def faults(row, **changes):
    return [(each.code, each.value) for each in unknown_bases([replace(row, **changes)])]


def keep(*rows):
    return plan.planning_list(
        rows=rows,
        findings=[],
        source=plan.SourceFile("tren.xlsx", "1" * 64),
        sort=PlanningSort(PlanningKind.LEADERSHIP, "2030-2035"),
        by=person_named("quy-hoach"),
        at=LATE,
    )


def test_a_line_that_rests_on_none_asks_nothing():
    assert unknown_bases([entry.as_row() for entry in entries()]) == ()


def test_a_decision_on_record_of_the_same_person_is_no_fault_however_it_is_written():
    row = entries()[0].as_row()

    assert faults(row, based_on=row.decision_no) == []
    assert faults(row, based_on=f" {row.decision_no.lower()} ".replace("/", " / ")) == []


def test_one_that_no_list_has_and_one_of_others_are_told_by_their_line():
    first = entries()[0]
    lone = replace(first.as_row(), citizen_id="001099000001")

    assert faults(lone, based_on="99-QĐ/XX") == [("BASE_UNKNOWN", "99-QĐ/XX")]
    assert faults(lone, based_on=first.decision_no) == [("BASE_OF_OTHERS", first.decision_no)]
    [notice] = unknown_bases([replace(lone, based_on="99-QĐ/XX")])
    assert (notice.sheet, notice.row, notice.severity) == (lone.sheet, lone.row, "WARNING")


def test_an_entry_is_shown_with_the_post_of_the_lower_list():
    lower = entries()[0]
    row = replace(lower.as_row(), post="GD-XX", decision_no="7-QĐ/TU", based_on=lower.decision_no)
    astray = replace(row, post="GD-YY", based_on="99-QĐ/XX")
    upper = keep(row, astray)

    posts = names_of_base_posts(upper.entries.all())

    own = upper.entries.get(post="GD-XX")
    same = PlanningEntry.objects.filter(citizen_id=lower.citizen_id, planning_list__version=1)
    decided = {each.post for each in same if each.decision_no == lower.decision_no}
    names = Post.objects.filter(code__in=decided).values_list("full_name", flat=True)
    assert set(posts) == {own.pk}
    assert posts[own.pk] in names
    assert names_of_base_posts(PlanningList.objects.get(version=1).entries.all()) == {}


@pytest.mark.parametrize("typed", ["12-QĐ/ĐU", "12 - QĐ/ĐU", " 12-qđ/đu"])
def test_a_number_is_the_same_however_it_is_spaced(typed):
    assert plain_number(typed) == plain_number("12-QĐ/ĐU")
