"""When a person retires, and how many months are left until then.

Source: regulations 6.2 (Nghị định 135/2020, Appendix I, normal conditions), 127 of 127 rows.
Units: ages in months; months are reckoned by the calendar.
"""

from datetime import date

from exams.rules.enums import Sex
from exams.rules.months import MONTHS_IN_YEAR, last_day, month_number

FIRST_YEAR = 2020  # the last year of the old ages: 60 years for men, 55 for women
AGES = {Sex.MALE: (60 * 12, 3, 62 * 12), Sex.FEMALE: (55 * 12, 4, 60 * 12)}  # start, step, end


def age_in_year(sex: Sex, year: int) -> int:
    """Return the retirement age, in months, that holds in a year."""
    start, step, end = AGES[sex]
    return min(end, start + step * (year - FIRST_YEAR))


def age(born: date, sex: Sex, own_age: int | None = None) -> int:
    """Return the age, in months, at which a person retires.

    It is the age of the first year, from 2021 on, in which the person reaches the age that holds
    in that year. An age fixed by a document for this person takes its place. If only the year of
    birth is known, the birth date is 1 January.
    """
    if own_age is not None:
        return own_age
    year = FIRST_YEAR + 1
    while (month_number(born) + age_in_year(sex, year)) // MONTHS_IN_YEAR > year:
        year += 1
    return age_in_year(sex, year)


def retires_on(born: date, sex: Sex, own_age: int | None = None) -> date:
    """Return the retirement date: the last day of the month in which the age is reached."""
    return last_day(month_number(born) + age(born, sex, own_age))


def months_left(born: date, sex: Sex, on: date, own_age: int | None = None) -> int:
    """Return the retirement month minus the month of the day; negative after retirement."""
    return month_number(retires_on(born, sex, own_age)) - month_number(on)


def years_and_months(months: int) -> str:
    """Return an age as it is written in findings: 62y, 58y8m."""
    years, rest = divmod(months, MONTHS_IN_YEAR)
    return f"{years}y{rest}m" if rest else f"{years}y"
