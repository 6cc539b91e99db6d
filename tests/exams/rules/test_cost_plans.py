"""A cost plan: what its lines come to, what it may not be, how two versions differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exams.rules.cost_plans import (
    CostChange,
    CostLine,
    changes_between,
    grouped,
    require_lines,
    total_of,
)
from exams.rules.refusals import Refusal

SETTING = CostLine("Ra đề thi viết", "TT 1/2026, 500.000 đồng một đề", 3, 500_000)
MARKING = CostLine("Chấm thi viết", "TT 1/2026", 120, 15_000)
ROOMS = CostLine("Thuê phòng thi", "Báo giá", 2, 4_000_000)
LINES = st.lists(
    st.builds(
        CostLine,
        item=st.sampled_from("ABCDEF"),
        basis=st.sampled_from("XY"),
        quantity=st.integers(1, 9),
        price=st.integers(0, 1_000_000_000),
    ),
    unique_by=lambda line: line.key,
)


def test_a_line_and_a_plan_come_to_whole_dong():
    assert SETTING.amount == 1_500_000
    assert total_of([SETTING, MARKING]) == 3_300_000
    assert grouped(total_of([SETTING, MARKING])) == "3.300.000"


def test_a_plan_without_a_line_is_none():
    with pytest.raises(Refusal) as refused:
        require_lines([])

    assert refused.value.code == "COST_LINES_MISSING"


def test_an_item_stands_on_one_line():
    require_lines([SETTING, MARKING])
    with pytest.raises(Refusal) as refused:
        require_lines([SETTING, MARKING, CostLine("RA ĐỀ  thi viết", "Khác", 1, 1)])

    assert refused.value.code == "COST_ITEM_TWICE"
    assert (refused.value.facts["number"], refused.value.facts["field"]) == ("3", "item")


def test_the_difference_names_what_came_changed_and_went():
    dearer = CostLine("Chấm thi viết", "TT 1/2026", 120, 20_000)

    changes = changes_between([SETTING, MARKING], [dearer, ROOMS])

    assert changes == (
        CostChange(MARKING, dearer),
        CostChange(None, ROOMS),
        CostChange(SETTING, None),
    )
    assert [each.item for each in changes] == [dearer.item, ROOMS.item, SETTING.item]
    assert [each.difference for each in changes] == [600_000, 8_000_000, -1_500_000]
    assert CostChange(None, None).item == ""


@given(before=LINES, after=LINES)
def test_the_changes_explain_the_whole_difference(before, after):
    changes = changes_between(before, after)

    assert sum(each.difference for each in changes) == total_of(after) - total_of(before)
    assert all(each.before != each.after for each in changes)


@given(lines=LINES)
def test_a_plan_does_not_differ_from_itself(lines):
    assert changes_between(lines, list(reversed(lines))) == ()
