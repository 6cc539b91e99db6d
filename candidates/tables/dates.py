"""Dates as Vietnamese offices write them: always day, month, year, whatever the computer thinks.

Source: regulations 8.4, stack 5.6. 03/04/1998 is 3 April. A date that does not exist is never
turned into another one.
"""

import re
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from candidates.tables.cells import NOTHING, Note, Read, Reader, raw_text
from exams.rules.enums import Severity
from exams.rules.names import fold

DAY = re.compile(r"^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})$")
ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t]00:00(?::00)?)?$")
MONTH = re.compile(r"^(?:thang|t)?\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})$")
YEAR = re.compile(r"^(?:nam\s*)?(\d{4})$")
SPOKEN = re.compile(r"^(?:ngay\s*)?(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})$")
SPOKEN_MONTH = re.compile(r"^thang\s*(\d{1,2})\s*nam\s*(\d{4})$")

CLOCK = re.compile(r"(?<=\d)[ t]+\d{1,2}[:h]\d{2}(?::\d{2})?$")  # 02/12/2026 14:30
UNTIL_NOW = frozenset(("nay", "den nay", "hien nay", "hien tai", "den hien nay", "den hien tai"))

FIRST_YEAR, LAST_YEAR = 1900, 2100
GROWN_UP = 16  # years; nobody who works was born later, and no birth year of two digits is read so
SERIAL_START = date(1899, 12, 30)  # day 0 of the 1900 system, from March 1900 on
SERIALS = range(LAST_YEAR + 1, 73051)  # up to the year 2099; lower numbers are years


def reader(latest_year: int) -> Reader:
    """Return the reader of dates; a two-digit year is the last one not after the given year.

    Notes: DATE_TEXT, DATE_SERIAL, DATE_YEAR_ONLY, DATE_MONTH_ONLY, DATE_TWO_DIGIT_YEAR,
    DATE_INVALID. Of a year alone the first of January is taken, of a month its first day.
    """
    return partial(_read, latest_year)


def end_reader(latest_year: int) -> Reader:
    """Return the reader of the day on which something ends; "nay", "đến nay" is no end."""
    day = reader(latest_year)

    def read(raw: Any) -> Read:
        if isinstance(raw, str) and fold(raw.strip(" .")) in UNTIL_NOW:
            return Read(None)
        return day(raw)

    return read


def birth_reader(year: int) -> Reader:
    """Return the reader of the day on which somebody was born who is grown up in a year.

    BORN_TOO_LATE tells of a later day, which is read as none.
    """
    day = reader(year - GROWN_UP)

    def read(raw: Any) -> Read:
        born, notes = day(raw)
        if born is None or born.year <= year - GROWN_UP:
            return Read(born, notes)
        latest = str(year - GROWN_UP)
        return Read(None, (Note("BORN_TOO_LATE", Severity.ERROR, born.isoformat(), latest),))

    return read


def _read(latest_year: int, raw: Any) -> Read:
    if isinstance(raw, date):
        day = raw.date() if isinstance(raw, datetime) else raw
        return Read(day) if FIRST_YEAR <= day.year <= LAST_YEAR else _invalid(raw_text(raw))
    if isinstance(raw, str):
        return _of_text(raw, latest_year)
    return _of_number(raw, raw_text(raw))


def _of_number(raw: Any, text: str) -> Read:
    if isinstance(raw, float) and raw.is_integer():
        if FIRST_YEAR <= raw <= LAST_YEAR:
            return _noted("DATE_YEAR_ONLY", Severity.WARNING, text, date(int(raw), 1, 1))
        if raw in SERIALS:
            day = SERIAL_START + timedelta(int(raw))
            return _noted("DATE_SERIAL", Severity.WARNING, text, day)
    return _invalid(text)


def _noted(code: str, severity: Severity, text: str, day: date) -> Read:
    return Read(day, (Note(code, severity, text, day.isoformat()),))


def _invalid(text: str) -> Read:
    return Read(None, (Note("DATE_INVALID", Severity.ERROR, text),))


def _of_text(raw: str, latest_year: int) -> Read:
    text = raw.strip()
    if text in NOTHING:
        return Read(None)
    plain = CLOCK.sub("", fold(text.lstrip("'")).rstrip(". "))
    try:
        return _full(plain, text, latest_year) or _partial(plain, text) or _invalid(text)
    except ValueError:  # the calendar has no such day
        return _invalid(text)


def _full(plain: str, text: str, latest_year: int) -> Read | None:
    """Read a day, a month and a year."""
    if match := ISO.match(plain):
        year, month, day = match.groups()
        return _noted("DATE_TEXT", Severity.INFO, text, _date(year, month, day))
    match = DAY.match(plain) or SPOKEN.match(plain)
    if not match:
        return None
    day, month, year = match.groups()
    if len(year) == 4:
        return _noted("DATE_TEXT", Severity.INFO, text, _date(year, month, day))
    full_year = _full_year(int(year), latest_year)
    on = _date(full_year, month, day)
    return _noted("DATE_TWO_DIGIT_YEAR", Severity.WARNING, text, on)


def _date(year: str | int, month: str, day: str) -> date:
    """Return the day; ValueError when there is none or its year is out of reach."""
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise ValueError(year)
    return date(int(year), int(month), int(day))


def _full_year(short: int, latest_year: int) -> int:
    year = latest_year // 100 * 100 + short
    return year if year <= latest_year else year - 100


def _partial(plain: str, text: str) -> Read | None:
    """Read a month and a year, a year, or a serial number written as text."""
    if match := MONTH.match(plain) or SPOKEN_MONTH.match(plain):
        first = _date(match[2], match[1], "1")
        return _noted("DATE_MONTH_ONLY", Severity.WARNING, text, first)
    if (match := YEAR.match(plain)) and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return _noted("DATE_YEAR_ONLY", Severity.WARNING, text, _date(match[1], "1", "1"))
    if plain.isascii() and plain.isdigit() and len(plain) < 9:
        return _of_number(float(plain), text)
    return None
