"""Change what was announced: once, in time, by two persons, and published like the first."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import Duty
from exams.actions.announce import announcement_of, places_of
from exams.actions.day_history import days_changed, fixed_days
from exams.actions.gates import pass_gate
from exams.actions.plan_days import by_name, restarted_days
from exams.actions.preconditions import lock_campaign
from exams.documents.announced import SYMBOL
from exams.models import Announcement, Campaign, ExamPart
from exams.rules.checks import Check, error
from exams.rules.refusals import Refusal
from exams.rules.stages import REGISTER, SCREEN, SIT_WRITTEN
from results.actions import announcement_gates, campaign_letters, reopened_positions
from results.actions.change_gates import extended_for, of_any_change, of_change
from results.actions.number_register import is_same_number, paper_under


@action(
    duty=Duty.ANNOUNCE, steps=[REGISTER, SCREEN, SIT_WRITTEN], two_persons=TwoPersonKind.PUBLISH
)
def change_announcement(
    *,
    campaign: Campaign,
    number: str,
    reason: str,
    closes: date,
    days: Mapping[str, date],
    places: Mapping[str, str],
    again: Mapping[str, Any] | None = None,
    by: Person,
    at: datetime,
) -> Announcement:
    """Publish a changed announcement: other days or places (NĐ 170/2025 art. 15(3)).

    `days` and `places` are named by the part (WRITTEN, PROPOSAL), other days by the plan: one that
    lies too early by now starts anew. A registration that had closed opens as a second round, with
    `again` for some positions alone. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, TWO_PERSONS_NEEDED,
    ALREADY_NUMBERED, CHANGED_ALREADY, TOO_LATE_TO_CHANGE, and of positions and gate.
    """
    locked, today = lock_campaign(campaign), timezone.localdate(at)
    _require_changeable(locked, today, again, days)
    latest, before = locked.announcements.order_by("-version")[0], fixed_days(locked)
    parts = _set_days_and_places(locked, closes, days, places)
    content = {**latest.content, "reason": reason, **_own_content(parts, again)}
    checks = announcement_gates.of_change_content(locked, content, parts, today=today)
    pass_gate((*_number_taken(locked, number, today), *checks))
    others = [*parts, *reopened_positions.reopen(locked, again, number, closes)]
    announcement = announcement_of(locked, number, today, content, tuple(latest.channels))
    others += campaign_letters.of_change(locked, announcement, others, at)
    locked.record(
        "announcement.changed",
        about=locked.code,
        rows=[locked, announcement, *others],
        number=number,
        reason=reason,
        round=locked.registration_round,
        digest=announcement.digest,
        **days_changed(before, locked),
    )
    return announcement


def _own_content(parts: list[ExamPart], again: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what a change says anew: where each part is sat, and for whom it is extended."""
    return {"places": places_of(parts), **extended_for(again)}


def _require_changeable(
    campaign: Campaign, today: date, again: Mapping[str, Any] | None, days: Mapping[str, date]
) -> None:
    if campaign.entries.exists():
        raise Refusal("ALREADY_NUMBERED")
    pass_gate(of_change(campaign, again, days, today=today))


def checks_of_change(
    campaign: Campaign, stored: Mapping[str, Any], *, today: date
) -> tuple[Check, ...]:
    """Return what keeps a change from being published: the time, then the new days and places."""
    if campaign.entries.exists():
        return (error("ALREADY_NUMBERED", Duty.PREPARE),)
    if not stored:
        return of_any_change(campaign, today=today)
    wanted = stored_arguments(stored)
    if checks := of_change(campaign, wanted.get("again"), wanted["days"], today=today):
        return checks
    fresh = Campaign.objects.get(pk=campaign.pk)  # the new days are put on a copy
    parts = _set_days_and_places(fresh, wanted["closes"], wanted["days"], wanted["places"])
    latest = fresh.announcements.order_by("-version")[0]
    return (
        *_number_taken(campaign, wanted["number"], today),
        *announcement_gates.of_change_content(fresh, latest.content, parts, today=today),
    )


def _number_taken(campaign: Campaign, number: str, today: date) -> tuple[Check, ...]:
    """Return that a number is another announcement's, or another paper's of the year."""
    published = campaign.announcements.values_list("number", flat=True)
    facts = {"number": number, "field": "number"}
    if any(is_same_number(number, each, SYMBOL) for each in published):
        return (error("ANNOUNCEMENT_NUMBER_TAKEN", Duty.PREPARE, **facts),)
    if paper := paper_under(number, SYMBOL, today):
        facts |= {"paper": paper.paper, "about": paper.about}
        return (error("NUMBER_TAKEN", Duty.PREPARE, **facts),)
    return ()


def _set_days_and_places(
    campaign: Campaign, closes: date, days: Mapping[str, date], places: Mapping[str, str]
) -> list[ExamPart]:
    """Set the new days and places on the locked campaign and its parts; nothing is written yet."""
    campaign.dates = restarted_days(campaign, closes, by_name(days))
    campaign.registration_closes = closes
    parts = list(campaign.parts.all())
    for part in parts:
        part.place = places.get(part.kind) or part.place
        if day := days.get(part.kind):
            part.starts_at = _same_hour(part.starts_at, day)
    return parts


def _same_hour(moment: datetime | None, day: date) -> datetime:
    hour = timezone.localtime(moment).time() if moment else time(8)
    return timezone.make_aware(datetime.combine(day, hour))


def stored_arguments(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keyword arguments of a change from what its request keeps: days as text."""
    return {
        **stored,
        "closes": date.fromisoformat(stored["closes"]),
        "days": {kind: date.fromisoformat(day) for kind, day in stored["days"].items()},
    }
