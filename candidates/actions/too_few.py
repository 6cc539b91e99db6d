"""A position with too few people: it is postponed, or takes files again, each by decision."""

from collections.abc import Collection
from datetime import date, datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from candidates.actions import too_few_letters
from candidates.actions.before_sitting import first_part, require_before_first_sitting
from candidates.actions.decisions import new_decision
from candidates.actions.eligible_list import fallen_short, positions_with_too_few
from candidates.actions.preconditions import require_dated_document
from candidates.actions.recusal import require_files_open
from candidates.models import Decision
from candidates.rules.enums import DecisionKind, DecisionValue
from candidates.rules.position_outcomes import ListState
from candidates.rules.too_few import Remedy, remedies_of
from exams.actions.advance import first_sitting
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign, Position, Sitting
from exams.rules.enums import SittingState
from exams.rules.letters import LetterKind
from exams.rules.refusals import Refusal
from exams.rules.stages import SCREEN, SITTINGS


@action(duty=Duty.DECIDE, steps=[SCREEN, *SITTINGS])
def postpone(*, position: Position, document: str, on: date, by: Person, at: datetime) -> Decision:
    """Take a position with too few people out of this campaign, and tell its candidates.

    A later decision about it counts instead, until the list is approved. After that, where people
    withdrew and until the first sitting begins, its candidates are called off for good. Raises
    Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, REMEDY_NOT_ALLOWED, NOT_TOO_FEW,
    SITTING_BEGAN, DOCUMENT_MISSING or DAY_IN_FUTURE.
    """
    locked = lock_campaign(position.campaign, SCREEN, first_sitting(position.campaign))
    require_files_open(by, position)
    require_postponable(locked, position, at)
    require_dated_document(document, on, at)
    basis = {"position": position, "document": document, "decided_on": on}
    made = new_decision(locked, DecisionKind.POSTPONED, DecisionValue.APPROVE, **basis)
    facts = {"document": document}
    letters = too_few_letters.letters_about(locked, [position], LetterKind.POSTPONED, facts, at)
    locked.record(
        "position.postponed",
        about=position.code,
        rows=[made, *_called_off(locked, position), *letters],
        document=document,
        count=len(letters) or "",
    )
    return made


def require_postponable(campaign: Campaign, position: Position, at: datetime) -> None:
    """Refuse to postpone a position that lacks nobody, or whose sitting began. Raises Refusal."""
    require_remedy(campaign, Remedy.POSTPONE)
    is_listed = campaign.step != SCREEN
    short = fallen_short(campaign) if is_listed else positions_with_too_few(campaign)
    if position.code not in short:
        raise Refusal("NOT_TOO_FEW", code=position.code)
    if is_listed:
        require_before_first_sitting(campaign, at)


def _called_off(campaign: Campaign, position: Position) -> list[Protected]:
    """Return what a postponement changes once the list is approved: the position, and its roll."""
    if campaign.step == SCREEN:
        return []
    position.opening, position.waiver = str(ListState.NOT_ENOUGH_CANDIDATES), ""
    part = first_part(campaign)
    lines = {sitting.entry_id: sitting for sitting in part.sittings.all()}
    called = [
        lines.get(entry.pk) or Sitting(entry=entry, part=part) for entry in position.entries.all()
    ]
    expected = [line for line in called if line.state != SittingState.WITHDRAWN]
    for line in expected:
        line.state, line.zero = str(SittingState.CALLED_OFF), ""
    return [position, *expected]


def require_remedy(campaign: Campaign, remedy: Remedy) -> None:
    """Refuse what the parameter `on_too_few` does not let a council do. Raises Refusal."""
    if remedy not in remedies_of(campaign.regulations["eligibility"]["on_too_few"]):
        raise Refusal("REMEDY_NOT_ALLOWED", remedy=str(remedy))


def reopened(campaign: Campaign, positions: Collection[Position], document: str) -> list[Decision]:
    """Return the decisions that positions take files again; what was decided before is over."""
    kind, value = DecisionKind.REOPENED, DecisionValue.APPROVE
    return [
        new_decision(campaign, kind, value, position=position, document=document)
        for position in positions
    ]
