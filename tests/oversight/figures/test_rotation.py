"""Who was rotated in a year: each leader once, and nobody who leads no more."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from oversight.figures.rotation import rotated_by_year

YEARS = (2024, 2025, 2026)
ROTATIONS = st.lists(
    st.tuples(st.sampled_from("ABCD"), st.dates(date(2023, 1, 1), date(2026, 12, 31))), max_size=12
)


@given(st.sets(st.sampled_from("ABC")), ROTATIONS)
def test_each_year_has_those_who_began_a_rotation_in_it_and_still_lead(leaders, rotations):
    plainly = [
        (year, sum(any(of == who and day.year == year for of, day in rotations) for who in leaders))
        for year in YEARS
    ]

    assert rotated_by_year(leaders, rotations, YEARS) == plainly


def test_a_year_without_a_rotation_stands_there_as_well():
    assert rotated_by_year({"A"}, [("A", date(2025, 5, 1))], YEARS) == [
        (2024, 0),
        (2025, 1),
        (2026, 0),
    ]
