"""Announce: freeze what was promised, and say it in public with the content that the law asks."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from audit.rules.canonical import canon
from exams.models import Announcement, Campaign, Holiday
from exams.rules import profile as profiles
from exams.rules.refusals import Refusal

# Nghị định 170/2025, Điều 15(2): what an announcement must say.
REQUIRED = ("conditions", "reception", "exam", "notification")


def require_ready(campaign: Campaign, content: Mapping[str, Any]) -> None:
    """Refuse an announcement that lacks what the law asks of one."""
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


def freeze(campaign: Campaign, on: date) -> None:
    """Keep with the campaign what its announcement promises: the regulations and the calendar."""
    if campaign.profile is None:
        raise Refusal("PROFILE_MISSING")
    campaign.regulations = campaign.profile.values
    campaign.holidays = [
        [str(day.date), day.name, day.kind] for day in Holiday.objects.filter(withdrawn=False)
    ]
    campaign.announced_on = on


def announcement_of(
    campaign: Campaign, number: str, on: date, content: Mapping[str, Any], channels: tuple[str, ...]
) -> Announcement:
    """Return the next version of an announced campaign's announcement, with its digest."""
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
