"""What was decided about a position, decided otherwise: by two persons, with a reason."""

from datetime import date, datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import SECOND_TO_CHAIR
from exams.actions.preconditions import lock_campaign, require_not_in_future
from exams.actions.recused import require_position_open
from exams.models import Campaign, Position
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.stages import RANK, SIT_PROPOSAL, since
from grading.actions.rank import require_places_differ, survivor_decision
from grading.models import CouncilDecision, TieOrder, not_held_again
from grading.rules.enums import CouncilDecisionKind, Survivor


@action(duty=SECOND_TO_CHAIR, steps=since(SIT_PROPOSAL), two_persons=TwoPersonKind.DECIDE_AGAIN)
def decide_survivor_again(
    *,
    position: Position,
    value: Survivor,
    document: str,
    on: date,
    reason: str,
    by: Person,
    at: datetime,
) -> CouncilDecision:
    """Decide otherwise about the only one who passed the written gate; appended, the last counts.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, TWO_PERSONS_NEEDED, RECUSED_FROM (either person),
    NOT_DECIDED_YET, SAME_AS_DECIDED, DOCUMENT_MISSING, REASON_MISSING or DAY_IN_FUTURE.
    """
    locked = lock_campaign(position.campaign)
    require_position_open(by, position)
    former = former_survivor(position)
    _require_written_down(document, on, reason, at)
    require_other(value != former.value)
    made = survivor_decision(position, value, document, on, at)
    locked.record(
        "survivor.decided",
        about=position.code,
        rows=[made],
        value=str(value),
        replaced=former.value,
        document=document,
        reason=reason,
    )
    return made


@action(duty=SECOND_TO_CHAIR, steps=since(RANK), two_persons=TwoPersonKind.DECIDE_AGAIN)
def order_tie_again(
    *,
    position: Position,
    places: dict[str, int],
    document: str,
    on: date,
    reason: str,
    by: Person,
    at: datetime,
) -> list[TieOrder]:
    """Order people of a position otherwise who were ordered before: candidate number -> place.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, TWO_PERSONS_NEEDED, RECUSED_FROM (either person),
    NOT_DECIDED_YET, SAME_AS_DECIDED, PLACES_REPEAT, DOCUMENT_MISSING, REASON_MISSING or
    DAY_IN_FUTURE.
    """
    locked = lock_campaign(position.campaign)
    require_position_open(by, position)
    former = former_order(position)
    _require_written_down(document, on, reason, at)
    if set(places) != {tie.entry.number for tie in former}:
        raise Refusal("NOT_DECIDED_YET", position=position.code)
    require_places_differ(places)
    require_other(any(tie.place != places[tie.entry.number] for tie in former))
    for tie in former:
        tie.place, tie.document, tie.decided_on = places[tie.entry.number], document, on
    locked.record(
        "tie.ordered",
        about=position.code,
        rows=former,
        places=[[tie.entry.number, tie.place] for tie in former],
        document=document,
        reason=reason,
    )
    return former


def former_survivor(position: Position) -> CouncilDecision:
    """Return what stands about who passed alone. Raises Refusal NOT_DECIDED_YET."""
    stands = CouncilDecision.objects.filter(
        position=position, kind=CouncilDecisionKind.SINGLE_SURVIVOR
    ).last()
    if stands is None:
        raise Refusal("NOT_DECIDED_YET", position=position.code)
    return stands


def former_order(position: Position) -> list[TieOrder]:
    """Return the places that stand, by candidate number. Raises Refusal NOT_DECIDED_YET."""
    ties = TieOrder.objects.filter(entry__position=position).select_related("entry")
    if not ties:
        raise Refusal("NOT_DECIDED_YET", position=position.code)
    return list(ties.order_by("entry__number"))


def decided_positions(campaign: Campaign) -> tuple[list[CouncilDecision], list[Position]]:
    """Return what stands about those who passed alone, and the positions with people ordered.

    None of what is held again: nothing of it is corrected any more.
    """
    decided = CouncilDecision.objects.filter(
        position__in=campaign.positions.filter(not_held_again()),
        kind=CouncilDecisionKind.SINGLE_SURVIVOR,
    )
    last = {decision.position_id: decision for decision in decided.select_related("position__post")}
    tied = campaign.positions.filter(not_held_again(), entries__tie_order__isnull=False)
    return (
        sorted(last.values(), key=lambda decision: decision.position.code),
        list(tied.distinct().select_related("post").order_by("code")),
    )


def require_other(is_other: bool) -> None:
    """Refuse (SAME_AS_DECIDED) what stands so already."""
    if not is_other:
        raise Refusal("SAME_AS_DECIDED")


def _require_written_down(document: str, on: date, reason: str, at: datetime) -> None:
    require_document(document)
    require_reason(reason)
    require_not_in_future(on, at)
