"""The citizen number (số CCCD): 12 digits PPP G YY NNNNNN, without a check digit.

Source: regulations 8.3. PPP is the province, or the country, where the birth was registered; G
tells century and sex; YY is the year of birth. A wrong form is an error. A number that contradicts
the declared sex or birth year is only a warning, since corrected records exist.
"""

from dataclasses import dataclass
from datetime import date

from candidates.rules.provinces import has_code
from exams.rules.enums import Severity, Sex

LENGTH = 12
FIRST_CENTURY = 1900


@dataclass(frozen=True, slots=True)
class CitizenIdProblem:
    """Something wrong with a citizen number; the suggestion is a number that may be meant."""

    code: str
    severity: Severity
    suggestion: str = ""


def check(
    number: str, *, sex: Sex | None, born: date | None, on: date
) -> tuple[CitizenIdProblem, ...]:
    """Return what is wrong with a citizen number on a day, errors only or warnings only.

    Source: regulations 8.3. A birth year later than the year of the day is in the future. A number
    of fewer than 12 digits that zeros in front make valid, and that matches the declared sex and
    birth year, has lost its zeros; it is still an error.
    """
    number = number.strip()
    code = _form(number)
    if code == "CCCD_LENGTH" and len(number) < LENGTH:
        padded = number.zfill(LENGTH)
        if not _content(padded, sex, born, on):
            return (CitizenIdProblem("CCCD_LOST_ZERO", Severity.ERROR, padded),)
    if code:
        return (CitizenIdProblem(code, Severity.ERROR),)
    return _content(number, sex, born, on)


def sex_of(number: str) -> Sex:
    """Return the sex that the fourth digit tells: even is male, odd is female."""
    return Sex.FEMALE if int(number[3]) % 2 else Sex.MALE


def birth_year_of(number: str) -> int:
    """Return the year of birth that the digits 4 to 6 tell."""
    return FIRST_CENTURY + int(number[3]) // 2 * 100 + int(number[4:6])


def _form(number: str) -> str:
    if not number:
        return "CCCD_MISSING"
    if not (number.isascii() and number.isdigit()):
        return "CCCD_NON_DIGIT"
    return "" if len(number) == LENGTH else "CCCD_LENGTH"


def _content(
    number: str, sex: Sex | None, born: date | None, on: date
) -> tuple[CitizenIdProblem, ...]:
    errors = (
        ("CCCD_PROVINCE", not has_code(number[:3])),
        ("CCCD_FUTURE_YEAR", birth_year_of(number) > on.year),
    )
    warnings = (
        ("CCCD_SEX_MISMATCH", sex is not None and sex_of(number) != sex),
        ("CCCD_YEAR_MISMATCH", born is not None and birth_year_of(number) != born.year),
    )
    return _finding(errors, Severity.ERROR) or _finding(warnings, Severity.WARNING)


def _finding(
    problems: tuple[tuple[str, bool], ...], severity: Severity
) -> tuple[CitizenIdProblem, ...]:
    return tuple(CitizenIdProblem(code, severity) for code, present in problems if present)
