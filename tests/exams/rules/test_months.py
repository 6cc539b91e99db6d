from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from exams.rules.months import (
    add_months,
    completed_years,
    last_day,
    merged,
    month_number,
    months_and_days,
    months_covered,
)

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def test_a_shorter_month_ends_earlier():
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2026, 10, 6), -6) == date(2026, 4, 6)


def test_the_last_day_knows_leap_years():
    assert last_day(month_number(date(2028, 2, 1))) == date(2028, 2, 29)


def test_a_month_is_whole_when_its_day_returns():
    assert months_and_days(date(2025, 10, 6), date(2026, 10, 6)) == (12, 0)
    assert months_and_days(date(2025, 10, 7), date(2026, 10, 6)) == (11, 29)


def test_no_spans_cover_nothing():
    assert months_covered([]) == 0


def test_overlaps_count_once():
    spans = [(date(2025, 1, 1), date(2025, 7, 1)), (date(2025, 4, 1), date(2025, 9, 1))]

    assert months_covered(spans) == 8


def test_spans_apart_add_up():
    spans = [(date(2024, 1, 1), date(2024, 6, 1)), (date(2025, 1, 1), date(2025, 8, 1))]

    assert months_covered(spans) == 12


def test_thirty_days_left_over_make_a_month():
    spans = [(date(2024, 1, 1), date(2024, 1, 16)), (date(2025, 1, 1), date(2025, 1, 16))]

    assert months_covered(spans) == 1


def test_spans_that_touch_are_one_and_empty_ones_are_none():
    spans = [
        (date(2025, 4, 1), date(2025, 6, 1)),
        (date(2025, 1, 1), date(2025, 4, 1)),
        (date(2025, 9, 1), date(2025, 9, 1)),
    ]

    assert merged(spans) == [(date(2025, 1, 1), date(2025, 6, 1))]


def test_a_year_is_complete_on_the_birthday():
    assert completed_years(date(1991, 10, 6), date(2026, 10, 5)) == 34
    assert completed_years(date(1991, 10, 6), date(2026, 10, 6)) == 35
    assert completed_years(date(2004, 2, 29), date(2026, 2, 28)) == 21


@given(DAYS, st.integers(0, 600))
def test_months_added_are_the_months_counted(first, months):
    assert months_and_days(first, add_months(first, months)) == (months, 0)


@given(DAYS, st.integers(0, 9000))
def test_a_longer_span_never_counts_less(first, days):
    end = first + timedelta(days=days)

    assert months_covered([(first, end)]) <= months_covered([(first, end + timedelta(days=1))])


@given(st.lists(st.tuples(DAYS, DAYS), max_size=5))
def test_the_order_of_spans_does_not_matter(spans):
    assert months_covered(spans) == months_covered(spans[::-1])
