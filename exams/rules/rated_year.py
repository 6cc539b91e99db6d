"""The latest year whose ratings are judged has to be over when registration closes.

Source: regulations 2.4, 6.3: nobody is rated for a year before it has ended.
"""

from datetime import date

from exams.rules.refusals import Refusal


def is_over(year: int | None, closes: date | None) -> bool:
    """Tell whether a year has ended before the year in which registration closes.

    Where either is not fixed yet there is nothing to say.
    """
    return year is None or closes is None or year < closes.year


def require_over(year: int | None, closes: date | None, field: str) -> None:
    """Refuse (YEAR_NOT_OVER, at the field that was typed) a year that has not ended."""
    if closes and not is_over(year, closes):
        raise Refusal("YEAR_NOT_OVER", field=field, year=year, latest=closes.year - 1)
