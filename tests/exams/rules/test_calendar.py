from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from exams.rules.calendar import DayKind, WorkingCalendar, calendar_of, end_of_days

CALENDAR = calendar_of(
    [
        (date(2026, 8, 22), DayKind.MAKEUP_WORKDAY),  # Saturday
        (date(2026, 8, 31), DayKind.SWAPPED_OFF),  # Monday
        (date(2026, 9, 1), DayKind.HOLIDAY),
        (date(2026, 9, 2), DayKind.HOLIDAY),
        (date(2026, 4, 26), DayKind.HOLIDAY),  # Sunday
        (date(2026, 4, 27), DayKind.COMPENSATORY_OFF),
    ]
)
FRIDAY, SATURDAY = date(2026, 8, 28), date(2026, 8, 29)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
NUMBERS = st.integers(1, 60)


def test_weekends_are_not_worked():
    assert CALENDAR.is_working(FRIDAY)
    assert not CALENDAR.is_working(SATURDAY)


def test_a_saturday_worked_to_make_up_is_worked():
    assert CALENDAR.is_working(date(2026, 8, 22))


def test_every_kind_of_day_off_is_not_worked():
    days_off = (date(2026, 8, 31), date(2026, 9, 1), date(2026, 4, 27))

    assert not any(CALENDAR.is_working(day) for day in days_off)


def test_a_day_off_stays_off_even_if_it_is_also_listed_as_worked():
    day = date(2026, 8, 22)

    assert not WorkingCalendar(frozenset({day}), frozenset({day})).is_working(day)


def test_rolling_moves_only_days_off():
    assert CALENDAR.roll(FRIDAY) == FRIDAY
    assert CALENDAR.roll(SATURDAY) == date(2026, 9, 3)


def test_lang_son_counted_the_announcement_day_as_the_first_of_thirty():
    opens = date(2025, 11, 7)

    assert end_of_days(opens, 30, count_first_day=True) == date(2025, 12, 6)
    assert end_of_days(opens, 30, count_first_day=False) == date(2025, 12, 7)
    assert not CALENDAR.is_working(date(2025, 12, 6))
    assert CALENDAR.roll(date(2025, 12, 6)) == date(2025, 12, 8)


def test_a_working_start_is_working_day_one_or_nought():
    assert CALENDAR.end(FRIDAY, 2, count_first_day=True) == date(2026, 9, 3)
    assert CALENDAR.end(FRIDAY, 2, count_first_day=False) == date(2026, 9, 4)


def test_a_start_on_a_day_off_is_never_working_day_one():
    assert CALENDAR.end(SATURDAY, 1, count_first_day=True) == date(2026, 9, 3)
    assert CALENDAR.end(SATURDAY, 1, count_first_day=False) == date(2026, 9, 3)


def test_working_days_before_a_day_do_not_count_it():
    assert CALENDAR.before(date(2026, 9, 3), 1) == FRIDAY
    assert CALENDAR.before(date(2026, 9, 3), 5) == date(2026, 8, 24)
    assert CALENDAR.before(date(2026, 9, 3), 6) == date(2026, 8, 22)


@given(DAYS, NUMBERS)
def test_an_end_in_working_days_is_always_worked(start, number):
    assert CALENDAR.is_working(CALENDAR.end(start, number, count_first_day=True))


@given(DAYS, NUMBERS)
def test_counting_the_first_day_never_ends_later(start, number):
    inclusive = CALENDAR.end(start, number, count_first_day=True)

    assert inclusive <= CALENDAR.end(start, number, count_first_day=False)


@given(DAYS, NUMBERS)
def test_going_forth_and_back_returns_to_a_working_day(start, number):
    day = CALENDAR.roll(start)

    assert CALENDAR.before(CALENDAR.after(day, number), number) == day
