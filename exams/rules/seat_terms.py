"""Until when a seat in a body is held, and until when the body has work by the plan.

Source: regulations 4.1 (members of a body have their terms; who leaves is replaced from a reserve).
Units: whole days, the last one counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from accounts.rules.duties import Duty
from exams.rules.bodies import BodyKind
from exams.rules.checks import Check, warning
from exams.rules.deadline_rules import CampaignDates

# The day of the plan with which the work of a body ends, by its name in CampaignDates.
WORK_ENDS = {
    BodyKind.COUNCIL: "published",
    BodyKind.SUPERVISION_BOARD: "published",
    BodyKind.SECRETARIAT: "published",
    BodyKind.SCREENING_BOARD: "eligible_list_published",
    BodyKind.QUESTION_BOARD: "written_exam",
    BodyKind.PRINTING_TEAM: "written_exam",
    BodyKind.INVIGILATION_BOARD: "written_exam",
    BodyKind.CODING_BOARD: "provisional_published",
    BodyKind.MARKING_BOARD: "provisional_published",
    BodyKind.REMARK_BOARD: "remark_published",
    BodyKind.DEFENCE_BOARD: "defence",
}


class SeatDays(NamedTuple):
    """The first and the last day of a seat as a decision sets them; None: with the body."""

    starts_on: date | None = None
    ends_on: date | None = None


WITH_BODY = SeatDays()


def days_of(stored: Mapping[str, Any]) -> SeatDays:
    """Return the days of a seat as a request stores them (ISO dates); None where none is."""
    days = (stored.get(name) for name in SeatDays._fields)
    return SeatDays(*[date.fromisoformat(day) if day else None for day in days])


@dataclass(frozen=True, slots=True)
class SeatTerm:
    """The first and the last day of somebody's seat; None: with the body."""

    name: str
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def days(self) -> str:
        """Return both days as a list shows them, blank where there is none."""
        if self.starts_on is None and self.ends_on is None:
            return ""
        first, last = (f"{day:%d/%m/%Y}" if day else "…" for day in (self.starts_on, self.ends_on))
        return f"{first} – {last}"


def term_checks(
    kind: BodyKind, seats: Iterable[SeatTerm], dates: CampaignDates, page: str = ""
) -> tuple[Check, ...]:
    """Return who leaves a body before the day on which its work ends by the plan, to be named."""
    until: date | None = getattr(dates, WORK_ENDS[kind])
    early = [each.name for each in seats if until and each.ends_on and each.ends_on < until]
    if until is None or not early:
        return ()
    facts = {"names": ", ".join(sorted(early)), "until": f"{until:%d/%m/%Y}"}
    return (warning("SEAT_ENDS_EARLY", Duty.PREPARE, page, items=(str(kind),), body=kind, **facts),)
