"""Taking back what was concluded about a file: an act of its own, with author and reason."""

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

SENT = "APPROVE_LIST"  # the act by which the list is sent for approval (results.rules.enums)


@action(duty=Duty.SCREEN, steps=[SCREEN])
def take_back(*, application: Application, reason: str, by: Person, at: datetime) -> Decision:
    """Take back what an officer said of a file: it is undecided again, as the rules left it.

    What was said stays on record. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM,
    REASON_MISSING, NOTHING_TO_TAKE_BACK or LIST_SENT (it waits for its approval).
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    require_reason(reason)
    require_takeable(locked, application)
    changed = changed_by(locked, [application], DecisionValue.TAKEN_BACK)
    decision = officer_decision(locked, application, DecisionValue.TAKEN_BACK, reason)
    rows = [decision, *changed]
    locked.record("eligibility.taken_back", about=application, rows=rows, reason=reason)
    return decision


def has_word(application: Application) -> bool:
    """Say whether an officer's word stands on a file, and can be taken back."""
    last = application.decisions.filter(kind=DecisionKind.OFFICER).last()
    return last is not None and last.value != DecisionValue.TAKEN_BACK


def require_takeable(campaign: Campaign, application: Application) -> None:
    """Refuse where no officer's word stands, or where the list was sent for approval."""
    if not has_word(application):
        raise Refusal("NOTHING_TO_TAKE_BACK", code=application.reg_no)
    sent = ApprovalRequest.objects.filter(act=SENT, campaign=campaign.code)
    if sent.filter(state=RequestState.OPEN).exists():
        raise Refusal("LIST_SENT")
