"""A panel that changes: completed before the first slip, replaced for those not yet heard."""

from datetime import datetime

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import Duty
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.actions.recused import require_position_open
from exams.models import ExamPart, Position
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.stages import MARK_PROPOSAL, SIT_PROPOSAL
from grading.actions.panel import require_member
from grading.models import CouncilDecision, Seat, Slip
from grading.rules.enums import CouncilDecisionKind

LEAST_APPROVED = 2  # noi quy art. 19: fewer than two never score a defence


@action(duty=Duty.DECIDE, steps=[SIT_PROPOSAL, MARK_PROPOSAL])
def complete(
    *, part: ExamPart, position: Position, member: Person, by: Person, at: datetime
) -> Seat:
    """Seat one more member before the first slip of a position.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, NOT_A_MEMBER, NOT_SEATED (no panel
    yet), ALREADY_SEATED (this person) or ALREADY_HEARD.
    """
    locked = lock_campaign(part.campaign)
    require_same_campaign(locked, position)
    require_position_open(by, position)
    require_member(member, locked.code, at)
    if _slips(part, position):
        raise Refusal("ALREADY_HEARD", position=position.code)
    seat = _next_seat(part, position, member, at)
    locked.record("panel.completed", about=position.code, rows=[seat], member=member.pseudonym)
    return seat


@action(duty=Duty.DECIDE, steps=[SIT_PROPOSAL, MARK_PROPOSAL])
def replace(*, seat: Seat, member: Person, reason: str, by: Person, at: datetime) -> Seat:
    """Put somebody else in the place of a member, for all who are not yet heard.

    What the former member handed in counts for those who were heard. Raises Refusal NOT_YOUR_DUTY,
    WRONG_STAGE, RECUSED_FROM, NOT_A_MEMBER, ALREADY_SEATED, LEFT_PANEL or REASON_MISSING.
    """
    locked = lock_campaign(seat.part.campaign)
    require_position_open(by, seat.position)
    require_member(member, locked.code, at)
    if seat.left_at:
        raise Refusal("LEFT_PANEL")
    require_reason(reason)
    fresh = _next_seat(seat.part, seat.position, member, at)
    seat.left_at, seat.reason = at, reason
    locked.record(
        "panel.replaced",
        about=seat.position.code,
        rows=[seat, fresh],
        former=seat.member.pseudonym,
        member=member.pseudonym,
        reason=reason,
    )
    return fresh


@action(duty=Duty.DECIDE, steps=[MARK_PROPOSAL], two_persons=TwoPersonKind.REDUCE_PANEL)
def reduce(
    *, part: ExamPart, position: Position, least: int, document: str, by: Person, at: datetime
) -> CouncilDecision:
    """Let a panel go on with fewer members than the profile asks, two at least, by approval.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, TWO_PERSONS_NEEDED, RECUSED_FROM (either person),
    TOO_FEW_MEMBERS, NOT_SEATED or DOCUMENT_MISSING.
    """
    locked = lock_campaign(part.campaign)
    require_same_campaign(locked, position)
    require_position_open(by, position)
    _require_reducible(part, position, least, document)
    decision = CouncilDecision(
        position=position,
        kind=CouncilDecisionKind.REDUCED_PANEL,
        value=str(least),
        document=document,
        decided_on=timezone.localdate(at),
        decided_at=at,
    )
    locked.record(
        "panel.reduced", about=position.code, rows=[decision], least=least, document=document
    )
    return decision


def _require_reducible(part: ExamPart, position: Position, least: int, document: str) -> None:
    require_document(document)
    if not position.seats.filter(part=part).exists():
        raise Refusal("NOT_SEATED", position=position.code)
    if least < LEAST_APPROVED:
        raise Refusal("TOO_FEW_MEMBERS", count=least, least=LEAST_APPROVED, field="least")


def _next_seat(part: ExamPart, position: Position, member: Person, at: datetime) -> Seat:
    seats = list(position.seats.filter(part=part).order_by("number"))
    if not seats:
        raise Refusal("NOT_SEATED", position=position.code)
    if any(seat.member_id == member.pk for seat in seats):
        raise Refusal("ALREADY_SEATED", position=position.code)
    number = seats[-1].number + 1
    return Seat(part=part, position=position, member=member, number=number, seated_at=at)


def _slips(part: ExamPart, position: Position) -> bool:
    return Slip.objects.filter(seat__part=part, seat__position=position).exists()
