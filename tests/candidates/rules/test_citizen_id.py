from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.rules.citizen_id import CitizenIdProblem, birth_year_of, check, sex_of
from exams.rules.enums import Severity, Sex

ON = date(2026, 10, 6)


def codes(number, sex=None, born=None, on=ON):
    return [problem.code for problem in check(number, sex=sex, born=born, on=on)]


@pytest.mark.parametrize(
    ("number", "sex", "year"),
    [("087084000999", Sex.MALE, 1984), ("012194003716", Sex.FEMALE, 1994)],
)
def test_the_samples_of_the_regulations_are_right(number, sex, year):
    assert check(number, sex=sex, born=date(year, 5, 1), on=ON) == ()
    assert (sex_of(number), birth_year_of(number)) == (sex, year)


def test_a_missing_number_is_an_error():
    assert check("  ", sex=None, born=None, on=ON) == (
        CitizenIdProblem("CCCD_MISSING", Severity.ERROR),
    )


@pytest.mark.parametrize("number", ["O27094443232", "02709444323²", "٠٢٧٠٩٤٤٤٣٢٣٢", "02709 443232"])
def test_anything_but_ascii_digits_is_an_error(number):
    assert codes(number) == ["CCCD_NON_DIGIT"]


@pytest.mark.parametrize("number", ["0010892648137", "509815630"])
def test_another_length_is_an_error(number):
    assert codes(number, Sex.MALE, date(1979, 1, 1)) == ["CCCD_LENGTH"]


@pytest.mark.parametrize("number", ["005076508568", "000076508568", "100076508568", "350076508568"])
def test_an_unknown_province_is_an_error(number):
    assert codes(number) == ["CCCD_PROVINCE"]


def test_a_birth_registered_abroad_is_right():
    assert codes("101084000999", Sex.MALE, date(1984, 1, 1)) == []


def test_a_birth_year_after_the_day_is_an_error():
    assert codes("001384197063") == ["CCCD_FUTURE_YEAR"]
    assert codes("001226000001", on=date(2026, 1, 1)) == []
    assert codes("001226000001", on=date(2025, 12, 31)) == ["CCCD_FUTURE_YEAR"]


def test_both_errors_are_told_and_hide_the_warnings():
    assert codes("005384197063", Sex.MALE, date(1984, 1, 1)) == [
        "CCCD_PROVINCE",
        "CCCD_FUTURE_YEAR",
    ]


@pytest.mark.parametrize(
    ("number", "padded", "born"),
    [
        ("31192157189", "031192157189", date(1992, 1, 1)),
        ("49092027955", "049092027955", date(1992, 1, 1)),
        ("1089781064", "001089781064", date(1989, 1, 1)),
    ],
)
def test_lost_zeros_are_an_error_with_a_suggestion(number, padded, born):
    expected = (CitizenIdProblem("CCCD_LOST_ZERO", Severity.ERROR, padded),)

    assert check(number, sex=None, born=born, on=ON) == expected
    assert check(number, sex=sex_of(padded), born=None, on=ON) == expected


def test_a_padded_number_that_does_not_match_is_only_too_short():
    assert codes("31192157189", Sex.MALE, None) == ["CCCD_LENGTH"]
    assert codes("31192157189", Sex.FEMALE, date(1991, 1, 1)) == ["CCCD_LENGTH"]


def test_another_sex_or_year_is_a_warning():
    assert check("001191084676", sex=Sex.MALE, born=date(1991, 1, 1), on=ON) == (
        CitizenIdProblem("CCCD_SEX_MISMATCH", Severity.WARNING),
    )
    assert codes("001079455787", Sex.FEMALE, date(1980, 1, 1)) == [
        "CCCD_SEX_MISMATCH",
        "CCCD_YEAR_MISMATCH",
    ]


@given(st.text(alphabet="0123456789 O", max_size=14))
def test_a_number_is_never_both_wrong_and_doubtful(number):
    severities = {problem.severity for problem in check(number, sex=None, born=ON, on=ON)}

    assert len(severities) <= 1
