"""What an announcement, or a change of one, will do."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from accounts.actions.two_persons import Effect
from exams.actions.advance import round_once_changed
from exams.actions.plan_days import by_name, days_of_plan, restarted_days
from exams.documents.announced import SYMBOL
from exams.models import Campaign, ExamPart, Position
from exams.rules.enums import PartKind
from exams.rules.suspensions import day_code
from results.actions.number_register import require_unregistered
from results.actions.reopened_positions import remedy_of, require_reopenable


def of_announcement(
    *, campaign: Campaign, number: str, content: Mapping[str, Any], channels: tuple[str, ...]
) -> Effect:
    """Return the positions that are opened, with the days that are fixed.

    Raises Refusal NUMBER_TAKEN.
    """
    require_unregistered(number, SYMBOL, timezone.localdate())
    positions = list(campaign.positions.select_related("post"))
    vacancies = sum(position.vacancies for position in positions)
    return Effect(
        figures=[("EFFECT_POSITIONS", len(positions)), ("EFFECT_VACANCIES", vacancies)],
        lines=[_opened_position(position) for position in positions],
        read=[campaign, *positions, *campaign.parts.all(), *campaign.clearances.in_force()],
    )


def _opened_position(position: Position) -> dict[str, str]:
    return {
        "position": position.code,
        "post": position.title,
        "vacancies": str(position.vacancies),
    }


def of_changed_announcement(
    *,
    campaign: Campaign,
    number: str,
    reason: str,
    closes: date,
    days: Mapping[str, date],
    places: Mapping[str, str],
    again: Mapping[str, Any] | None = None,
) -> Effect:
    """Return every day, place and round that changes, old and new, and how many files stay.

    Raises Refusal REOPENED_AFTER_SCREENING, REMEDY_NOT_ALLOWED or NOT_TOO_FEW, of named positions.
    """
    parts = {part.kind: part for part in campaign.parts.all()}
    following = round_once_changed(campaign)
    changes = [
        ("registration_closes", str(campaign.registration_closes), str(closes)),
        ("registration_round", str(campaign.registration_round), str(following)),
    ]
    changes += _changed_parts(parts, days, places)
    changes += _changed_plan(campaign, closes, days)
    changes += _reopened_for(campaign, again)
    files = campaign.applications.handed_in().count()
    return Effect(
        figures=[("EFFECT_FILES_STAY", files)],
        changes=[change for change in changes if change[1] != change[2]],
        read=[campaign, *parts.values()],
    )


def _changed_plan(
    campaign: Campaign, closes: date, days: Mapping[str, date]
) -> list[tuple[str, str, str]]:
    """Return (what, old, new) for the days of the plan, those of the parts apart."""
    plan = restarted_days(campaign, closes, by_name(days))
    names = [day.name for day in days_of_plan(campaign)]
    return [(day_code(name), campaign.dates.get(name, ""), plan.get(name, "")) for name in names]


def _reopened_for(
    campaign: Campaign, again: Mapping[str, Any] | None
) -> list[tuple[str, str, str]]:
    """Return for which positions alone files are taken again, and whose."""
    if again:
        require_reopenable(campaign, again)
    (old, old_way), (new, new_way) = _in_words(campaign.reopened_for), _in_words(again)
    return [("reopened_for", old, new), ("reopened_whose", old_way, new_way)]


def _in_words(again: Mapping[str, Any] | None) -> tuple[str, str]:
    return (", ".join(again["positions"]), str(remedy_of(again))) if again else ("", "")


def _changed_parts(
    parts: Mapping[str, ExamPart], days: Mapping[str, date], places: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """Return (what, old, new) for the days and the venues that were asked for, part by part.

    However the database gives back what was asked, the order is that of the parts.
    """
    old = {
        kind: timezone.localdate(part.starts_at) for kind, part in parts.items() if part.starts_at
    }
    return [
        *(
            (f"{kind} day", str(old.get(kind, "")), str(days[kind]))
            for kind in PartKind
            if kind in days
        ),
        *(
            (f"{kind} place", parts[kind].place, venue)
            for kind in PartKind
            if (venue := places.get(kind))
        ),
    ]
