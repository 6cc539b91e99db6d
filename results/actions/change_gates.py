"""Whether an announcement may be changed: once, in time; once more where people are too few."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from candidates.rules.too_few import Remedy, remedies_of
from exams.actions.clock import calendar_profile, dates_of
from exams.models import Campaign
from exams.rules.announcement_changes import ChangeFacts, change_checks
from exams.rules.checks import Check
from exams.rules.enums import PartKind
from exams.rules.stages import SCREEN
from results.actions.reopened_positions import reopenable

_EXTENDED_FOR = "extended_for"  # in an announcement: the positions with too few people


def extended_for(again: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what an announcement keeps of the positions for which it takes files again."""
    return {_EXTENDED_FOR: sorted(again["positions"]) if again else []}


def of_change(
    campaign: Campaign,
    again: Mapping[str, Any] | None,
    days: Mapping[str, date],
    *,
    today: date,
) -> tuple[Check, ...]:
    """Return what keeps an announced campaign from being changed on a day, as it is asked for."""
    moved_to = days.get(PartKind.WRITTEN) or dates_of(campaign).written_exam
    return _checks(campaign, today, is_extension=bool(again), moved_to=moved_to)


def of_any_change(campaign: Campaign, *, today: date) -> tuple[Check, ...]:
    """Return what keeps it from being changed at all, before anybody types what for."""
    return _checks(campaign, today, is_extension=_may_extend(campaign))


def _may_extend(campaign: Campaign) -> bool:
    """Say whether positions lack people, for whom the profile lets files be taken again."""
    remedies = remedies_of(campaign.regulations["eligibility"]["on_too_few"])
    is_allowed = any(remedy != Remedy.POSTPONE for remedy in remedies)
    return campaign.step == SCREEN and is_allowed and bool(reopenable(campaign))


def _checks(
    campaign: Campaign, today: date, *, is_extension: bool, moved_to: date | None = None
) -> tuple[Check, ...]:
    later = [each.content for each in campaign.announcements.all() if each.version > 1]
    extensions = sum(bool(content.get(_EXTENDED_FOR)) for content in later)
    return change_checks(
        ChangeFacts(
            on=today,
            exam_day=dates_of(campaign).written_exam,
            changes_so_far=len(later) - extensions,
            extensions_so_far=extensions,
            is_extension=is_extension,
            moved_to=moved_to,
            calendar=calendar_profile(campaign),
        )
    )
