"""The days of a campaign as entries of a calendar, each with how it was counted."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from exams.actions.clock import names_of_days, reckoned
from exams.models import Campaign, ExamPart
from exams.rules.deadlines import Deadline
from exams.rules.enums import PartKind
from exams.sentences.clock import working_words
from web.icalendar import CalendarEntry
from web.sentences import label

WRITTEN_EXAM = "P7_WRITTEN_EXAM"  # the sitting itself says when and where


def entries_of(
    campaign: Campaign,
    deadlines: Iterable[Deadline],
    kinds: Iterable[PartKind],
    request: HttpRequest,
) -> list[CalendarEntry]:
    """Return deadlines of a campaign and sittings of these parts, in order.

    A cancelled campaign has none, and what stands still with a suspended one is left out.
    """
    if campaign.cancelled_on:
        return []
    url = request.build_absolute_uri(reverse("exams:calendar", args=[campaign.code]))
    parts = [] if campaign.suspended_on else _sittings(campaign, kinds)
    is_planned = any(part.kind == PartKind.WRITTEN for part in parts)
    counted = [
        each
        for each in deadlines
        if not each.stands_still and not (is_planned and each.step == WRITTEN_EXAM)
    ]
    return [*_deadlines(campaign, counted, url), *(_sitting(campaign, part, url) for part in parts)]


def _sittings(campaign: Campaign, kinds: Iterable[PartKind]) -> list[ExamPart]:
    return list(campaign.parts.filter(kind__in=list(kinds), starts_at__isnull=False))


def _deadlines(
    campaign: Campaign, deadlines: Iterable[Deadline], url: str
) -> Iterable[CalendarEntry]:
    names = names_of_days(campaign)
    for deadline, working in reckoned(campaign, deadlines):
        yield CalendarEntry(
            key=f"{campaign.code}-{deadline.step}@thi-tuyen",
            start=deadline.day,
            title=f"{label(deadline.step)} – {campaign.code}",
            text=f"{campaign.name}\n{working_words(working, names)}",
            url=url,
        )


def _sitting(campaign: Campaign, part: ExamPart, url: str) -> CalendarEntry:
    return CalendarEntry(
        key=f"{campaign.code}-{part.kind}@thi-tuyen",
        start=timezone.localtime(part.starts_at),
        title=f"{capfirst(label(part.kind))} – {campaign.code}",
        text=campaign.name,
        url=url,
        venue=part.place,
        minutes=part.minutes or 0,
    )
