"""Register: a draft that grows, a submission with a receipt, a withdrawal."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action, check_duty
from accounts.models import Person
from accounts.rules.duties import Duty, Role
from candidates.actions import receipt_letters
from candidates.actions.dossier_papers import expired_papers, missing_in
from candidates.actions.later_files import owed_since
from candidates.actions.preconditions import lock_open_registration, require_draft, require_taken
from candidates.actions.recusal import require_open_to
from candidates.models import Application
from candidates.rules.enums import ApplicationSource, ApplicationState
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.models import Campaign
from exams.rules.names import fold, normalise, sort_key
from exams.rules.refusals import Refusal
from exams.rules.stages import REGISTER, SCREEN


@action(duty=Duty.APPLY, steps=[REGISTER])
def begin(*, campaign: Campaign, by: Person, at: datetime) -> Application:
    """Open a draft for the candidate; one already open is answered as done.

    Raises Refusal NOT_YOUR_DUTY, SERVES_HERE (a person with an office in this campaign does not
    compete in it), WRONG_STAGE or OUTSIDE_REGISTRATION_WINDOW.
    """
    locked = lock_open_registration(campaign)
    if by.roles(locked.code, at=at) - {Role.CANDIDATE}:
        raise Refusal("SERVES_HERE")
    if locked.applications.filter(person=by, state=ApplicationState.DRAFT).exists():
        raise Refusal("ALREADY_DONE")
    draft = new_draft(locked, by)
    locked.record("application.begun", about=draft, rows=[draft])
    return draft


def new_draft(locked: Campaign, by: Person) -> Application:
    """Return a draft of somebody, with the next number, for the running action to record."""
    number = locked.applications.filter(source=ApplicationSource.ONLINE).count() + 1
    return Application(
        campaign=locked,
        person=by,
        source=ApplicationSource.ONLINE,
        reg_no=f"{locked.code}-{number:04d}",
        name=normalise(by.full_name),
        sort_key=sort_key(by.full_name),
        fold=fold(by.full_name),
        email=by.email,
    )


@action(duty=Duty.APPLY, steps=[REGISTER, SCREEN])
def fill(*, application: Application, fields: Mapping[str, Any], by: Person, at: datetime) -> None:
    """Put answers into a draft; each page of the form is saved by itself.

    Raises Refusal NOT_YOURS, NOT_A_DRAFT, WRONG_STAGE or OUTSIDE_REGISTRATION_WINDOW.
    """
    locked = require_draft(application)
    for name, value in fields.items():
        setattr(application, name, value)
    if "name" in fields:
        application.name = normalise(application.name)
        application.sort_key, application.fold = sort_key(application.name), fold(application.name)
    if "position" in fields:
        require_same_campaign(locked, *filter(None, [application.position]))
        application.position_code = application.position.code if application.position else ""
    locked.record(
        "application.filled",
        about=application,
        rows=[application],
        fields=sorted(fields),
    )


@action(duty=Duty.APPLY, steps=[REGISTER, SCREEN])
def declare_true(*, application: Application, by: Person, at: datetime) -> None:
    """Keep the candidate's word that the file is true and complete."""
    locked = require_draft(application)
    application.declared_true_at = at
    locked.record("application.declared", about=application, rows=[application])


@action(duty=Duty.APPLY, steps=[REGISTER, SCREEN])
def submit(*, application: Application, by: Person, at: datetime) -> Application:
    """Submit a draft: the receipt number and the time of this action are what counts.

    Submitting again what was submitted changes nothing and is answered the same. After the end of
    registration whoever signed that they have no relation to those listed signs again.
    Raises Refusal NOT_YOURS, OUTSIDE_REGISTRATION_WINDOW, POSITION_NOT_REOPENED, NOMINATION_MISSING
    (of a later round), INCOMPLETE or PAPERS_EXPIRED (naming what is missing, or too old).
    """
    locked = require_draft(application)
    if not application.late_until:
        require_taken(locked, application)
    if missing := missing_in(application):
        raise Refusal("INCOMPLETE", missing=" ".join(missing))
    if expired := expired_papers(application):
        raise Refusal("PAPERS_EXPIRED", papers=" ".join(expired))
    application.state = str(ApplicationState.SUBMITTED)
    application.submitted_at = at
    application.received_on = timezone.localdate(at)
    receipt = receipt_letters.of_submission(application, locked, by, at)
    owed = owed_since(locked, [application], at)
    locked.record("application.submitted", about=application, rows=[application, receipt, *owed])
    return application


@action(duty=Duty.APPLY, steps=[REGISTER, SCREEN])
def declare_and_submit(*, application: Application, by: Person, at: datetime) -> Application:
    """Declare a draft true and submit it, in one action: both, or neither."""
    require_draft(application)
    declare_true(application=application, by=by, at=at)
    return submit(application=application, by=by, at=at)


@action(duty=Duty.APPLY, steps=[REGISTER, SCREEN])
def reopen(*, application: Application, by: Person, at: datetime) -> Application:
    """Make a draft again of one's own submitted file, to correct it and submit it anew.

    Until then it is not submitted, and what was declared has to be declared again. Raises Refusal
    NOT_YOURS, OUTSIDE_REGISTRATION_WINDOW, POSITION_NOT_REOPENED (it could not be handed in again)
    or NOT_SUBMITTED.
    """
    if application.person_id != by.pk:
        raise Refusal("NOT_YOURS")
    locked = lock_open_registration(application.campaign, application.late_until)
    stored = Application.objects.select_for_update().get(pk=application.pk)
    if stored.state != ApplicationState.SUBMITTED:
        raise Refusal("NOT_SUBMITTED", state=stored.state)
    if not stored.late_until:
        require_taken(locked, stored)
    stored.state = str(ApplicationState.DRAFT)
    stored.submitted_at = stored.received_on = stored.declared_true_at = None
    locked.record("application.reopened", about=stored, rows=[stored])
    return stored


@action(duty=[Duty.APPLY, Duty.RECEIVE], steps=[REGISTER, SCREEN])
def withdraw(
    *, application: Application, document: str, on: date | None = None, by: Person, at: datetime
) -> None:
    """Withdraw a registration; the record stays, and who has an account is told by letter.

    On paper it is asked for by a document; whoever withdraws their own while signed in asks by it,
    and a draft was received by nobody. Raises Refusal NOT_YOUR_DUTY, RECUSED_FROM,
    DOCUMENT_MISSING, ALREADY_WITHDRAWN or WRONG_STAGE (after the eligible list is fixed the number
    is never reused, and absence is recorded instead).
    """
    own = application.person_id == by.pk
    check_duty(by, [Duty.APPLY if own else Duty.RECEIVE], at, application.campaign.code)
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    if application.state == ApplicationState.WITHDRAWN:
        raise Refusal("ALREADY_WITHDRAWN")
    is_received = application.state != ApplicationState.DRAFT
    on_paper = is_received and not own
    is_required = on_paper and locked.regulations["scoring"]["withdrawal_document_required"]
    if is_required and not document.strip():
        raise Refusal("DOCUMENT_MISSING", field="document")
    application.state = str(ApplicationState.WITHDRAWN)
    application.withdrawn_on = on or timezone.localdate(at)
    application.withdrawal_document = document
    to = application.person if is_received else None
    letters = [receipt_letters.of_withdrawal(application, locked, to, at)] if to else []
    locked.record("application.withdrawn", about=application, rows=[application, *letters])
