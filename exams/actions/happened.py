"""What really happened in a campaign, as far as later periods count from it."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone

from exams.models import Campaign, ExamPart
from exams.rules.deadline_rules import CampaignDates
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_WRITTEN, since

Days = Iterator[tuple[str, date | None]]


def happened_on(campaign: Campaign, planned_until: date | None) -> CampaignDates:
    """Return the days on which that happened from which later periods count, as far as it did.

    `planned_until` is the day that the plan fixed for the end of the window of remark requests.
    """
    days: dict[str, date | None] = {
        name: date.fromisoformat(row["on"]) for name, row in (campaign.happened or {}).items()
    }
    if campaign.step in since(MARK_WRITTEN):  # before the marking no part is asked
        parts = list(campaign.parts.all())
        for part in parts:
            days |= dict(_of_part(part, planned_until))
        days |= dict(_of_marking(parts))
    return CampaignDates(**days)


def mark_happened(campaign: Campaign, name: str, on: date) -> Campaign:
    """Keep with a locked campaign on which day something happened first; the caller records it."""
    campaign.happened = {name: {"on": str(on)}, **(campaign.happened or {})}
    return campaign


def _of_part(part: ExamPart, planned_until: date | None) -> Days:
    """Yield when the written part was sat, and when its results came out."""
    if part.kind != PartKind.WRITTEN:
        return
    if part.sealed_at:
        yield "written_exam", _day(part.starts_at)
    if part.provisional_at:
        until = part.remark_until
        # A window that ends later than planned, since the results came out late, has its own end.
        moved = until if until and (planned_until is None or until > planned_until) else None
        yield "provisional_published", _day(part.provisional_at)
        yield "remark_request_until", moved
        yield "remark_published", _day(part.official_at)


def _of_marking(parts: list[ExamPart]) -> Days:
    """Yield when the last marks were frozen: of every part, the remark of the written one too."""
    ends = [part.official_at if part.kind == PartKind.WRITTEN else part.closed_at for part in parts]
    if ends and all(ends):
        yield "marking_finished", max(day for end in ends if (day := _day(end)))


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None
