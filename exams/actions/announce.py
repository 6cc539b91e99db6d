"""Announce: freeze what was promised, and say it in public with the content that the law asks."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from audit.rules.canonical import canon
from exams.models import (
    AnnouncedCatalogue,
    Announcement,
    Campaign,
    Equivalence,
    ExamPart,
    Holiday,
    Position,
    Post,
    Rank,
)
from exams.rules import profile as profiles
from exams.rules.calendar_profile import calendar_profile_of
from exams.rules.refusals import Refusal
from exams.rules.scoring_table import scoring_from

# Nghị định 170/2025, Điều 15(2): what an announcement must say.
REQUIRED = ("conditions", "reception", "exam", "notification")
# What is frozen of a post and of a rank, in this order.
POST_FIELDS = (
    *("code", "full_name", "unit__code", "rank__code"),
    *("approving_level", "seats", "theory_min", "specialities"),
)
RANK_FIELDS = ("code", "order", "level", "prefixes", "name")


def unreadable_parameters(values: profiles.Values) -> tuple[str, ...]:
    """Return the parameters of a profile whose value the law cannot read."""
    readers: tuple[Callable[[], object], ...] = (
        lambda: scoring_from(values["scoring"], values["eligibility"]),
        lambda: calendar_profile_of(values["calendar"]),
    )
    return tuple(filter(None, map(_unreadable, readers)))


def _unreadable(read: Callable[[], object]) -> str:
    try:
        read()
    except Refusal as refusal:
        return str(refusal.facts.get("parameter", refusal.code))
    return ""


def freeze(campaign: Campaign, on: date) -> None:
    """Keep with the campaign what its announcement promises: the regulations and the calendar.

    Registration opens on the day of the announcement, unless a later day is named.
    """
    if campaign.profile is None:
        raise Refusal("PROFILE_MISSING")
    campaign.regulations = campaign.profile.values
    campaign.holidays = [
        [str(day.date), day.name, day.kind] for day in Holiday.objects.filter(withdrawn=False)
    ]
    campaign.announced_on = on
    campaign.registration_opens = max(campaign.registration_opens or on, on)


def title_positions(campaign: Campaign) -> list[Position]:
    """Return the positions, each called from now on what its post is called today."""
    positions = list(campaign.positions.select_related("post"))
    for position in positions:
        position.announced_title = position.post.full_name
    return positions


def catalogue_announced_with(campaign: Campaign) -> AnnouncedCatalogue:
    """Return the catalogue as it stands, to judge the campaign by from now on."""
    content = {
        "posts": [list(row) for row in Post.objects.values_list(*POST_FIELDS)],
        "ranks": [list(row) for row in Rank.objects.values_list(*RANK_FIELDS)],
        "equivalences": list(Equivalence.objects.values_list("posts", flat=True)),
    }
    return AnnouncedCatalogue(campaign=campaign, content=content)


def judged_by(campaign: Campaign, catalogue: AnnouncedCatalogue) -> str:
    """Return the digest of all by which people will be judged: values, not their names alone."""
    return sha256(canon([campaign.regulations, catalogue.content])).hexdigest()


def announcement_of(
    campaign: Campaign, number: str, on: date, content: Mapping[str, Any], channels: tuple[str, ...]
) -> Announcement:
    """Return the next version of an announced campaign's announcement, with its digest."""
    whole = {**content, **_announced_of(campaign)}
    return Announcement(
        campaign=campaign,
        version=campaign.announcements.count() + 1,
        number=number,
        published_on=on,
        channels=list(channels),
        content=whole,
        digest=sha256(canon({"campaign": campaign.code, "number": number, **whole})).hexdigest(),
    )


def places_of(parts: Iterable[ExamPart]) -> dict[str, str]:
    """Return where each part is sat, by the part, as an announcement says it."""
    return {str(part.kind): part.place for part in parts}


def _announced_of(campaign: Campaign) -> dict[str, Any]:
    """Return what every announcement says of its campaign as it is."""
    return {
        "positions": [
            [position.code, position.title, position.vacancies]
            for position in campaign.positions.select_related("post")
        ],
        "registration": [str(campaign.registration_opens), str(campaign.registration_closes)],
        "dates": campaign.dates,
        "profile": str(campaign.profile),
    }
