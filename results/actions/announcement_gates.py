"""What keeps an announcement, or a change of one, from being published."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from exams.actions.announce import REQUIRED, unreadable_parameters
from exams.actions.clearances import clearances_missing
from exams.actions.clock import dates_of
from exams.actions.planned_days import clock_of, planned_late, readable_calendar_profile
from exams.actions.vacancies import filled_otherwise, is_register_empty, not_in_register
from exams.models import Campaign, ExamPart
from exams.rules import profile as profiles
from exams.rules.announcement_facts import AnnouncedPart, AnnouncementFacts
from exams.rules.checks import Check
from exams.rules.enums import PartKind
from exams.rules.gates import announcement_checks
from exams.rules.plan_of_days import early_days
from exams.rules.vacancies import EmptyRegister, VacancyRegister


def of_announcement(
    campaign: Campaign, content: Mapping[str, Any], *, today: date
) -> tuple[Check, ...]:
    """Return what keeps a draft from being announced with this text on this day."""
    profile = campaign.profile
    values = profile.values if profile else profiles.defaults()
    return announcement_checks(
        AnnouncementFacts(
            **_announced_facts(campaign, values, content, campaign.parts.all()),
            on=today,
            has_profile=profile is not None,
            unconfirmed=tuple(profiles.unconfirmed(profile.confirmed)) if profile else (),
            unreadable=unreadable_parameters(values),
            opens=campaign.registration_opens,
            uncleared=clearances_missing(campaign),
            otherwise=filled_otherwise(campaign),
            unregistered=not_in_register(campaign),
            is_register_empty=is_register_empty(),
            **_asked_of_register(values["eligibility"]),
            lacking=tuple(name for name in REQUIRED if not content.get(name)),
        )
    )


def _asked_of_register(eligibility: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the profile does about posts nobody entered, and about an empty register.

    An older one asks the default of the first, and nothing of the second.
    """
    asked = eligibility.get("vacancy_register", VacancyRegister.NAMED)
    of_empty = eligibility.get("vacancy_register_empty", EmptyRegister.NOT_ASKED)
    return {"register": VacancyRegister(asked), "empty_register": EmptyRegister(of_empty)}


def of_change_content(
    campaign: Campaign, content: Mapping[str, Any], parts: list[ExamPart], *, today: date
) -> tuple[Check, ...]:
    """Return what keeps changed days and places from being announced; registration restarts."""
    facts = _announced_facts(campaign, campaign.regulations, content, parts)
    return announcement_checks(
        AnnouncementFacts(**facts, on=today, has_profile=True, opens=today, is_change=True)
    )


def _announced_facts(
    campaign: Campaign, values: profiles.Values, content: Mapping[str, Any], parts: Any
) -> dict[str, Any]:
    """Return what both announcements are judged by: positions, days, parts and text."""
    calendar = readable_calendar_profile(values)
    return {
        "positions": campaign.positions.count(),
        "closes": campaign.registration_closes,
        "latest_rated_year": campaign.reference_dates.get("latest_rated_year"),
        "days": _planned_days(campaign),
        "kinds": profiles.parts_of(values),
        "parts": tuple(_announced(part) for part in parts),
        "contact": campaign.contact or str(content.get("reception", "")),
        "calendar": calendar,
        "late": planned_late(campaign, calendar),
        "early": early_days(dates_of(campaign), clock_of(campaign)),
    }


def _planned_days(campaign: Campaign) -> dict[str, date]:
    return {
        name: date.fromisoformat(campaign.dates[name])
        for name in ("written_exam", "defence")
        if campaign.dates.get(name)
    }


def _announced(part: ExamPart) -> AnnouncedPart:
    day = timezone.localdate(part.starts_at) if part.starts_at else None
    return AnnouncedPart(kind=PartKind(part.kind), place=part.place, day=day, minutes=part.minutes)
