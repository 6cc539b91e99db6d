"""Settle: what people decide where the arithmetic stops, and the freezing of all marks."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.body_gates import incomplete_bodies
from exams.actions.gates import pass_gate
from exams.actions.preconditions import lock_campaign
from exams.actions.recused import require_entries_open, require_script_open
from exams.models import Campaign, ExamPart, Sanction, Script
from exams.rules.bodies import BodyKind
from exams.rules.checks import Check, error
from exams.rules.refusals import Refusal
from exams.rules.stages import MARK_WRITTEN, SIT_WRITTEN, since
from grading.actions.deciding import bounds_of_script
from grading.actions.hand_over import marks_of_barred
from grading.actions.handed_in import marks_not_averaged, marks_of, require_open
from grading.actions.held_again import require_not_held_again
from grading.actions.regulations import scoring_of
from grading.models import Settlement
from grading.rules.enums import Pending, SettlementKind
from grading.rules.gates import close_marking_checks
from grading.rules.reconciliation import Unsettled, reconcile

_ASKED = {
    SettlementKind.OPENED: Pending.THIRD_MARKER,
    SettlementKind.AGREED: Pending.HEAD_DISCUSSION,
    SettlementKind.HEAD: Pending.HEAD_DISCUSSION,
    SettlementKind.COLLECTIVE: Pending.COLLECTIVE_MARKING,
}


def kinds_for(pending: Pending | None, *, is_frozen: bool) -> tuple[str, ...]:
    """Return the kinds of settlement that a script may be given for what it waits for.

    OPENED stands for a third examiner, whom nobody is allocated once the marks are frozen.
    """
    return tuple(
        kind
        for kind, asked in _ASKED.items()
        if asked == pending and (is_frozen or kind != SettlementKind.OPENED)
    )


def kinds_open_to(script: Script) -> tuple[str, ...]:
    """Return the kinds that two persons may settle a script with: asked for, or made already."""
    if former := script.settlements.in_force().last():
        return (former.kind,)
    outcome = marks_of(script, script.part.campaign)
    pending = outcome.pending if isinstance(outcome, Unsettled) else None
    return kinds_for(pending, is_frozen=script.part.closed_at is not None)


@action(duty=Duty.SETTLE, steps=[MARK_WRITTEN])
def settle(
    *, script: Script, kind: str, points: Decimal, minutes: str, by: Person, at: datetime
) -> Settlement:
    """Settle a script: AGREED after discussion, decided by the HEAD, or COLLECTIVE marking.

    Source: TT 22/2025 art. 16. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, ALREADY_CLOSED (the marks
    are frozen), NOT_ASKED_FOR (the rule does not ask for this kind now), MINUTES_MISSING,
    OFF_SCALE or BEYOND_POINTS (which takes two persons).
    """
    locked = lock_campaign(script.part.campaign)
    require_open(script)
    require_asked(script, locked, kind, is_frozen=False)
    return _settle(locked, script, kind, points, minutes)


@action(duty=Duty.SETTLE, steps=since(MARK_WRITTEN))
def settle_opened(
    *, script: Script, kind: str, points: Decimal, minutes: str, by: Person, at: datetime
) -> Settlement:
    """Settle a script that was left open when the marks were frozen; its number may be known.

    A script that still waits for a third examiner is marked collectively (OPENED): nobody marks it
    blind any more. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOT_CLOSED_YET, RECUSED_FROM,
    POSITION_IS_VOID, NOT_ASKED_FOR, MINUTES_MISSING, OFF_SCALE or BEYOND_POINTS (which takes two
    persons).
    """
    locked = lock_campaign(script.part.campaign)
    if ExamPart.objects.get(pk=script.part_id).closed_at is None:
        raise Refusal("NOT_CLOSED_YET")
    require_script_open(by, script)
    require_not_held_again(script.entry.position_id if script.entry else None)
    require_asked(script, locked, kind, is_frozen=True)
    return _settle(locked, script, kind, points, minutes)


def require_asked(script: Script, campaign: Campaign, kind: str, *, is_frozen: bool) -> None:
    """Refuse (NOT_ASKED_FOR) a kind of settlement for which the rule does not ask now."""
    outcome = marks_of(script, campaign)
    pending = outcome.pending if isinstance(outcome, Unsettled) else None
    if kind not in kinds_for(pending, is_frozen=is_frozen):
        raise Refusal("NOT_ASKED_FOR", code=script.code, kind=kind)


def _settle(
    campaign: Campaign, script: Script, kind: str, points: Decimal, minutes: str
) -> Settlement:
    if not minutes.strip():
        raise Refusal("MINUTES_MISSING", number=script.code, field="minutes")
    scoring_of(campaign).decided.check(points)
    bounds_of_script(script, campaign).require(points)
    settlement = Settlement(
        script=script, kind=kind, points=points, minutes=minutes, settled_at=running().at
    )
    campaign.record(
        "script.settled",
        about=script.code,
        rows=[settlement],
        kind=kind,
        points=f"{points:.2f}",
        minutes=minutes,
    )
    return settlement


@action(duty=Duty.SETTLE, steps=[MARK_WRITTEN])
def close(*, part: ExamPart, by: Person, at: datetime) -> dict[str, Pending]:
    """Freeze the marks of the written part, so that the mapping may be opened.

    Returns what is still to be done, by code: those scripts, and with them their positions, stay
    pending until the named action settles them. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE,
    ALREADY_CLOSED, or what its gate finds (`freezing_checks`).
    """
    locked = lock_campaign(part.campaign)
    pending = outstanding(part)
    accepted = pass_gate(freezing_checks(part, pending))
    part.closed_at = at
    locked.record(
        "marking.closed",
        about=f"{locked.code} {part.kind}",
        rows=[part],
        outstanding=[[code, reason] for code, reason in pending.items()],
        accepted=accepted,
    )
    return pending


def freezing_checks(part: ExamPart, pending: Mapping[str, Pending]) -> tuple[Check, ...]:
    """Return what keeps the marks of the written part from being frozen, or has to be named.

    `pending` is what is `outstanding`.
    """
    if part.closed_at:
        return (error("ALREADY_CLOSED", Duty.SETTLE),)
    barred = marks_of_barred(part.campaign).values_list("script__code", flat=True)
    return (
        *close_marking_checks(pending, list(barred.order_by("script__code"))),
        *incomplete_bodies(part.campaign, BodyKind.MARKING_BOARD),
    )


def outstanding(part: ExamPart) -> dict[str, Pending]:
    """Return what each unsettled script waits for, by code."""
    scoring = scoring_of(part.campaign)
    marked = marks_not_averaged("code", scoring.diff_auto_max, part=part)
    outcomes = {code: reconcile(marks, scoring) for code, marks in marked.items()}
    return {
        code: outcome.pending
        for code, outcome in outcomes.items()
        if isinstance(outcome, Unsettled)
    }


@action(duty=Duty.DECIDE, steps=since(SIT_WRITTEN))
def decide_sanction(
    *, sanction: Sanction, applied: bool, reason: str = "", by: Person, at: datetime
) -> None:
    """Decide whether a recorded sanction takes points; the chair decides, from the minutes.

    Taking what the minutes say needs no other reason; taking nothing does. Source: noi quy
    art. 2(7)a. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, ALREADY_DECIDED or
    REASON_MISSING.
    """
    locked = lock_campaign(sanction.part.campaign)
    require_entries_open(by, sanction.entry)
    if sanction.applied is not None:
        raise Refusal("ALREADY_DECIDED")
    if not applied and not reason.strip():
        raise Refusal("REASON_MISSING", field="reason")
    sanction.applied, sanction.decided_at = applied, at
    why: dict[str, Any] = {"reason": reason} if reason else {}
    locked.record(
        "sanction.decided",
        about=sanction.entry.number,
        rows=[sanction],
        level=sanction.level,
        applied=applied,
        **why,
    )
