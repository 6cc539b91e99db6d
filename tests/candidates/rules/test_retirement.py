"""The table and the vectors of regulations 6.2."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.rules.retirement import age, months_left, retires_on, years_and_months
from exams.rules.enums import Sex
from exams.rules.months import add_months, last_day, month_number

M, F = Sex.MALE, Sex.FEMALE
BIRTHS = st.dates(date(1961, 1, 1), date(2005, 12, 31))

STEPS = [  # sex, first birth month, age in years and months
    (M, (1961, 1), (60, 3)),
    (M, (1961, 10), (60, 6)),
    (M, (1962, 7), (60, 9)),
    (M, (1963, 4), (61, 0)),
    (M, (1964, 1), (61, 3)),
    (M, (1964, 10), (61, 6)),
    (M, (1965, 7), (61, 9)),
    (M, (1966, 4), (62, 0)),
    (F, (1966, 1), (55, 4)),
    (F, (1966, 9), (55, 8)),
    (F, (1967, 5), (56, 0)),
    (F, (1968, 1), (56, 4)),
    (F, (1968, 9), (56, 8)),
    (F, (1969, 5), (57, 0)),
    (F, (1970, 1), (57, 4)),
    (F, (1970, 9), (57, 8)),
    (F, (1971, 5), (58, 0)),
    (F, (1972, 1), (58, 4)),
    (F, (1972, 9), (58, 8)),
    (F, (1973, 5), (59, 0)),
    (F, (1974, 1), (59, 4)),
    (F, (1974, 9), (59, 8)),
    (F, (1975, 5), (60, 0)),
]


def birth_months(sex):
    """Every birth month of the table for one sex, with the age that its step gives."""
    steps = [(first, own) for which, first, own in STEPS if which == sex]
    (first, _), (last, _) = steps[0], steps[-1]
    for month in range(month_number(date(*first, 1)), month_number(date(*last, 1)) + 1):
        born = last_day(month).replace(day=1)
        years, months = [own for start, own in steps if start <= (born.year, born.month)][-1]
        yield born, years * 12 + months


@pytest.mark.parametrize(("sex", "months"), [(M, 64), (F, 113)])
def test_every_birth_month_of_the_table_has_its_age(sex, months):
    expected = list(birth_months(sex))

    assert len(expected) == months
    assert [(born, age(born, sex)) for born, _ in expected] == expected
    assert [age(last_day(month_number(born)), sex) for born, _ in expected] == [
        own for _, own in expected
    ]


@pytest.mark.parametrize(
    ("sex", "born", "written_age", "retires", "left"),
    [
        (M, date(1964, 9, 30), "61y3m", date(2025, 12, 31), -7),
        (M, date(1964, 10, 1), "61y6m", date(2026, 4, 30), -3),
        (M, date(1966, 3, 15), "61y9m", date(2027, 12, 31), 17),
        (M, date(1966, 4, 1), "62y", date(2028, 4, 30), 21),
        (M, date(1969, 6, 30), "62y", date(2031, 6, 30), 59),
        (M, date(1969, 7, 1), "62y", date(2031, 7, 31), 60),
        (F, date(1972, 10, 31), "58y8m", date(2031, 6, 30), 59),
        (F, date(1972, 11, 1), "58y8m", date(2031, 7, 31), 60),
        (F, date(1973, 4, 30), "58y8m", date(2031, 12, 31), 65),
        (F, date(1973, 5, 1), "59y", date(2032, 5, 31), 70),
        (F, date(1975, 4, 30), "59y8m", date(2034, 12, 31), 101),
        (F, date(1975, 5, 1), "60y", date(2035, 5, 31), 106),
        (F, date(1980, 1, 1), "60y", date(2040, 1, 31), 162),
        (M, date(1985, 1, 1), "62y", date(2047, 1, 31), 246),
    ],
)
def test_the_vectors_of_the_regulations_are_reproduced(sex, born, written_age, retires, left):
    assert years_and_months(age(born, sex)) == written_age
    assert retires_on(born, sex) == retires
    assert months_left(born, sex, date(2026, 7, 1)) == left


@pytest.mark.parametrize(
    ("on", "asked", "sex", "earliest"),
    [
        ((2026, 7), 48, M, (1968, 7)),
        ((2026, 7), 48, F, (1972, 3)),
        ((2026, 7), 60, M, (1969, 7)),
        ((2026, 7), 60, F, (1972, 11)),
        ((2026, 7), 120, M, (1974, 7)),
        ((2026, 7), 120, F, (1976, 7)),
        ((2026, 11), 48, M, (1968, 11)),
        ((2026, 11), 48, F, (1972, 7)),
        ((2026, 11), 60, M, (1969, 11)),
        ((2026, 11), 60, F, (1973, 3)),
        ((2026, 11), 120, M, (1974, 11)),
        ((2026, 11), 120, F, (1976, 11)),
        ((2027, 1), 48, M, (1969, 1)),
        ((2027, 1), 48, F, (1972, 9)),
        ((2027, 1), 60, M, (1970, 1)),
        ((2027, 1), 60, F, (1973, 5)),
        ((2027, 1), 120, M, (1975, 1)),
        ((2027, 1), 120, F, (1977, 1)),
        ((2031, 3), 60, M, (1974, 3)),
        ((2031, 3), 60, F, (1976, 3)),
        ((2031, 3), 120, M, (1979, 3)),
        ((2031, 3), 120, F, (1981, 3)),
    ],
)
def test_the_earliest_birth_month_that_passes_is_exact(on, asked, sex, earliest):
    on, first = date(*on, 15), date(*earliest, 1)

    assert months_left(first, sex, on) >= asked
    assert months_left(first - timedelta(days=1), sex, on) < asked


def test_an_age_fixed_by_a_document_takes_the_place_of_the_table():
    born = date(1972, 10, 1)

    assert retires_on(born, F, own_age=60 * 12) == date(2032, 10, 31)
    assert months_left(born, F, date(2026, 10, 6), own_age=60 * 12) == 72


@given(BIRTHS, st.sampled_from(Sex))
def test_who_is_born_later_never_retires_earlier(born, sex):
    assert retires_on(born, sex) <= retires_on(add_months(born, 1), sex)


@given(BIRTHS, st.sampled_from(Sex), st.dates(date(2021, 1, 1), date(2060, 1, 1)))
def test_each_month_that_passes_leaves_one_month_less(born, sex, on):
    assert months_left(born, sex, add_months(on, 1)) == months_left(born, sex, on) - 1
