"""Charts: where bars and words stand, and that the words say the same numbers."""

import itertools
from decimal import Decimal

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from web.charts import EACH_WAY, LONGEST, TALLEST, Bar, bar_chart, column_chart

NUMBERS = st.integers(0, 999)
SIGNED = st.decimals(-99, 99, places=2)


def percent(text):
    assert text.endswith("%")
    return float(text[:-1])


def bars(numbers):
    return [(f"n{place}", [Bar(number, str(number))]) for place, number in enumerate(numbers)]


@given(st.lists(NUMBERS, min_size=1, max_size=8))
def test_bars_are_as_long_as_their_numbers_and_leave_room_for_words(numbers):
    chart = bar_chart("t", bars(numbers))
    most = max(numbers) or 1

    for bar, number in zip(chart.bars, numbers, strict=True):
        assert abs(percent(bar.width) - LONGEST * number / most) < 0.01
        assert bar.x == "0.00%"
        assert percent(bar.text_x) <= LONGEST


@given(st.lists(SIGNED, min_size=1, max_size=8))
def test_what_is_below_nought_runs_to_the_left_of_it(numbers):
    chart = bar_chart("t", bars(numbers))
    nought = percent(chart.axis.x1) if chart.axis else 0

    assert nought == (EACH_WAY if min(numbers) < 0 else 0)
    for bar, number in zip(chart.bars, numbers, strict=True):
        starts, ends = percent(bar.x), percent(bar.x) + percent(bar.width)
        assert abs((ends if number < 0 else starts) - nought) < 0.02
        assert starts >= -0.01
        assert percent(bar.text_x) >= nought - 0.02


@given(st.lists(NUMBERS, min_size=1, max_size=20))
def test_columns_stand_on_the_line_side_by_side(numbers):
    chart = column_chart("t", [(str(number), Bar(number, str(number))) for number in numbers])
    most = max(numbers) or 1
    edges = [(percent(bar.x), percent(bar.x) + percent(bar.width)) for bar in chart.bars]

    assert {bar.y + bar.height for bar in chart.bars} == {chart.axis.y1}
    for bar, number in zip(chart.bars, numbers, strict=True):
        assert abs(bar.height - TALLEST * number / most) <= 0.5
    assert all(end < start for (_, end), (start, _) in itertools.pairwise(edges))
    assert edges[-1][1] <= 100


def test_no_two_lines_of_a_bar_chart_stand_on_each_other():
    groups = [("a", [Bar(1, "1"), Bar(2, "2")]), ("b", [Bar(3, "3")])]
    chart = bar_chart("t", groups)

    ends = [bar.y + bar.height for bar in chart.bars]
    assert chart.bars[1].y >= ends[0]
    assert chart.labels[1].y > ends[1]
    assert chart.bars[2].y > chart.labels[1].y
    assert chart.height == ends[2] + 2


def test_many_columns_are_named_every_other_one():
    columns = [(str(number), Bar(number, str(number))) for number in range(20)]

    assert [label.text for label in column_chart("t", columns).labels] == [
        str(number) for number in range(0, 20, 2)
    ]
    assert len(column_chart("t", columns[:12]).labels) == 12


def test_the_description_says_every_number():
    groups = [("VT01", [Bar(12, "12 đăng ký"), Bar(5, "5 trúng tuyển")]), ("VT02", [Bar(0, "0")])]

    assert bar_chart("t", groups).description == "VT01: 12 đăng ký, 5 trúng tuyển; VT02: 0"
    assert column_chart("t", [("0", Bar(3, "3"))]).description == "0: 3"


def test_nothing_to_draw_is_a_chart_all_the_same():
    assert bar_chart("t", []).bars == ()
    assert column_chart("t", []).bars == ()


def test_positions_have_a_point_whatever_the_language(settings, elements):
    chart = bar_chart("Tên", [("<b>", [Bar(Decimal("0.5"), "0,5"), Bar(Decimal("1.5"), "1,5")])])
    page = render_to_string("components/chart.html", {"chart": chart, "key": "k"})

    [svg] = elements(page, "svg")
    assert (svg.attrs["role"], svg.attrs["aria-labelledby"]) == ("img", "k-title k-desc")
    assert [bar.attrs["width"] for bar in elements(page, "rect")] == [
        f"{LONGEST / 3:.2f}%",
        f"{LONGEST}.00%",
    ]
    assert "&lt;b&gt;" in page
