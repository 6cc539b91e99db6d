"""What a campaign rests on before it is announced: each is ticked by name, with its document."""

from datetime import date, datetime
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.preconditions import lock_campaign, require_not_in_future
from exams.models import Campaign, Clearance
from exams.rules import profile as profiles
from exams.rules.clearances import ClearanceKind
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.stages import ANNOUNCE


def clearances_asked(campaign: Campaign) -> tuple[ClearanceKind, ...]:
    """Return what the regulations of a campaign ask for before it is announced, in order."""
    values = campaign.profile.values if campaign.profile else {}
    calendar = profiles.completed(values)["calendar"]
    named = calendar["announcement_clearances"]
    return tuple(kind for kind in ClearanceKind if isinstance(named, list) and kind in named)


def clearances_missing(campaign: Campaign) -> tuple[ClearanceKind, ...]:
    """Return what nobody has ticked yet."""
    ticked = set(campaign.clearances.in_force().values_list("kind", flat=True))
    return tuple(kind for kind in clearances_asked(campaign) if kind not in ticked)


@action(duty=[Duty.PREPARE, Duty.ANNOUNCE], steps=[ANNOUNCE])
def tick(
    *,
    campaign: Campaign,
    kind: ClearanceKind,
    document: str,
    on: date,
    proposed_on: date | None = None,
    by: Person,
    at: datetime,
) -> Clearance:
    """Tick a clearance of a draft with the number and the day of its document, or correct it.

    `proposed_on` is the day on which an approval in principle was asked for: its period counts
    from then (P0). Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, DOCUMENT_MISSING, DAY_IN_FUTURE or
    DATES_OUT_OF_ORDER.
    """
    locked = lock_campaign(campaign)
    require_document(document)
    require_not_in_future(on, at)
    if proposed_on and proposed_on > on:
        raise Refusal("DATES_OUT_OF_ORDER", field="proposed_on", first=proposed_on, then=on)
    ticked = locked.clearances.in_force().filter(kind=kind).first()
    row = ticked or Clearance(campaign=locked, kind=kind)
    row.document, row.document_on, row.proposed_on = document.strip(), on, proposed_on
    facts: dict[str, Any] = {"document": row.document, "on": str(on)}
    if proposed_on:
        facts["proposed"] = str(proposed_on)
    locked.record("clearance.ticked", about=kind, rows=[row], **facts)
    return row


@action(duty=[Duty.PREPARE, Duty.ANNOUNCE], steps=[ANNOUNCE])
def take_back(*, clearance: Clearance, reason: str, by: Person, at: datetime) -> Clearance:
    """Take back a clearance of a draft: it is not announced before it is ticked again.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, ALREADY_DONE or REASON_MISSING.
    """
    locked = lock_campaign(clearance.campaign)
    row = locked.clearances.in_force().filter(pk=clearance.pk).first()
    if row is None:
        raise Refusal("ALREADY_DONE")
    require_reason(reason)
    row.withdrawn_at = at
    locked.record("clearance.taken_back", about=row.kind, rows=[row], reason=reason)
    return row
