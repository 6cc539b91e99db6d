"""The three bands of age are read as the profile words them; nobody is between two of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exams.rules.age_bands import age_limits, structure_ages_of
from exams.rules.profile import defaults
from exams.rules.refusals import Refusal


@given(st.integers(18, 60), st.integers(0, 9))
def test_the_middle_band_begins_where_the_low_one_ends_and_the_high_one_after_it(low, years):
    last = low + years

    assert age_limits([f"<{low}", f"{low}-{last}", f"> {last}"]) == (low, last + 1)


@pytest.mark.parametrize(
    "lines",
    [
        ["<40", "40-50"],
        ["<40", "40-50", ">50", ">60"],
        ["<40", "41-50", ">50"],
        ["<40", "40-50", ">51"],
        ["<40", "40-39", ">39"],
        ["dưới 40", "40-50", ">50"],
        ["<40", "40", ">40"],
    ],
)
def test_bands_that_leave_somebody_out_or_count_somebody_twice_are_refused(lines):
    with pytest.raises(Refusal) as refused:
        age_limits(lines)

    assert refused.value.code == "PROFILE_VALUE"
    assert refused.value.facts["field"] == "eligibility.age_bands"


@pytest.mark.parametrize(
    ("lines", "middle", "senior"),
    [(["<35", "35 – 45", ">45"], 35, 46), (["<35", ">=35"], 40, 51)],
)
def test_the_structure_goes_by_the_bands_or_by_those_of_the_annex(lines, middle, senior):
    asked = {**defaults()["eligibility"], "age_bands": lines}

    assert structure_ages_of(asked) == {"YOUNG": 35, "MIDDLE": middle, "SENIOR": senior}
