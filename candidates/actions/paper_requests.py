"""Papers that the candidate's unit writes: asked for by the candidate, handed in by the office.

Who asks lets the office know that they register; nobody reads another part of the draft by it.
Source: regulations 3.1 (who supplies which paper).
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.enclose import put_in_place
from candidates.actions.preconditions import lock_open_registration, require_draft
from candidates.actions.recusal import require_open_to
from candidates.models import Application, Document, PaperRequest
from candidates.rules.enums import ApplicationState
from candidates.rules.suppliers import is_asked_of_unit
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_reason
from exams.rules.stages import REGISTER, SCREEN

OFFICES = [Duty.KEEP_PLANNING, Duty.RECEIVE]


@action(duty=Duty.APPLY, steps=[REGISTER, SCREEN])
def ask_unit(*, application: Application, item: str, by: Person, at: datetime) -> PaperRequest:
    """Ask the unit to write a paper and to hand it in for one's draft.

    Raises Refusal NOT_YOURS, NOT_A_DRAFT, NOT_OF_THE_UNIT or ALREADY_ASKED.
    """
    locked = require_draft(application)
    require_askable(application, item)
    made = PaperRequest(application=application, item=item, asked_at=at)
    locked.record("paper.asked", about=application, rows=[made], item=item)
    return made


def require_askable(application: Application, item: str) -> None:
    """Refuse to ask for a paper that the unit does not write, or twice. Raises Refusal."""
    if not is_asked_of_unit(item):
        raise Refusal("NOT_OF_THE_UNIT", item=item)
    if application.paper_requests.filter(item=item, answered_at=None).exists():
        raise Refusal("ALREADY_ASKED", item=item)


@action(duty=OFFICES, steps=[REGISTER, SCREEN])
def supply(
    *,
    asked: PaperRequest,
    file_name: str,
    data: bytes,
    issued_on: date | None = None,
    by: Person,
    at: datetime,
) -> Document:
    """Hand in the paper for the draft of who asked, in place of one that is there.

    Raises Refusal NOT_YOUR_DUTY, RECUSED_FROM, ALREADY_DONE, NOT_A_DRAFT,
    OUTSIDE_REGISTRATION_WINDOW or a reason of `uploads.kind_of`.
    """
    locked, request = _lock_open(asked, by)
    application = request.application
    document, rows = put_in_place(application, request.item, file_name, data, issued_on, at)
    request.answered_at, request.document = at, document
    locked.record(
        "paper.supplied",
        about=application,
        rows=[*rows, request],
        item=request.item,
        digest=document.digest,
    )
    return document


@action(duty=OFFICES, steps=[REGISTER, SCREEN])
def decline(*, asked: PaperRequest, reason: str, by: Person, at: datetime) -> None:
    """Say why the paper is not supplied; the candidate may hand one in, or ask again.

    Raises Refusal as `supply` does, or REASON_MISSING.
    """
    locked, request = _lock_open(asked, by)
    require_reason(reason)
    request.answered_at, request.reply = at, reason
    locked.record("paper.declined", about=request.application, rows=[request], item=request.item)


def _lock_open(asked: PaperRequest, by: Person) -> tuple[Campaign, PaperRequest]:
    """Lock what was asked for while it can be answered."""
    late_until = asked.application.late_until
    locked = lock_open_registration(asked.application.campaign, late_until)
    require_open_to(by, asked.application)
    request = PaperRequest.objects.select_for_update().get(pk=asked.pk)
    if request.answered_at:
        raise Refusal("ALREADY_DONE")
    request.application = Application.objects.select_for_update().get(pk=asked.application_id)
    if request.application.state != ApplicationState.DRAFT:
        raise Refusal("NOT_A_DRAFT", state=request.application.state)
    return locked, request


def open_requests(by: Person, campaigns: Iterable[Campaign]) -> QuerySet[PaperRequest]:
    """Return what is asked for and not answered, of files to which a person is not tied."""
    drafts = Application.objects.filter(campaign__in=list(campaigns), state=ApplicationState.DRAFT)
    return PaperRequest.objects.filter(drafts.open_to(by).has_file_of(), answered_at=None)


def in_time(rows: QuerySet[PaperRequest], today: date) -> QuerySet[PaperRequest]:
    """Return those of drafts that may be handed in on a day: the last one, or one of their own."""
    of_campaign = Q(application__campaign__registration_closes__gte=today)
    return rows.filter(of_campaign | Q(application__late_until__gte=today))


def last_requests(application: Application) -> dict[str, PaperRequest]:
    """Return by item what the candidate asked for last."""
    return {each.item: each for each in application.paper_requests.select_related("document")}


def papers_by_office(application: Application) -> dict[UUID, PaperRequest]:
    """Return by file the requests that the office answered with one; their events say who did."""
    with_file = application.paper_requests.exclude(document=None).select_related("event")
    return {request.document_id: request for request in with_file if request.document_id}
