"""A score beyond the points that it settles, or the correction of one: by two, with a reason."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import SECOND_TO_CHAIR, Duty
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.actions.recused import require_entries_open, require_script_open
from exams.models import Campaign, Entry, ExamPart, Script
from exams.rules.refusals import Refusal, require_reason
from exams.rules.stages import MARK_PROPOSAL, MARK_WRITTEN, since
from grading.actions import deciding
from grading.actions.regulations import scoring_of
from grading.actions.settle import require_asked
from grading.models import Dialogue, PanelDecision, RemarkRequest, Settlement


@action(duty=Duty.DECIDE, steps=since(MARK_WRITTEN), two_persons=TwoPersonKind.DECIDE_POINTS)
def settle_script(
    *,
    script: Script,
    kind: str,
    points: Decimal,
    minutes: str,
    reason: str,
    by: Person,
    at: datetime,
) -> Settlement:
    """Settle a script beyond its marks, or settle otherwise what was settled; appended.

    Source: TT 22/2025 art. 16. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, TWO_PERSONS_NEEDED,
    RECUSED_FROM (either person), NOT_ASKED_FOR, MINUTES_MISSING, REASON_MISSING or OFF_SCALE.
    """
    locked = lock_campaign(script.part.campaign)
    require_script_open(by, script)
    former = former_settlement(script, locked, kind)
    _require_written_down(locked, points, script.code, minutes, reason)
    made = Settlement(
        script=script, kind=kind, points=points, minutes=minutes, reason=reason, settled_at=at
    )
    facts = {"kind": kind, **_facts(points, former.points if former else None, reason)}
    locked.record("script.settled", about=script.code, rows=[made], minutes=minutes, **facts)
    return made


def former_settlement(script: Script, campaign: Campaign, kind: str) -> Settlement | None:
    """Return the settlement that another of its kind would replace, None where none was made.

    Raises Refusal NOT_ASKED_FOR where neither a settlement nor the rule asks for this kind.
    """
    former = script.settlements.in_force().filter(kind=kind).last()
    if former is None:
        is_frozen = ExamPart.objects.exclude(closed_at=None).filter(pk=script.part_id).exists()
        require_asked(script, campaign, kind, is_frozen=is_frozen)
    return former


@action(duty=SECOND_TO_CHAIR, steps=since(MARK_WRITTEN), two_persons=TwoPersonKind.DECIDE_POINTS)
def decide_remark(
    *,
    request: RemarkRequest,
    points: Decimal,
    minutes: str,
    reason: str,
    by: Person,
    at: datetime,
) -> Dialogue:
    """Decide a remark beyond its two scores, or decide otherwise what was decided.

    Source: TT 22/2025 art. 17. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, TWO_PERSONS_NEEDED,
    RECUSED_FROM (either person), NOT_ASKED_FOR, MINUTES_MISSING, REASON_MISSING or OFF_SCALE.
    """
    locked = lock_campaign(request.part.campaign)
    require_entries_open(by, request.entry)
    former = former_dialogue(request, locked)
    _require_written_down(locked, points, request.entry.number, minutes, reason)
    old = former.points if former else None
    made = former or Dialogue(request=request)
    made.points, made.minutes, made.decided_at = points, minutes, at
    facts = _facts(points, old, reason)
    locked.record(
        "remark.decided", about=request.entry.number, rows=[made], minutes=minutes, **facts
    )
    return made


def former_dialogue(request: RemarkRequest, campaign: Campaign) -> Dialogue | None:
    """Return what was decided of a remark, None where the rule asks for a first decision.

    Raises Refusal NOT_ASKED_FOR.
    """
    former = Dialogue.objects.filter(request=request).first()
    if former is None:
        deciding.require_dialogue_asked(request, campaign)
    return former


@action(duty=SECOND_TO_CHAIR, steps=since(MARK_PROPOSAL), two_persons=TwoPersonKind.DECIDE_POINTS)
def decide_defence(
    *, entry: Entry, part: ExamPart, points: Decimal, reason: str, by: Person, at: datetime
) -> PanelDecision:
    """Decide a defence beyond its slips, or decide otherwise what was decided.

    Source: TT 22/2025 arts. 19-22. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, TWO_PERSONS_NEEDED,
    OTHER_CAMPAIGN, RECUSED_FROM (either person), SLIPS_STILL_OUT, NOT_ASKED_FOR,
    REASON_MISSING or OFF_SCALE.
    """
    locked = lock_campaign(part.campaign)
    require_same_campaign(locked, entry)
    require_entries_open(by, entry)
    former = former_panel_decision(entry, part, locked)
    _require_written_down(locked, points, entry.number, "-", reason)
    old = former.points if former else None
    made = former or PanelDecision(entry=entry, part=part)
    made.points, made.reason, made.decided_at = points, reason, at
    locked.record("panel.decided", about=entry.number, rows=[made], **_facts(points, old, reason))
    return made


def former_panel_decision(entry: Entry, part: ExamPart, campaign: Campaign) -> PanelDecision | None:
    """Return what was decided of a defence, None where a first decision is asked for.

    Raises Refusal SLIPS_STILL_OUT or NOT_ASKED_FOR.
    """
    former = entry.panel_decisions.filter(part=part).first()
    if former is None:
        deciding.require_defence_asked(entry, part, campaign)
    return former


def _require_written_down(
    campaign: Campaign, points: Decimal, code: str, minutes: str, reason: str
) -> None:
    """Refuse a score without minutes or reason, or off the scale of what is decided."""
    if not minutes.strip():
        raise Refusal("MINUTES_MISSING", number=code, field="document")
    require_reason(reason)
    scoring_of(campaign).decided.check(points)


def _facts(points: Decimal, old: Decimal | None, reason: str) -> dict[str, Any]:
    """Return what the event says: the score, the reason, and the score that it replaces."""
    replaced = {} if old is None else {"replaced_points": f"{old:.2f}"}
    return {"points": f"{points:.2f}", "reason": reason, **replaced}
