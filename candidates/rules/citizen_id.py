"""The citizen number (số CCCD): 12 digits PPP G YY NNNNNN, without a check digit.

Source: regulations 8.3. PPP is the province, or the country, where the birth was registered; G
tells century and sex; YY is the year of birth. A wrong form is an error. A number that contradicts
the declared sex or birth year is only a warning, since corrected records exist.
"""

from dataclasses import dataclass
from datetime import date

from exams.rules.terms import Severity, Sex

LENGTH = 12
FIRST_CENTURY = 1900
FOREIGN_BIRTH = range(101, 350)  # countries, when the birth was registered abroad
PROVINCES = frozenset(
    f"{number:03}"
    for number in (
        *(1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35),
        *(36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70),
        *(72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96),
    )
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a citizen number; the suggestion is a number that may be meant."""

    code: str
    severity: Severity
    suggestion: str = ""


def check(number: str, *, sex: Sex | None, born: date | None, on: date) -> tuple[Problem, ...]:
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
            return (Problem("CCCD_LOST_ZERO", Severity.ERROR, padded),)
    if code:
        return (Problem(code, Severity.ERROR),)
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


def _content(number: str, sex: Sex | None, born: date | None, on: date) -> tuple[Problem, ...]:
    errors = (
        ("CCCD_PROVINCE", number[:3] not in PROVINCES and int(number[:3]) not in FOREIGN_BIRTH),
        ("CCCD_FUTURE_YEAR", birth_year_of(number) > on.year),
    )
    warnings = (
        ("CCCD_SEX_MISMATCH", sex is not None and sex_of(number) != sex),
        ("CCCD_YEAR_MISMATCH", born is not None and birth_year_of(number) != born.year),
    )
    return _found(errors, Severity.ERROR) or _found(warnings, Severity.WARNING)


def _found(problems: tuple[tuple[str, bool], ...], severity: Severity) -> tuple[Problem, ...]:
    return tuple(Problem(code, severity) for code, present in problems if present)
