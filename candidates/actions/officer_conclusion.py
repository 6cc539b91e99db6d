"""The officer's word on one file, rule by rule."""

from collections.abc import Sequence
from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from candidates.actions.officer_decision import (
    changed_by,
    needs_two,
    officer_decision,
    officer_version,
    require_sayable,
)
from candidates.actions.recusal import require_open_to
from candidates.actions.two_officers import agreement, decided_together
from candidates.models import Application, Decision, RuleOpinion
from candidates.rules.enums import CONCLUDED, DecisionKind, DecisionValue, OpinionValue
from candidates.rules.opinions import Opinion, faults_of, rules_with
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.enums import Verdict
from exams.rules.refusals import Refusal
from exams.rules.stages import SCREEN


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
    UNKNOWN_VALUE, OFFICERS_DIFFER (where two have to conclude) or one of those of `faults_of`.
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
    if needs_two(locked):
        return _conclude_blind(locked, application, value, reason, discussed_with, opinions)
    changed = changed_by(locked, [application], value)
    decision = _decision(locked, application, value, reason, discussed_with)
    rows = [decision, *_rows(decision, opinions), *changed]
    _record(locked, application, rows, value, opinions)
    return decision


def _conclude_blind(
    campaign: Campaign,
    application: Application,
    value: str,
    reason: str,
    discussed_with: str,
    opinions: Sequence[Opinion],
) -> Decision:
    """Keep one of two words to itself; the second that says the same decides the file.

    The event of a word that decides nothing yet does not tell it.
    """
    decision = _decision(campaign, application, value, reason, discussed_with)
    decision.kind = str(DecisionKind.SCREENER)
    added = _rows(decision, opinions)
    if first := agreement(application, decision):
        together = decided_together(application, first, decision, added)
        _record(campaign, application, [decision, *added, *together], value, opinions)
    else:
        rows = [decision, *added]
        campaign.record("eligibility.spoken", about=application, rows=rows)
    return decision


def _record(
    campaign: Campaign,
    application: Application,
    rows: Sequence[Protected],
    value: str,
    opinions: Sequence[Opinion],
) -> None:
    spoken = [[each.rule, each.value, each.objection] for each in opinions]
    campaign.record(
        "eligibility.concluded", about=application, rows=rows, value=value, opinions=spoken
    )


def _decision(
    campaign: Campaign, application: Application, value: str, reason: str, discussed_with: str
) -> Decision:
    decision = officer_decision(campaign, application, value, reason)
    decision.discussed_with = discussed_with if value == DecisionValue.DISCUSS else ""
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
