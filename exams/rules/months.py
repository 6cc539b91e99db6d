"""Calendar months and completed years, in whole numbers."""

from calendar import monthrange
from datetime import date

MONTHS_IN_YEAR = 12
DAYS_IN_ODD_MONTH = 30  # left-over days of several spans: 30 make a month


def month_number(day: date) -> int:
    """Return the number of the month since the year 0, so that months can be subtracted."""
    return day.year * MONTHS_IN_YEAR + day.month - 1


def last_day(month: int) -> date:
    """Return the last day of the month with this number."""
    year, month_index = divmod(month, MONTHS_IN_YEAR)
    return date(year, month_index + 1, monthrange(year, month_index + 1)[1])


def add_months(day: date, months: int) -> date:
    """Return the same day some months later (or earlier), or the last day of a shorter month."""
    end = last_day(month_number(day) + months)
    return end.replace(day=min(day.day, end.day))


def months_and_days(first: date, end: date) -> tuple[int, int]:
    """Return the whole calendar months from first up to, not including, end, and the days left."""
    months = month_number(end) - month_number(first)
    if add_months(first, months) > end:
        months -= 1
    return months, (end - add_months(first, months)).days


def months_covered(spans: list[tuple[date, date]]) -> int:
    """Return the months that spans (first day, day after the last) cover; overlaps count once.

    Source: regulations 6.1 E08. Units: whole calendar months for each merged span; the days left
    over are added up, and 30 of them make a month.
    """
    parts = [months_and_days(first, end) for first, end in merged(spans)]
    months, days = (sum(column) for column in zip(*parts, strict=True)) if parts else (0, 0)
    return months + days // DAYS_IN_ODD_MONTH


def merged(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return the spans in order, those that touch or overlap joined, the empty ones left out."""
    joined: list[tuple[date, date]] = []
    for first, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((first, end))
    return joined


def completed_years(born: date, on: date) -> int:
    """Return the age in completed years; born on 29 February, a year is complete on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
