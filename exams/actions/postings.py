"""Where an announcement was posted: ticked with what proves it, once it is public."""

from datetime import date, datetime
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.preconditions import lock_campaign, require_not_in_future
from exams.models import Announcement, Campaign, Posting
from exams.rules.enums import ChannelKind
from exams.rules.refusals import Refusal
from exams.rules.stages import REGISTER, since


@action(duty=Duty.PREPARE, steps=since(REGISTER))
def tick(
    *,
    campaign: Campaign,
    kind: ChannelKind,
    name: str,
    on: date,
    evidence: str,
    by: Person,
    at: datetime,
) -> Posting:
    """Tick that the latest announcement was posted here, or correct the day and the proof.

    Source: NĐ 170/2025 art. 15(1): on the portal, and once at least in a mass medium. Raises
    Refusal NOT_YOUR_DUTY, WRONG_STAGE, DAY_IN_FUTURE or POSTED_TOO_EARLY.
    """
    locked = lock_campaign(campaign)
    require_not_in_future(on, at)
    announcement = _latest(locked)
    if on < announcement.published_on:
        raise Refusal("POSTED_TOO_EARLY", field="on", first=f"{announcement.published_on:%d/%m/%Y}")
    rows = Posting.objects.filter(announcement=announcement, kind=kind, name=name)
    row = rows.first() or Posting(announcement=announcement, kind=kind, name=name)
    row.posted_on, row.evidence = on, evidence
    facts: dict[str, Any] = {"name": name, "on": str(on), "number": announcement.number}
    locked.record("posting.ticked", about=kind, rows=[row], **facts)
    return row


def not_posted(campaign: Campaign) -> tuple[ChannelKind, ...]:
    """Return the kinds of places, named by the profile, where the latest announcement is not yet.

    Profile `publication_channels`.
    """
    named = campaign.regulations["calendar"].get("publication_channels", ())
    posted = Posting.objects.filter(announcement=_latest(campaign)).values_list("kind", flat=True)
    return tuple(kind for kind in ChannelKind if kind in named and kind not in set(posted))


def _latest(campaign: Campaign) -> Announcement:
    return campaign.announcements.order_by("-version")[0]
