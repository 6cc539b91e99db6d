"""The officer's word on one file, rule by rule; and taking back what was concluded."""

from collections.abc import Sequence
from datetime import datetime

from accounts.actions.action import action
from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState
from accounts.rules.duties import Duty
from candidates.actions.officer_decision import (
    changed_by,
    officer_decision,
    officer_version,
    require_sayable,
)
from candidates.actions.recusal import require_open_to
from candidates.models import Application, Decision, RuleOpinion
from candidates.rules.enums import CONCLUDED, DecisionKind, DecisionValue, OpinionValue
from candidates.rules.opinions import Opinion, faults_of, rules_with
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.enums import Verdict
from exams.rules.refusals import Refusal
from exams.rules.stages import SCREEN

SENT = "APPROVE_LIST"  # the act by which the list is sent for approval (results.rules.enums)


@action(duty=Duty.SCREEN, steps=[SCREEN])
def conclude(
    *,
    application: Application,
    value: str,
    reason: str,
    opinions: Sequence[Opinion],
    discussed_with: str = "",
    version: str = "",
    by: Person,
    at: datetime,
) -> Decision:
    """Say of each rule of a file whether it is agreed with, and conclude on the file.

    DISCUSS leaves the file undecided and names with whom it is discussed. Raises Refusal
    NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, NOT_SCREENED, STALE_DECISION, REASON_MISSING,
    UNKNOWN_VALUE or one of those of `faults_of`.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    if version and version != officer_version(application):
        raise Refusal("STALE_DECISION")
    if value not in (*CONCLUDED, DecisionValue.DISCUSS):
        raise Refusal("UNKNOWN_VALUE", value=value)
    grounds = (reason.strip(), discussed_with, *rules_with(OpinionValue.REFUSE, opinions))
    require_sayable([application], value, " ".join(grounds))
    _require_consistent(application, value, opinions, discussed_with)
    changed = changed_by(locked, [application], value)
    decision = officer_decision(locked, application, value, reason)
    decision.discussed_with = discussed_with if value == DecisionValue.DISCUSS else ""
    locked.record(
        "eligibility.concluded",
        about=application,
        rows=[decision, *_rows(decision, opinions), *changed],
        value=value,
        opinions=[[each.rule, each.value, each.objection] for each in opinions],
    )
    return decision


def _require_consistent(
    application: Application, value: str, opinions: Sequence[Opinion], discussed_with: str
) -> None:
    latest = application.campaign.screenings.first()
    verdicts = dict(application.findings.filter(screening=latest).values_list("rule", "verdict"))
    faults = faults_of(
        opinions,
        value,
        discussed_with=discussed_with,
        asked=[rule for rule, verdict in verdicts.items() if verdict != Verdict.PASS],
        judged=verdicts,
    )
    for fault in faults:
        raise fault


def _rows(decision: Decision, opinions: Sequence[Opinion]) -> list[RuleOpinion]:
    return [
        RuleOpinion(
            decision=decision,
            place=number,
            rule=opinion.rule,
            value=opinion.value,
            objection=opinion.objection,
            comment=opinion.comment,
        )
        for number, opinion in enumerate(opinions)
    ]


@action(duty=Duty.SCREEN, steps=[SCREEN])
def take_back(*, application: Application, reason: str, by: Person, at: datetime) -> Decision:
    """Take back what an officer said of a file: it is undecided again, as the rules left it.

    What was said stays on record. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM,
    REASON_MISSING, NOTHING_TO_TAKE_BACK or LIST_SENT (it waits for its approval).
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    if not reason.strip():
        raise Refusal("REASON_MISSING", field="reason")
    require_takeable(locked, application)
    changed = changed_by(locked, [application], DecisionValue.TAKEN_BACK)
    decision = officer_decision(locked, application, DecisionValue.TAKEN_BACK, reason)
    rows = [decision, *changed]
    locked.record("eligibility.taken_back", about=application, rows=rows, reason=reason)
    return decision


def require_takeable(campaign: Campaign, application: Application) -> None:
    """Refuse where no officer's word stands, or where the list was sent for approval."""
    last = application.decisions.filter(kind=DecisionKind.OFFICER).last()
    if last is None or last.value == DecisionValue.TAKEN_BACK:
        raise Refusal("NOTHING_TO_TAKE_BACK", code=application.reg_no)
    sent = ApprovalRequest.objects.filter(act=SENT, campaign=campaign.code)
    if sent.filter(state=RequestState.OPEN).exists():
        raise Refusal("LIST_SENT")
