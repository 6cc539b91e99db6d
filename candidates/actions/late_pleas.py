"""Who missed the last day writes on what paper and why they want to hand in a file after all.

It opens a draft where there is none, and lets nobody in: two persons decide (`late_files`), or the
chair refuses it at once. Until then the plea keeps the eligible list from being approved.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.actions.action import action
from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState, TwoPersonKind
from accounts.rules.duties import Duty, Role
from candidates.actions.decisions import new_decision
from candidates.actions.late_letters import of_rejection
from candidates.actions.recusal import require_open_to
from candidates.actions.register import new_draft
from candidates.models import Application, Decision
from candidates.models.application import ApplicationQuerySet
from candidates.rules.enums import ApplicationState, DecisionKind, DecisionValue
from exams.actions.preconditions import lock_campaign
from exams.actions.windows import late_files_are_asked_for
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.stages import REGISTER, SCREEN


@action(duty=Duty.APPLY, steps=[REGISTER, SCREEN])
def ask_late(
    *, campaign: Campaign, document: str, reason: str, by: Person, at: datetime
) -> Application:
    """Ask to hand in a file after the last day; asked once more, it says what holds now.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, SERVES_HERE, REGISTRATION_NOT_OVER, NOT_LATE (a file
    was handed in or let in), DOCUMENT_MISSING or REASON_MISSING.
    """
    locked, today = lock_campaign(campaign), timezone.localdate(at)
    if by.roles(locked.code, at=at) - {Role.CANDIDATE}:
        raise Refusal("SERVES_HERE")
    if not late_files_are_asked_for(locked, today):
        raise Refusal("REGISTRATION_NOT_OVER")
    require_document(document)
    require_reason(reason)
    own = locked.applications.filter(person=by).exclude(state=ApplicationState.WITHDRAWN)
    draft = own.order_by("-reg_no").first() or new_draft(locked, by)
    if draft.state != ApplicationState.DRAFT or draft.is_late_on(today):
        raise Refusal("NOT_LATE", code=draft.reg_no)
    draft.late_asked_at, draft.late_document, draft.late_reason = at, document, reason
    locked.record("application.late_asked", about=draft, rows=[draft], document=document)
    return draft


@action(duty=Duty.DECIDE, steps=[REGISTER, SCREEN])
def refuse_late(*, application: Application, reason: str, by: Person, at: datetime) -> Decision:
    """Refuse a plea at once, with a reason; a letter waits that says so.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, REASON_MISSING, or what
    `require_refusable` refuses.
    """
    locked, today = lock_campaign(application.campaign), timezone.localdate(at)
    require_open_to(by, application)
    require_refusable(application, today)
    require_reason(reason)
    document = application.late_document
    basis = {"application": application, "document": document, "reason": reason}
    decision = new_decision(locked, DecisionKind.LATE_FILE, DecisionValue.REFUSE, **basis)
    pleaded: dict[str, Any] = {"document": document, "reason": application.late_reason}
    letters = of_rejection(application=application, until=None, **pleaded, why=reason, at=at)
    locked.record(
        "application.late_refused",
        about=application,
        rows=[decision, *letters],
        document=document,
        reason=reason,
    )
    return decision


def require_refusable(application: Application, today: date) -> None:
    """Refuse what nobody pleads for (NO_PLEA), or what a second person has (PLEA_AT_SECOND)."""
    pleas, at_second = unanswered_in(application.campaign, today)
    if application.reg_no in at_second:
        raise Refusal("PLEA_AT_SECOND", code=application.reg_no)
    if application.reg_no not in pleas:
        raise Refusal("NO_PLEA", code=application.reg_no)


def unanswered(campaigns: Iterable[Campaign], today: date) -> ApplicationQuerySet:
    """Return the drafts whose owner asked to hand them in late, and was told nothing; unordered."""
    pleas = Application.objects.filter(
        campaign__in=list(campaigns),
        campaign__registration_closes__lt=today,
        state=ApplicationState.DRAFT,
        late_asked_at__isnull=False,
    )
    decided = Decision.objects.filter(  # let in, or refused at once
        application=OuterRef("pk"),
        kind=DecisionKind.LATE_FILE,
        decided_at__gte=OuterRef("late_asked_at"),
    )
    refused = _requests(RequestState.REJECTED).filter(decided_at__gte=OuterRef("late_asked_at"))
    # Few: in an order, the database would go through every file of the campaign to find them.
    return pleas.exclude(Exists(decided)).exclude(Exists(refused)).order_by()


def unanswered_in(campaign: Campaign, today: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the unanswered pleas by number: those still to be passed on, those at their second."""
    pleas = unanswered([campaign], today)
    rows = sorted(pleas.values_list("reg_no", Exists(_requests(RequestState.OPEN))))
    to_pass_on = tuple(number for number, is_asked in rows if not is_asked)
    return to_pass_on, tuple(number for number, is_asked in rows if is_asked)


def was_refused(application: Application) -> bool:
    """Say whether what the owner of a draft asked for last was refused, by one person or two."""
    asked = application.late_asked_at
    if asked is None:
        return False
    decided = application.decisions.filter(kind=DecisionKind.LATE_FILE, decided_at__gte=asked)
    if last := decided.last():
        return bool(last.value == DecisionValue.REFUSE)
    rejected = ApprovalRequest.objects.filter(act=TwoPersonKind.ADMIT_LATE, decided_at__gte=asked)
    of_file = {"campaign": application.campaign.code, "thing": application.reg_no}
    return rejected.filter(state=RequestState.REJECTED, **of_file).exists()


def _requests(state: RequestState) -> QuerySet[ApprovalRequest]:
    """Return the requests to let in a file, as a part of a query for files."""
    return ApprovalRequest.objects.filter(
        act=TwoPersonKind.ADMIT_LATE,
        campaign=OuterRef("campaign__code"),
        thing=OuterRef("reg_no"),
        state=state,
    )
