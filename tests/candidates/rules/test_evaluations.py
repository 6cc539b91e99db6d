"""Of a month of a person, and of a year of a unit, there is one line."""

from candidates.rules.evaluations import MonthlyResult, UnitResult
from exams.rules.enums import Rating


def test_a_month_is_known_by_the_person_and_the_month():
    assert MonthlyResult("001080000017", "Nguyễn An", 2025, 3).key == "001080000017 03/2025"


def test_a_year_of_a_unit_is_known_by_both_and_called_by_the_unit():
    result = UnitResult("SNV", 2025, Rating.GOOD)

    assert (result.key, result.name) == ("SNV 2025", "SNV")
