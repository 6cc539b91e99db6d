"""Years in one post: each person in one band, and who has two terms named first."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from exams.rules.months import completed_years
from oversight.figures.tenure import bands_of_tenure, long_in_post

ON = date(2026, 11, 28)
DAYS = st.lists(st.none() | st.dates(date(2010, 1, 1), ON))


@given(DAYS)
def test_everybody_stands_in_one_band(days):
    counts = bands_of_tenure(days, ON)

    years = [completed_years(day, ON) for day in days if day]
    assert counts == (
        sum(each < 3 for each in years),
        sum(3 <= each < 5 for each in years),
        sum(5 <= each < 8 for each in years),
        sum(each >= 8 for each in years),
        days.count(None),
    )


def test_two_terms_are_full_on_the_day_after_eight_years():
    since = [
        ("over", date(2018, 11, 28)),
        ("longest", date(2010, 1, 1)),
        ("tomorrow", date(2018, 11, 29)),
        ("in a year", date(2019, 11, 28)),
        ("later", date(2019, 11, 29)),
        ("unknown", None),
    ]

    assert long_in_post(since, ON) == (["longest", "over"], ["tomorrow", "in a year"])
