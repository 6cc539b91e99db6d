"""Enclose: the files of an online dossier, kept under random names with their digests."""

import secrets
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from candidates.actions.preconditions import require_draft
from candidates.models import Application, Document
from candidates.rules.dossier_items import ITEMS
from candidates.rules.registration import Enclosure
from candidates.rules.uploads import kind_of
from exams.rules.names import normalise
from exams.rules.refusals import Refusal
from exams.rules.stages import REGISTER, SCREEN


@action(duty=Duty.APPLY, steps=[REGISTER, SCREEN])
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
    locked = require_draft(application)
    if item not in ITEMS:
        raise Refusal("UNKNOWN_ITEM", item=item)
    document, rows = put_in_place(application, item, file_name, data, issued_on, at)
    locked.record(
        "document.uploaded", about=application, rows=rows, item=item, digest=document.digest
    )
    return document


def put_in_place(
    application: Application,
    item: str,
    file_name: str,
    data: bytes,
    issued_on: date | None,
    at: datetime,
) -> tuple[Document, list[Protected]]:
    """Keep a file in place of the one for the same item; return the rows to record with it."""
    document = _document(application, item, file_name, data, issued_on)
    replaced = _remove(application, item, at)
    _tick(application, item, issued_on, present=True)
    document.kept_file.keep(data)
    return document, [application, document, *replaced]


def _document(
    application: Application, item: str, file_name: str, data: bytes, issued_on: date | None
) -> Document:
    return Document(
        application=application,
        item=item,
        file_name=normalise(Path(file_name).name)[:200],
        stored_as=secrets.token_hex(32),
        kind=kind_of(data, file_name),
        size=len(data),
        digest=sha256(data).hexdigest(),
        issued_on=issued_on,
    )


@action(duty=Duty.APPLY, steps=[REGISTER, SCREEN])
def detach(*, document: Document, by: Person, at: datetime) -> None:
    """Take a file out of a draft's dossier; that it was there stays on record."""
    application = document.application
    locked = require_draft(application)
    if document.removed_at:  # another file may stand in its place by now
        raise Refusal("ALREADY_DONE")
    removed = _remove(application, document.item, at)
    _tick(application, document.item, None, present=False)
    locked.record(
        "document.removed",
        about=application,
        rows=[application, *removed],
        item=document.item,
    )


def _remove(application: Application, item: str, at: datetime) -> list[Document]:
    current = list(application.documents.filter(item=item, removed_at=None))
    for document in current:
        document.removed_at = at
    return current


def _tick(application: Application, item: str, issued_on: date | None, *, present: bool) -> None:
    if item == Enclosure.HEALTH_CERTIFICATE:
        application.health_issued_on = issued_on
    elif item == Enclosure.ASSET_DECLARATION:
        application.assets_declared = present
    else:
        items = set(application.items) - {item} | ({item} if present else set())
        application.items = sorted(items)
