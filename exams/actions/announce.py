"""Announce: freeze what was promised, and say it in public with the content that the law asks."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.rules.canonical import canon
from exams.actions.preconditions import lock_campaign
from exams.models import Announcement, Campaign, Holiday
from exams.rules import profile as profiles
from exams.rules.refusals import Refusal
from exams.rules.stages import ANNOUNCE, Stage

# Nghị định 170/2025, Điều 15(2): what an announcement must say.
REQUIRED = ("conditions", "reception", "exam", "notification")


@action(duty=Duty.ANNOUNCE, steps=[ANNOUNCE])
def announce(
    *,
    campaign: Campaign,
    number: str,
    content: Mapping[str, Any],
    channels: tuple[str, ...] = ("PORTAL",),
    by: Person,
    at: datetime,
) -> Announcement:
    """Announce a campaign: profile, calendar, positions and dates are frozen from now on.

    Source: NĐ 170/2025 art. 15. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOTHING_TO_ANNOUNCE,
    PROFILE_MISSING, MUST_SET (naming the parameters), DATES_MISSING or CONTENT_MISSING.
    """
    locked = lock_campaign(campaign)
    _require_ready(locked, content)
    assert locked.profile  # noqa: S101 - _require_ready refused a campaign without one
    locked.regulations = locked.profile.values
    locked.holidays = [
        [str(day.date), day.name, day.kind] for day in Holiday.objects.filter(withdrawn=False)
    ]
    locked.stage = Stage.REGISTER
    locked.announced_on = on = timezone.localdate(at)
    said = _said(locked, number, on, content, channels)
    locked.record(
        "campaign.announced",
        about=locked.code,
        rows=[locked, said],
        number=number,
        digest=said.digest,
        regulations=locked.regulations,
    )
    return said


def _require_ready(campaign: Campaign, content: Mapping[str, Any]) -> None:
    if not campaign.positions.exists():
        raise Refusal("NOTHING_TO_ANNOUNCE")
    if campaign.profile is None:
        raise Refusal("PROFILE_MISSING")
    if missing := profiles.unconfirmed(campaign.profile.confirmed):
        raise Refusal("MUST_SET", parameters=", ".join(missing))
    if not (campaign.registration_opens and campaign.registration_closes):
        raise Refusal("DATES_MISSING")
    if absent := [name for name in REQUIRED if not content.get(name)]:
        raise Refusal("CONTENT_MISSING", field=absent[0], what=", ".join(absent))


def _said(
    campaign: Campaign, number: str, on: date, content: Mapping[str, Any], channels: tuple[str, ...]
) -> Announcement:
    whole = {
        **content,
        "positions": [
            [position.code, position.post.full_name, position.vacancies]
            for position in campaign.positions.select_related("post")
        ],
        "registration": [str(campaign.registration_opens), str(campaign.registration_closes)],
        "dates": campaign.dates,
        "profile": str(campaign.profile),
    }
    return Announcement(
        campaign=campaign,
        version=campaign.announcements.count() + 1,
        number=number,
        published_on=on,
        channels=list(channels),
        content=whole,
        digest=sha256(canon({"campaign": campaign.code, "number": number, **whole})).hexdigest(),
    )
