"""A year is rated once it is over; what is not fixed yet is not asked."""

from datetime import date

import pytest

from exams.rules.rated_year import is_over, require_over
from exams.rules.refusals import Refusal

CLOSES = date(2026, 10, 6)


@pytest.mark.parametrize(
    ("year", "closes", "over"),
    [(2025, CLOSES, True), (2026, CLOSES, False), (None, CLOSES, True), (2026, None, True)],
)
def test_a_year_is_over_when_registration_closes_in_a_later_one(year, closes, over):
    assert is_over(year, closes) == over


def test_a_year_that_is_not_over_is_refused_at_the_field_that_was_typed():
    require_over(2025, CLOSES, "registration_closes")
    require_over(2026, None, "registration_closes")
    with pytest.raises(Refusal) as refused:
        require_over(2026, CLOSES, "registration_closes")

    assert refused.value.code == "YEAR_NOT_OVER"
    assert refused.value.facts["field"] == "registration_closes"
    assert str(refused.value.facts["latest"]) == "2025"
