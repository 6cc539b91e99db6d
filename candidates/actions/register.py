"""Register: a draft that grows, a dossier, a submission with a receipt; or paper, received."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.models import Person
from accounts.rules.duties import Duty, Role
from audit.actions.record import record, recorded
from candidates.actions.plan import Source, faults_by_row, require_acceptable
from candidates.models import Application, Document
from candidates.rules.completeness import lacking
from candidates.rules.facts import DossierItem, Finding, Registration
from candidates.rules.uploads import kind_of
from exams.actions.permit import hold
from exams.models import Campaign
from exams.rules.names import fold, normalise, sort_key
from exams.rules.refusals import Refusal
from exams.rules.stages import Stage, Step

OPEN = Step(Stage.REGISTER)
ONE_FILE_ITEMS = frozenset({*DossierItem, "HEALTH_CERTIFICATE", "ASSET_DECLARATION"})


@recorded
def begin(*, campaign: Campaign, by: Person, at: datetime) -> Application:
    """Open a draft for the candidate, or return the one already open.

    Raises Refusal NOT_YOUR_DUTY, SERVES_HERE (a person with an office in this campaign does not
    compete in it), WRONG_STAGE or OUTSIDE_REGISTRATION_WINDOW.
    """
    held = _open(campaign, by, at)
    if by.roles(held.code, at=at) - {Role.CANDIDATE}:
        raise Refusal("SERVES_HERE")
    number = held.applications.filter(source="ONLINE").count() + 1
    draft = Application(
        campaign=held,
        person=by,
        source="ONLINE",
        reg_no=f"{held.code}-{number:04d}",
        name=normalise(by.full_name),
        sort_key=sort_key(by.full_name),
        fold=fold(by.full_name),
        email=by.email,
    )
    record("application.begun", about=draft, by=by, at=at, log=held.log, rows=[draft])
    return draft


@recorded
def fill(*, application: Application, fields: Mapping[str, Any], by: Person, at: datetime) -> None:
    """Put answers into a draft; each page of the form is saved by itself.

    Raises Refusal NOT_YOURS, NOT_A_DRAFT, WRONG_STAGE or OUTSIDE_REGISTRATION_WINDOW.
    """
    held = _require_draft(application, by, at)
    for name, value in fields.items():
        setattr(application, name, value)
    if "name" in fields:
        application.name = normalise(application.name)
        application.sort_key, application.fold = sort_key(application.name), fold(application.name)
    if "position" in fields:
        application.position_code = application.position.code if application.position else ""
    record(
        "application.filled",
        about=application,
        by=by,
        at=at,
        log=held.log,
        rows=[application],
        fields=sorted(fields),
    )


@recorded
def attach(
    *,
    application: Application,
    item: str,
    file_name: str,
    data: bytes,
    issued_on: date | None = None,
    by: Person,
    at: datetime,
) -> Document:
    """Add a file to a draft's dossier, in place of the one for the same item.

    Raises Refusal NOT_YOURS, NOT_A_DRAFT, UNKNOWN_ITEM or a reason of `uploads.kind_of`.
    """
    held = _require_draft(application, by, at)
    if item not in ONE_FILE_ITEMS:
        raise Refusal("UNKNOWN_ITEM", item=item)
    document = Document(
        application=application,
        item=item,
        file_name=normalise(Path(file_name).name)[:200],
        stored_as=secrets.token_hex(32),
        kind=kind_of(data, file_name),
        size=len(data),
        digest=sha256(data).hexdigest(),
        issued_on=issued_on,
    )
    replaced = _remove(application, item, at)
    _tick(application, item, issued_on, present=True)
    _store(document, data)
    record(
        "document.uploaded",
        about=application,
        by=by,
        at=at,
        log=held.log,
        rows=[application, document, *replaced],
        item=item,
        digest=document.digest,
    )
    return document


@recorded
def detach(*, document: Document, by: Person, at: datetime) -> None:
    """Take a file out of a draft's dossier; that it was there stays on record."""
    application = document.application
    held = _require_draft(application, by, at)
    removed = _remove(application, document.item, at)
    _tick(application, document.item, None, present=False)
    record(
        "document.removed",
        about=application,
        by=by,
        at=at,
        log=held.log,
        rows=[application, *removed],
        item=document.item,
    )


@recorded
def declare_true(*, application: Application, by: Person, at: datetime) -> None:
    """Keep the candidate's word that the file is true and complete."""
    held = _require_draft(application, by, at)
    application.declared_true_at = at
    record(
        "application.declared", about=application, by=by, at=at, log=held.log, rows=[application]
    )


@recorded
def submit(*, application: Application, by: Person, at: datetime) -> Application:
    """Submit a draft: the receipt number and the time of this deed are what counts.

    Submitting again what was submitted changes nothing and is answered the same.
    Raises Refusal NOT_YOURS, OUTSIDE_REGISTRATION_WINDOW or INCOMPLETE (naming what is missing).
    """
    held = _require_draft(application, by, at)
    registration = application.as_registration()
    if missing := lacking(registration, declared_true=bool(application.declared_true_at)):
        raise Refusal("INCOMPLETE", missing=" ".join(missing))
    application.state = "SUBMITTED"
    application.submitted_at = at
    application.received_on = timezone.localdate(at)
    record(
        "application.submitted", about=application, by=by, at=at, log=held.log, rows=[application]
    )
    return application


@recorded
def withdraw(
    *, application: Application, document: str, by: Person, at: datetime, on: date | None = None
) -> None:
    """Withdraw a registration, with the paper that asks for it; the record stays.

    Raises Refusal NOT_YOURS, DOCUMENT_MISSING, ALREADY_WITHDRAWN or WRONG_STAGE (after the
    eligible list is fixed the number is never reused, and absence is recorded instead).
    """
    stages = (OPEN, Step(Stage.SCREEN))
    duty = Duty.APPLY if application.person_id == by.pk else Duty.RECEIVE
    held = hold(application.campaign, *stages, duty=duty, by=by, at=at)
    if application.state == "WITHDRAWN":
        raise Refusal("ALREADY_WITHDRAWN")
    if not document.strip() and held.regulations["scoring"]["withdrawal_document_required"]:
        raise Refusal("DOCUMENT_MISSING", field="document")
    application.state = "WITHDRAWN"
    application.withdrawn_on = on or timezone.localdate(at)
    application.withdrawal_document = document
    record(
        "application.withdrawn", about=application, by=by, at=at, log=held.log, rows=[application]
    )


@recorded
def receive(
    *,
    campaign: Campaign,
    registrations: Sequence[Registration],
    findings: Sequence[Finding],
    source: Source,
    with_faults: bool = False,
    by: Person,
    at: datetime,
) -> int:
    """Enter a register of paper registrations, whole; a known receipt number is corrected.

    Returns how many were entered. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOTHING_TO_IMPORT,
    FAULTS or DUPLICATE_RECEIPT (a receipt number that stands twice in the file).
    """
    held = hold(campaign, OPEN, Step(Stage.SCREEN), duty=Duty.RECEIVE, by=by, at=at)
    require_acceptable(registrations, faults_by_row(findings), with_faults)
    _require_distinct(registrations)
    positions = {position.code: position for position in held.positions.all()}
    known = {paper.reg_no: paper for paper in held.applications.filter(source="PAPER")}
    rows = []
    for registration in registrations:
        paper = known.get(registration.reg_no) or Application(campaign=held, source="PAPER")
        _copy(paper, registration)
        paper.position = positions.get(registration.position)
        rows.append(paper)
    record(
        "applications.received",
        about=held.code,
        by=by,
        at=at,
        log=held.log,
        rows=rows,
        file=source.digest,
        count=len(rows),
    )
    return len(rows)


def _require_distinct(registrations: Sequence[Registration]) -> None:
    seen: set[str] = set()
    for registration in registrations:
        if registration.reg_no in seen:
            raise Refusal("DUPLICATE_RECEIPT", number=registration.reg_no, row=registration.row)
        seen.add(registration.reg_no)


def _copy(paper: Application, registration: Registration) -> None:
    skipped = {"row", "items", "position", "post_text"}
    for name in set(Registration.__slots__) - skipped:
        setattr(paper, name, getattr(registration, name))
    paper.row = registration.row
    paper.items = sorted(registration.items)
    paper.position_code = registration.position
    paper.sort_key, paper.fold = sort_key(registration.name), fold(registration.name)
    paper.state = "WITHDRAWN" if registration.withdrawn_on else "SUBMITTED"


def _open(campaign: Campaign, by: Person, at: datetime) -> Campaign:
    """Hold the campaign while registration is open, the last day included."""
    held = hold(campaign, OPEN, duty=Duty.APPLY, by=by, at=at)
    opens, closes = held.registration_opens, held.registration_closes
    if not (opens and closes and opens <= timezone.localdate(at) <= closes):
        raise Refusal(
            "OUTSIDE_REGISTRATION_WINDOW", opens=f"{opens:%d/%m/%Y}", closes=f"{closes:%d/%m/%Y}"
        )
    return held


def _require_draft(application: Application, by: Person, at: datetime) -> Campaign:
    if application.person_id != by.pk:
        raise Refusal("NOT_YOURS")
    held = _open(application.campaign, by, at)
    now = Application.objects.select_for_update().get(pk=application.pk)
    if now.state != "DRAFT":
        raise Refusal("NOT_A_DRAFT", state=now.state)
    return held


def _remove(application: Application, item: str, at: datetime) -> list[Document]:
    standing = list(application.documents.filter(item=item, removed_at=None))
    for document in standing:
        document.removed_at = at
    return standing


def _tick(application: Application, item: str, issued_on: date | None, *, present: bool) -> None:
    if item == "HEALTH_CERTIFICATE":
        application.health_issued_on = issued_on
    elif item == "ASSET_DECLARATION":
        application.assets_declared = present
    else:
        items = set(application.items) - {item} | ({item} if present else set())
        application.items = sorted(items)


def _store(document: Document, data: bytes) -> None:
    path = Path(settings.MEDIA_ROOT) / document.stored_as[:2] / document.stored_as
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(0o600)
