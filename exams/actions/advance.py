"""Move a campaign along its life: forward only, one step at a time."""

from datetime import datetime

from django.utils import timezone

from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record, recorded
from exams.actions.preconditions import check_duty, lock_campaign
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from exams.rules.stages import Stage, Step, next_after


def parts_of(campaign: Campaign) -> tuple[PartKind, ...]:
    """Return the parts that the frozen profile names, the written one first.

    Only who passed in writing defends, in whatever order the parts are named.
    """
    named = campaign.regulations["scoring"]["parts"]
    return tuple(kind for kind in PartKind if kind in named)


def first_sitting(campaign: Campaign) -> Step:
    """Return the first sitting of a campaign; before the announcement any will do."""
    kinds = parts_of(campaign) if campaign.regulations else (PartKind.WRITTEN,)
    return Step(Stage.SIT, kinds[0])


def step_forward(campaign: Campaign) -> Campaign:
    """Put a locked campaign on its next step; the deed that moves it records the row."""
    following = next_after(campaign.step, parts_of(campaign))
    campaign.stage, campaign.part = following.stage, following.part or ""
    return campaign


@recorded
def close_registration(*, campaign: Campaign, by: Person, at: datetime) -> Campaign:
    """End the registration window and begin screening.

    Raises Refusal REGISTRATION_STILL_OPEN while the last day has not passed.
    """
    locked = lock_campaign(campaign, Step(Stage.REGISTER), duty=Duty.ANNOUNCE, by=by, at=at)
    if locked.registration_closes and timezone.localdate(at) <= locked.registration_closes:
        raise Refusal("REGISTRATION_STILL_OPEN", until=locked.registration_closes)
    step_forward(locked)
    record("registration.closed", about=locked.code, by=by, at=at, log=locked.log, rows=[locked])
    return locked


@recorded
def suspend(*, campaign: Campaign, reason: str, by: Person, at: datetime) -> None:
    """Suspend a campaign: nothing moves until it is resumed (Kết luận 128-KL/TW).

    Raises Refusal NOT_YOUR_DUTY, SUSPENSION_NOT_ALLOWED (by the profile) or REASON_MISSING.
    """
    locked = lock_campaign(campaign, duty=Duty.ANNOUNCE, by=by, at=at)
    if not locked.regulations.get("calendar", {}).get("suspension_allowed", True):
        raise Refusal("SUSPENSION_NOT_ALLOWED")
    locked.suspended_on = timezone.localdate(at)
    _record("campaign.suspended", locked, reason, by, at)


@recorded
def resume(*, campaign: Campaign, reason: str, by: Person, at: datetime) -> None:
    """Let a suspended campaign go on. Raises Refusal NOT_SUSPENDED."""
    check_duty(by, Duty.ANNOUNCE, at, campaign.code)
    locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if locked.suspended_on is None:
        raise Refusal("NOT_SUSPENDED")
    locked.suspended_on = None
    _record("campaign.resumed", locked, reason, by, at)


@recorded
def cancel(*, campaign: Campaign, reason: str, by: Person, at: datetime) -> None:
    """Cancel a campaign for good; everything recorded stays."""
    locked = lock_campaign(campaign, duty=Duty.ANNOUNCE, by=by, at=at)
    locked.cancelled_on = timezone.localdate(at)
    _record("campaign.cancelled", locked, reason, by, at)


def _record(name: str, campaign: Campaign, reason: str, by: Person, at: datetime) -> None:
    """Record a turn in the campaign's fate; a reason is owed to everybody."""
    if not reason.strip():
        raise Refusal("REASON_MISSING", field="reason")
    record(
        name, about=campaign.code, by=by, at=at, log=campaign.log, rows=[campaign], reason=reason
    )
