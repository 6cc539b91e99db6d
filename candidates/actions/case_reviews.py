"""The review of a special case of age: each step is entered in order, before the case is decided.

Source: regulations 2.4 (HD 45-HD/BTCTW); annex ii A, special_age_review_steps.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.preconditions import require_dated_document
from candidates.actions.recusal import require_open_to
from candidates.models import Application, CaseReview, FindingRecord
from candidates.rules.case_review import REVIEWED_RULE, ReviewOutcome, next_step
from candidates.rules.enums import ApplicationState, DecisionKind
from candidates.rules.identity import IDENTITY_RULE
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.enums import Verdict
from exams.rules.refusals import Refusal, require_reason
from exams.rules.stages import SCREEN, since


@action(duty=Duty.RECEIVE, steps=since(SCREEN))
def record_step(
    *,
    application: Application,
    step: int,
    reviewer: str,
    outcome: ReviewOutcome,
    note: str,
    document: str,
    on: date,
    by: Person,
    at: datetime,
) -> CaseReview:
    """Enter the next step of the review of a special case of age.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, NOT_ASKED_FOR, REVIEW_STEP_ORDER,
    REASON_MISSING (nobody is named), DOCUMENT_MISSING, DAY_IN_FUTURE or REVIEW_DAY_ORDER.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    require_asked_for(locked, application, REVIEWED_RULE)
    before = steps_of_review(application)
    _require_next(locked, application, before, step)
    require_reason(reviewer, field="reviewer")
    require_dated_document(document, on, at)
    require_not_before(before, on)
    made = CaseReview(
        application=application,
        rule=REVIEWED_RULE,
        **{"step": step, "reviewer": reviewer, "outcome": str(outcome), "note": note},
        **{"document": document, "reviewed_on": on, "entered_at": at, "entered_by": by},
    )
    facts: dict[str, Any] = {"rule": made.rule, "step": step, "document": document}
    facts["outcome"] = f"REVIEW_{outcome}"
    locked.record("special_case.reviewed", about=application, rows=[made], **facts)
    return made


def _require_next(
    campaign: Campaign, application: Application, before: Sequence[CaseReview], step: int
) -> None:
    if step != next_step(REVIEWED_RULE, [each.step for each in before], asked_steps(campaign)):
        raise Refusal("REVIEW_STEP_ORDER", code=application.reg_no, step=step)


def require_not_before(steps: Sequence[CaseReview], on: date) -> None:
    """Refuse (REVIEW_DAY_ORDER) a day that comes before a step on record."""
    last = max((each.reviewed_on for each in steps), default=on)
    if on < last:
        raise Refusal("REVIEW_DAY_ORDER", day=f"{last:%d/%m/%Y}", field="on")


def require_reviewed(campaign: Campaign, application: Application, rule: str, on: date) -> None:
    """Refuse to decide a case whose review lacks steps, or on a paper older than the review.

    Raises Refusal REVIEW_STEPS_MISSING or REVIEW_DAY_ORDER.
    """
    require_every_step(campaign, application, rule)
    require_not_before(steps_of_review(application, rule), on)


def require_every_step(campaign: Campaign, application: Application, rule: str) -> None:
    """Refuse (REVIEW_STEPS_MISSING) to decide a case of age whose review lacks steps."""
    steps, asked = steps_of_review(application, rule), asked_steps(campaign)
    if next_step(rule, [each.step for each in steps], asked):
        facts = {"code": application.reg_no, "asked": asked, "recorded": len(steps)}
        raise Refusal("REVIEW_STEPS_MISSING", **facts)


def require_asked_for(campaign: Campaign, application: Application, rule: str) -> None:
    """Refuse (NOT_ASKED_FOR) what the latest run of the rules does not ask of the authority."""
    latest = campaign.screenings.first()
    asked = (
        rule != IDENTITY_RULE
        and latest
        and latest.findings.filter(
            application=application, rule=rule, verdict=Verdict.NEEDS_DECISION
        )
    )
    if not (asked and asked.exists()):
        raise Refusal("NOT_ASKED_FOR", code=application.reg_no, kind=rule)


def steps_of_review(application: Application, rule: str = REVIEWED_RULE) -> list[CaseReview]:
    """Return the steps on record of the review of one case, in order."""
    return list(application.reviews.filter(rule=rule).order_by("step"))


def asked_steps(campaign: Campaign) -> int:
    """Return how many steps a review takes; none by a profile frozen before there was any."""
    steps: int = campaign.regulations["eligibility"].get("special_age_review_steps", 0)
    return steps


def unreviewed_cases(campaign: Campaign) -> tuple[str, ...]:
    """Return the files that wait for a decision on age whose review lacks steps, by number."""
    latest, asked = campaign.screenings.first(), asked_steps(campaign)
    if latest is None or not asked:
        return ()
    findings = FindingRecord.objects.filter(screening=latest, verdict=Verdict.NEEDS_DECISION)
    pending = campaign.applications.filter(
        state=ApplicationState.SPECIAL_CASE_PENDING,
        pk__in=findings.filter(rule=REVIEWED_RULE).values("application"),
    )
    decided = campaign.decisions.filter(kind=DecisionKind.SPECIAL_CASE, rule=REVIEWED_RULE)
    reviewed = CaseReview.objects.filter(rule=REVIEWED_RULE, step=asked).values("application")
    waiting_files = pending.exclude(pk__in=decided.values("application")).exclude(pk__in=reviewed)
    return tuple(waiting_files.order_by("reg_no").values_list("reg_no", flat=True))
