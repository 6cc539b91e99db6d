"""Before the announcement: a campaign as a draft, its positions, its parts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from exams.actions.catalogue import filled, require_unused
from exams.actions.day_history import days_changed, fixed_days
from exams.actions.preconditions import lock_campaign
from exams.actions.vacancies import require_by_exam
from exams.models import (
    Campaign,
    ExamPart,
    Position,
    Post,
)
from exams.rules import profile as profiles
from exams.rules.deadline_rules import DAY_OF
from exams.rules.enums import PartKind
from exams.rules.rated_year import require_over
from exams.rules.refusals import Refusal
from exams.rules.stages import ANNOUNCE


@action(duty=Duty.PREPARE, in_campaign=False)
def draft(*, code: str, fields: Mapping[str, Any], by: Person, at: datetime) -> Campaign:
    """Open a new campaign as a draft. Raises Refusal NOT_YOUR_DUTY or CODE_TAKEN."""
    require_unused(Campaign.objects.all(), code)
    campaign = Campaign(code=code, **fields)
    campaign.record("campaign.drafted", about=code, rows=[campaign], **days_changed({}, campaign))
    return campaign


@action(duty=Duty.PREPARE, steps=[ANNOUNCE])
def change(*, campaign: Campaign, fields: Mapping[str, Any], by: Person, at: datetime) -> Campaign:
    """Change a draft. An announced campaign is changed by a new announcement only.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE or YEAR_NOT_OVER: the latest year of rating that was
    fixed is not over when registration closes now.
    """
    locked = lock_campaign(campaign)
    before = fixed_days(locked)
    filled(locked, fields)
    year = locked.reference_dates.get("latest_rated_year")
    require_over(year, locked.registration_closes, "registration_closes")
    facts = {"fields": sorted(fields), **days_changed(before, locked)}
    locked.record("campaign.changed", about=locked.code, rows=[locked], **facts)
    return locked


@action(duty=Duty.PREPARE, steps=[ANNOUNCE])
def position(
    *,
    campaign: Campaign,
    code: str,
    post: Post,
    fields: Mapping[str, Any],
    is_new: bool = False,
    by: Person,
    at: datetime,
) -> Position:
    """Add a position to a draft, or change one of its positions, by code.

    One that shall be new takes no other's place (CODE_TAKEN). Raises Refusal WRONG_STAGE,
    NOT_BY_EXAM, ELECTED_POST or REAPPOINTMENT (E20), POSITION_LEVEL_NOT_ALLOWED or
    TOO_MANY_VACANCIES: a post that the regulations keep out never enters a campaign.
    """
    locked = lock_campaign(campaign)
    allowed = profiles.completed(locked.profile.values if locked.profile else {})["eligibility"]
    require_by_exam(post)
    if is_new:
        require_unused(locked.positions.all(), code)
    row = locked.positions.filter(code=code).first() or Position(campaign=locked, code=code)
    filled(row, {"post": post, **fields})
    _require_admissible(row, allowed)
    locked.record("position.kept", about=code, rows=[row], post=post.code)
    return row


@action(duty=Duty.PREPARE, steps=[ANNOUNCE])
def remove_position(*, position: Position, by: Person, at: datetime) -> Position:
    """Remove a position from a draft; its code is free again.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE (it was announced) or ALREADY_DONE.
    """
    locked = lock_campaign(position.campaign)
    row = locked.positions.filter(pk=position.pk).first()
    if row is None:
        raise Refusal("ALREADY_DONE")
    row.removed_at = at
    locked.record("position.removed", about=row.code, rows=[row], post=row.post.code)
    return row


def _require_admissible(position: Position, rules: Mapping[str, Any]) -> None:
    if position.elected_post and not rules["allow_elected_posts"]:
        raise Refusal("ELECTED_POST", position=position.code)
    if position.reappointment and not rules["allow_reappointment"]:
        raise Refusal("REAPPOINTMENT", position=position.code)
    if position.post.rank.level not in rules["allowed_levels"]:
        level = position.post.rank.level
        raise Refusal("POSITION_LEVEL_NOT_ALLOWED", position=position.code, level=level)
    _require_seats(position)


def _require_seats(position: Position) -> None:
    if position.vacancies > position.post.seats:
        raise Refusal(
            "TOO_MANY_VACANCIES",
            field="vacancies",
            position=position.code,
            vacancies=position.vacancies,
            seats=position.post.seats,
        )


@action(duty=Duty.PREPARE)
def part(
    *, campaign: Campaign, kind: PartKind, fields: Mapping[str, Any], by: Person, at: datetime
) -> ExamPart:
    """Fix or change the place, time and length of one part of the exam, before it is sat.

    The day of the plan follows from its beginning. Raises Refusal NOT_YOUR_DUTY or
    PART_ALREADY_SAT.
    """
    locked = lock_campaign(campaign)
    row = locked.parts.filter(kind=kind).first() or ExamPart(campaign=locked, kind=kind)
    if row.sealed_at or row.closed_at:
        raise Refusal("PART_ALREADY_SAT", part=kind)
    filled(row, fields)
    before = fixed_days(locked)
    rows = [*_planned(locked, row), row]
    locked.record("part.kept", about=kind, rows=rows, **days_changed(before, locked))
    return row


def _planned(campaign: Campaign, part: ExamPart) -> list[Protected]:
    """Put the day of a part into the plan; return the campaign if its plan has changed."""
    if part.starts_at is None:
        return []
    day = str(timezone.localdate(part.starts_at))
    name = DAY_OF[PartKind(part.kind)]
    if campaign.dates.get(name) == day:
        return []
    campaign.dates = {**campaign.dates, name: day}
    return [campaign]
