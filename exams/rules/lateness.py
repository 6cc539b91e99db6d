"""What is done after its last day: two persons name the day that has passed, with their reason.

Source: regulations 3 (what is too early is refused, what is too late is explained).
"""

from collections.abc import Mapping
from datetime import date

from accounts.rules.duties import Duty
from exams.rules.checks import Check, warning

DEADLINE_PASSED = "DEADLINE_PASSED"


def late_checks(due: Mapping[str, date], step: str, on: date | None) -> tuple[Check, ...]:
    """Return what has to be named before `step` of the clock is answered on a day; nothing in time.

    `due` gives the last day of each step; a step without one cannot be late.
    """
    last = due.get(step)
    if on is None or last is None or on <= last:
        return ()
    items = [f"{last:%d/%m/%Y}"]
    return (warning(DEADLINE_PASSED, Duty.PUBLISH, "results:clock", items=items),)


def passed_day(accepted: list[str]) -> str:
    """Return the day that a request named as passed (dd/mm/yyyy); blank when it named none."""
    days = (key.partition(" ") for key in accepted)
    return next((day for code, _, day in days if code == DEADLINE_PASSED), "")
