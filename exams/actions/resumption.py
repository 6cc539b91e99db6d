"""What going on does to a suspended campaign's days: one place, for its page and for the act."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from exams.actions.clock import announced_calendar, calendar_profile
from exams.actions.windows import remark_window_name
from exams.models import Campaign, ExamPart
from exams.rules.deadline_rules import DAY_OF
from exams.rules.enums import PartKind
from exams.rules.suspensions import Suspension, moves_of

OPENS, CLOSES = "registration_opens", "registration_closes"


@dataclass(frozen=True, slots=True)
class Resumption:
    """The days that move once a campaign goes on: {name: (was, is)}; nothing is written here."""

    campaign: Campaign
    parts: tuple[ExamPart, ...]
    suspension: Suspension

    @property
    def in_order(self) -> list[tuple[str, date, date]]:
        """Return the moves (name, was, is) in the order of the new days."""
        moves = [(name, was, now) for name, (was, now) in self.suspension.moves.items()]
        return sorted(moves, key=lambda move: (move[2], move[0]))

    @property
    def rows(self) -> list[list[str]]:
        """Return the moves in order, as plain text."""
        return [[name, str(was), str(now)] for name, was, now in self.in_order]

    def move_days(self) -> None:
        """Put the new days on the campaign and its parts, and keep when it stood still."""
        moves = {name: now for name, (_, now) in self.suspension.moves.items()}
        campaign = self.campaign
        campaign.registration_opens = moves.get(OPENS, campaign.registration_opens)
        campaign.registration_closes = moves.get(CLOSES, campaign.registration_closes)
        campaign.dates = {name: str(moves.get(name, day)) for name, day in campaign.dates.items()}
        for part in self.parts:
            part.remark_until = moves.get(remark_window_name(part), part.remark_until)
            part.starts_at = _on_day(part.starts_at, moves.get(DAY_OF[PartKind(part.kind)]))
        ended = {
            "since": str(self.suspension.since),
            "until": str(self.suspension.until),
            "moves": self.rows,
            "reason": campaign.suspension_reason,
        }
        campaign.suspensions = [*_ended(campaign), ended]


def resumption_of(campaign: Campaign, today: date) -> Resumption:
    """Return what moves if a suspended campaign goes on today; a draft has promised no day yet."""
    since = campaign.suspended_on or today
    suspension = Suspension(since, today)
    if campaign.announced_on is None:
        return Resumption(campaign, (), suspension)
    parts = tuple(campaign.parts.all())
    rolls = calendar_profile(campaign).roll_end_to_working_day
    calendar = announced_calendar(campaign)
    moves = moves_of(_days(campaign, parts), suspension, calendar, rolls=rolls)
    return Resumption(campaign, parts, replace(suspension, moves=moves))


def _days(campaign: Campaign, parts: Iterable[ExamPart]) -> dict[str, date]:
    """Return every day fixed for the campaign, less that of a sitting that had begun."""
    window = {OPENS: campaign.registration_opens, CLOSES: campaign.registration_closes}
    plan = {name: date.fromisoformat(day) for name, day in campaign.dates.items()}
    days = {**plan, **{name: day for name, day in window.items() if day}}
    for part in parts:
        if part.remark_until:
            days[remark_window_name(part)] = part.remark_until
        if part.starts_at and part.starts_at <= _suspended_at(campaign):
            days.pop(DAY_OF[PartKind(part.kind)], None)
    return days


def _suspended_at(campaign: Campaign) -> datetime:
    """Return the moment of the suspension that lasts, at least the beginning of its day."""
    for row in campaign.suspensions or ():
        if "until" not in row:
            return datetime.fromisoformat(row["at"])
    return timezone.make_aware(datetime.combine(campaign.suspended_on or date.max, time.min))


def _ended(campaign: Campaign) -> list[Any]:
    return [row for row in campaign.suspensions or () if "until" in row]


def _on_day(moment: datetime | None, day: date | None) -> datetime | None:
    """Return the same hour on another day, if there is one to move to."""
    if moment is None or day is None:
        return moment
    return timezone.make_aware(datetime.combine(day, timezone.localtime(moment).time()))
