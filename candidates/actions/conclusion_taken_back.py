"""Taking back what was concluded about a file: an act of its own, with author and reason."""

from collections.abc import Collection
from datetime import datetime

from accounts.actions.action import action
from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState
from accounts.rules.duties import Duty
from candidates.actions.officer_decision import changed_by, officer_decision
from candidates.actions.recusal import require_open_to
from candidates.models import Application, Decision
from candidates.rules.enums import DecisionKind, DecisionValue
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_reason
from exams.rules.stages import SCREEN

DUTIES = (Duty.SCREEN, Duty.DECIDE)
SETTLED = "eligibility.settled"  # the head decided where two officers differed
SENT = "APPROVE_LIST"  # the act by which the list is sent for approval (results.rules.enums)


@action(duty=DUTIES, steps=[SCREEN])
def take_back(*, application: Application, reason: str, by: Person, at: datetime) -> Decision:
    """Take back what was concluded about a file: it is undecided again, as the rules left it.

    An officer takes back what officers said, and the head what the head decided between two. What
    was said stays on record. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM,
    REASON_MISSING, NOTHING_TO_TAKE_BACK, SETTLED_BY_HEAD or LIST_SENT (it waits for its approval).
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    require_reason(reason)
    duties = [duty for duty in DUTIES if by.may(duty, locked.code, at=at)]
    require_takeable(locked, application, duties)
    changed = changed_by(locked, [application], DecisionValue.TAKEN_BACK)
    decision = officer_decision(locked, application, DecisionValue.TAKEN_BACK, reason)
    rows = [decision, *changed]
    locked.record("eligibility.taken_back", about=application, rows=rows, reason=reason)
    return decision


def conclusion_of(application: Application) -> Decision | None:
    """Return what was concluded about a file last, unless it was taken back."""
    words = application.decisions.filter(kind=DecisionKind.OFFICER).select_related("event")
    last = words.last()
    return None if last is None or last.value == DecisionValue.TAKEN_BACK else last


def duty_to_take_back(conclusion: Decision) -> Duty:
    """Return whose it is to take a conclusion back: what the head decided, only the head's."""
    return Duty.DECIDE if conclusion.event.type == SETTLED else Duty.SCREEN


def require_takeable(
    campaign: Campaign, application: Application, duties: Collection[Duty]
) -> None:
    """Refuse where nothing is concluded, another has to do it, or the list was sent.

    `duties` are those in the campaign of whoever would take it back.
    """
    conclusion = conclusion_of(application)
    if conclusion is None:
        raise Refusal("NOTHING_TO_TAKE_BACK", code=application.reg_no)
    if (needed := duty_to_take_back(conclusion)) not in duties:
        raise Refusal("SETTLED_BY_HEAD" if needed == Duty.DECIDE else "NOT_YOUR_DUTY")
    sent = ApprovalRequest.objects.filter(act=SENT, campaign=campaign.code)
    if sent.filter(state=RequestState.OPEN).exists():
        raise Refusal("LIST_SENT")
