"""The clock of a rehearsal: the days of the files, a second for every action."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


class Clock:
    """Tells the moment of the next action; days only go forward."""

    def __init__(self, day: date) -> None:
        self._now = datetime(day.year, day.month, day.day, 8, tzinfo=HANOI)

    def on(self, day: date | None) -> None:
        """Turn to the morning of a day, if it is later than now."""
        if day and day > self._now.date():
            self._now = datetime(day.year, day.month, day.day, 8, tzinfo=HANOI)

    @property
    def at(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now

    @property
    def day(self) -> date:
        return self._now.date()


def month_of(text: str) -> date:
    """Return the first day of a month written yyyy-mm."""
    year, month = text.split("-")[:2]
    return date(int(year), int(month), 1)


def day_after(day: date) -> date:
    return day + timedelta(days=1)
