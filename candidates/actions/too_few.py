"""A position with too few people: it is postponed, or takes files again, each by decision."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from accounts.access import people_with
from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.decisions import new_decision
from candidates.actions.eligible_list import positions_with_too_few
from candidates.actions.preconditions import require_dated_document
from candidates.models import Application, Decision
from candidates.rules.enums import KEPT_OUT, ApplicationState, DecisionKind, DecisionValue
from candidates.rules.too_few import Remedy, remedies_of
from exams.actions.letters import compose
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign, Letter, Position
from exams.rules.letters import LetterKind
from exams.rules.refusals import Refusal
from exams.rules.stages import SCREEN

GONE = (ApplicationState.DRAFT, ApplicationState.WITHDRAWN, *KEPT_OUT)


@action(duty=Duty.DECIDE, steps=[SCREEN])
def postpone(*, position: Position, document: str, on: date, by: Person, at: datetime) -> Decision:
    """Take a position with too few people out of this campaign, and tell its candidates.

    A later decision about it counts instead, until the list is approved. Raises Refusal
    NOT_YOUR_DUTY, WRONG_STAGE, REMEDY_NOT_ALLOWED, NOT_TOO_FEW, DOCUMENT_MISSING or DAY_IN_FUTURE.
    """
    locked = lock_campaign(position.campaign)
    require_remedy(locked, Remedy.POSTPONE)
    if position.code not in positions_with_too_few(locked):
        raise Refusal("NOT_TOO_FEW", code=position.code)
    require_dated_document(document, on, at)
    basis = {"position": position, "document": document, "decided_on": on}
    made = new_decision(locked, DecisionKind.POSTPONED, DecisionValue.APPROVE, **basis)
    facts = {"document": document}
    letters = letters_about(locked, [position], LetterKind.POSTPONED, facts, at)
    locked.record(
        "position.postponed",
        about=position.code,
        rows=[made, *letters],
        document=document,
        count=len(letters) or "",
    )
    return made


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


def letters_about(
    campaign: Campaign,
    positions: Collection[Position],
    kind: LetterKind,
    facts: Mapping[str, str],
    at: datetime,
) -> list[Letter]:
    """Compose what tells the candidates of positions, and the secretary, what was decided."""
    made = []
    for position in positions:
        title = {"position": f"{position.code} – {position.title}", **facts}
        informed: list[tuple[Person, str]] = [
            (file.person, file.reg_no)
            for file in concerned(position).select_related("person")
            if file.person
        ]
        informed += [(each, position.code) for each in _secretaries(campaign)]
        made += [
            compose(kind, campaign=campaign, to=to, about=about, facts=title, at=at)
            for to, about in informed
        ]
    return made


def concerned(position: Position) -> Any:
    """Return the registrations of those who take part still for a position."""
    files = Application.objects.filter(position=position, campaign=position.campaign)
    return files.exclude(state__in=GONE).order_by("reg_no")


def _secretaries(campaign: Campaign) -> list[Person]:
    return people_with([Duty.PREPARE], campaign.code)[Duty.PREPARE]
