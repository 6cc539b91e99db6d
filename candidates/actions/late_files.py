"""A late file: admitted by two persons, on a document and for a reason; then handed in by its own.

Nobody else hands it in: who has a draft submits it until the day that was given, and the receipt
names the true time. A file on paper that came late is judged as if it had come in time.
"""

from datetime import date, datetime

from django.db.models import F, Q
from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import Duty
from candidates.actions.decisions import new_decision
from candidates.actions.late_letters import of_admission
from candidates.actions.recusal import require_open_to_both
from candidates.models import Application, Decision
from candidates.models.application import ApplicationQuerySet
from candidates.rules.enums import ApplicationState, DecisionKind, DecisionValue
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.stages import REGISTER, SCREEN


@action(duty=Duty.DECIDE, steps=[REGISTER, SCREEN], two_persons=TwoPersonKind.ADMIT_LATE)
def admit_late(
    *,
    application: Application,
    until: date | None,
    document: str,
    reason: str,
    by: Person,
    at: datetime,
) -> Decision:
    """Let a file in that missed the last day: a draft until a day, a late paper as it came.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, TWO_PERSONS_NEEDED, NOT_LATE,
    DAY_NOT_COMING, DOCUMENT_MISSING or REASON_MISSING.
    """
    locked = lock_campaign(application.campaign)
    require_open_to_both(by, application)
    application.late_until = last_day(application, until, timezone.localdate(at))
    require_document(document)
    require_reason(reason)
    basis = {"application": application, "document": document, "reason": reason}
    decision = new_decision(locked, DecisionKind.LATE_FILE, DecisionValue.APPROVE, **basis)
    locked.record(
        "application.admitted_late",
        about=application,
        rows=[application, decision, *of_admission(application, locked, document, at)],
        until=f"{application.late_until:%d/%m/%Y}",
        document=document,
    )
    return decision


def last_day(application: Application, until: date | None, today: date) -> date:
    """Return until when a late file is taken: a draft as was typed, a late paper when it came.

    While no day is typed, today. Raises Refusal NOT_LATE (in time, withdrawn, or let in already)
    or DAY_NOT_COMING.
    """
    if not late_files(application.campaign, today).filter(pk=application.pk).exists():
        raise Refusal("NOT_LATE", code=application.reg_no)
    if application.state != ApplicationState.DRAFT and application.received_on:
        return application.received_on
    if until and until < today:
        raise Refusal("DAY_NOT_COMING", day=f"{until:%d/%m/%Y}", field="until")
    return until or today


def late_files(campaign: Campaign, today: date) -> ApplicationQuerySet:
    """Return the files that missed the last day and were not let in: drafts, and late papers."""
    closes = campaign.registration_closes
    if closes is None or today <= closes:
        return Application.objects.none()
    # Each half names the campaign, so that an index finds it without a look at the other files.
    drafts = Q(campaign=campaign, state=ApplicationState.DRAFT, person__isnull=False)
    papers = Q(campaign=campaign, received_on__gt=closes) & ~Q(state=ApplicationState.WITHDRAWN)
    admitted = Q(late_until__gte=today) | Q(late_until__gte=F("received_on"))
    late = Application.objects.filter(drafts | papers)
    return late.exclude(pk__in=late.filter(admitted).values("pk")).order_by("reg_no")


def not_handed_in(campaign: Campaign, today: date) -> tuple[str, ...]:
    """Return the drafts that were let in late and may still be submitted."""
    drafts = campaign.applications.filter(state=ApplicationState.DRAFT, late_until__gte=today)
    return tuple(drafts.order_by("reg_no").values_list("reg_no", flat=True))


def number_admitted(campaign: Campaign) -> int:
    """Return how many files were let in late and handed in."""
    return campaign.applications.handed_in().filter(late_until__isnull=False).count()
