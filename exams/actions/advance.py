"""Move a campaign along its life: forward only, one step at a time; or suspend it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from exams.actions.days_of_files import move_own_days
from exams.actions.letters import compose_to_registered
from exams.actions.preconditions import lock_campaign
from exams.actions.resumption import resumption_of
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.letters import LetterKind
from exams.rules.refusals import Refusal, require_reason
from exams.rules.stages import Stage, Step, next_after
from exams.rules.suspensions import day_code


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
    """Put a locked campaign on its next step; the transition that moves it records the row."""
    following = next_after(campaign.step, parts_of(campaign))
    campaign.stage, campaign.part = following.stage, following.part or ""
    return campaign


def reopen_registration(campaign: Campaign) -> Campaign:
    """Open the registration of a locked campaign again, as its next round, if it had closed."""
    campaign.registration_round = round_once_changed(campaign)
    campaign.stage, campaign.part = Stage.REGISTER, ""
    return campaign


def round_once_changed(campaign: Campaign) -> int:
    """Return the round of registration that a changed announcement leaves open."""
    return campaign.registration_round + (campaign.stage != Stage.REGISTER)


@action(duty=Duty.ANNOUNCE)
def suspend(*, campaign: Campaign, reason: str, by: Person, at: datetime) -> None:
    """Suspend a campaign: nothing moves until it is resumed (Kết luận 128-KL/TW).

    The office and the candidates may read why; a letter waits for whoever registered. Raises
    Refusal NOT_YOUR_DUTY, RESULTS_PUBLISHED, SUSPENSION_NOT_ALLOWED (by the profile) or
    REASON_MISSING.
    """
    locked = lock_campaign(campaign)
    require_unpublished(locked)
    if not locked.regulations.get("calendar", {}).get("suspension_allowed", True):
        raise Refusal("SUSPENSION_NOT_ALLOWED")
    locked.suspended_on = timezone.localdate(at)
    begun = {"since": str(locked.suspended_on), "at": at.isoformat(), "reason": reason}
    locked.suspensions = [*(locked.suspensions or ()), begun]
    facts = {"day": f"{locked.suspended_on:%d/%m/%Y}"}
    letters = compose_to_registered(LetterKind.SUSPENSION, locked, facts, at)
    _record("campaign.suspended", locked, reason, letters)


@action(duty=Duty.ANNOUNCE)
def resume(*, campaign: Campaign, reason: str, by: Person, at: datetime) -> None:
    """Let a suspended campaign go on: each day that had not passed moves by the suspended time.

    So does the day of a file that has one of its own. What was published stays as it was said; a
    letter waits for whoever registered. Raises Refusal NOT_SUSPENDED or REASON_MISSING.
    """
    locked = lock_campaign(campaign, suspended=True)
    if locked.suspended_on is None:
        raise Refusal("NOT_SUSPENDED")
    resumption = resumption_of(locked, timezone.localdate(at))
    resumption.move_days()
    files = move_own_days(locked, resumption.suspension)
    locked.suspended_on = None
    moved = [[day_code(name), *days] for name, *days in resumption.rows]
    facts = {"moved": moved} if moved else {}
    day = {"day": f"{timezone.localdate(at):%d/%m/%Y}"}
    letters = compose_to_registered(LetterKind.RESUMPTION, locked, day, at)
    _record("campaign.resumed", locked, reason, [*resumption.parts, *files, *letters], **facts)


def require_unpublished(campaign: Campaign) -> None:
    """Refuse (RESULTS_PUBLISHED) to interrupt what has its results: they are corrected."""
    if campaign.stage == Stage.PUBLISH:
        raise Refusal("RESULTS_PUBLISHED")


def _record(
    name: str, campaign: Campaign, reason: str, others: Sequence[Protected] = (), **facts: Any
) -> None:
    """Record an interruption of the campaign; a reason is owed to everybody."""
    require_reason(reason)
    campaign.record(name, about=campaign.code, rows=[campaign, *others], reason=reason, **facts)
