"""The targets of a year: a range of percent, and how far the units or the leaders reach it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exams.rules.refusals import Refusal
from exams.rules.team_targets import (
    Leader,
    TargetReach,
    TargetSubject,
    UnitKind,
    kind_of_unit,
    of_kind,
    of_unit,
    progress,
    reach_of,
    require_range,
    units_without,
)

LEADERS = [
    Leader("A", "SNV", 34, {2025}),
    Leader("B", "SNV", 50),
    Leader("C", "X1", 29, {2026}),
    Leader("D", "X2", 35, {2025, 2026}),
]
KINDS = {"SNV": UnitKind.DEPARTMENT, "X1": UnitKind.COMMUNE, "X2": UnitKind.COMMUNE}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sở Nội vụ", "DEPARTMENT"),
        ("Văn phòng Ủy ban nhân dân Thành phố", "DEPARTMENT"),
        ("Phòng Giáo dục và Đào tạo", "DIVISION"),
        ("Chi cục Thủy lợi", "DIVISION"),
        ("Trung tâm Lưu trữ lịch sử", "DIVISION"),
        ("Phường Hoàn Kiếm", "COMMUNE"),
        ("Ủy ban nhân dân xã Sóc Sơn", "COMMUNE"),
        ("UBND phường Ba Đình", "COMMUNE"),
        ("Đảng ủy xã Đông Anh", "COMMUNE"),
    ],
)
def test_the_kind_of_a_unit_is_how_its_name_begins(name, kind):
    assert kind_of_unit(name) == kind


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 100), st.integers(0, 100))
def test_a_share_is_below_within_or_above_its_range(count, more, low, width):
    whole, high = count + more, min(100, low + width)
    part = 100 * Fraction(count, whole)

    reach = reach_of(count, whole, low, high)

    assert reach == (
        TargetReach.BELOW
        if part < low
        else TargetReach.ABOVE
        if part > high
        else TargetReach.WITHIN
    )


def test_a_range_ends_where_it_begins_or_later():
    require_range(20, 20)
    with pytest.raises(Refusal) as refused:
        require_range(25, 20)

    assert (refused.value.code, refused.value.facts["field"]) == ("RANGE_REVERSED", "at_most")


@pytest.mark.parametrize(
    ("subject", "year", "age", "expected"),
    [
        (TargetSubject.YOUNG_UNITS, 2026, 35, (2, 3)),
        (TargetSubject.YOUNG_UNITS, 2026, 30, (1, 3)),
        (TargetSubject.ROTATED_UNITS, 2025, 0, (2, 3)),
        (TargetSubject.ROTATED_LEADERS, 2026, 0, (2, 4)),
        (TargetSubject.ROTATED_LEADERS, 2024, 0, (0, 4)),
    ],
)
def test_units_count_once_and_so_do_people(subject, year, age, expected):
    assert progress(subject, year, age, [*LEADERS, LEADERS[0]]) == expected


def test_only_the_units_of_the_kind_are_counted():
    communes = of_kind(LEADERS, UnitKind.COMMUNE, KINDS)

    assert [each.unit for each in communes] == ["X1", "X2"]
    assert of_kind(LEADERS, None, KINDS) == LEADERS


def test_the_leaders_of_one_unit_are_counted_alone():
    assert [each.number for each in of_unit(LEADERS, "SNV")] == ["A", "B"]
    assert of_unit(LEADERS, "X9") == []


@pytest.mark.parametrize(
    ("subject", "age", "units"),
    [
        (TargetSubject.YOUNG_UNITS, 35, ["X2"]),
        (TargetSubject.YOUNG_UNITS, 30, ["SNV", "X2"]),
        (TargetSubject.ROTATED_UNITS, 0, ["SNV"]),
    ],
)
def test_the_units_of_which_nobody_meets_the_target_are_named(subject, age, units):
    assert units_without(subject, 2026, age, LEADERS) == units
