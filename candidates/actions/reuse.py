"""Reuse: what the office has of a person from an earlier dossier is taken over into a draft."""

from datetime import datetime

from django.db.models import QuerySet

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.dossier_papers import items_of
from candidates.actions.dossiers import announced_dates
from candidates.actions.enclose import put_in_place
from candidates.actions.preconditions import require_draft
from candidates.models import Application, Document
from candidates.rules.dossier_items import may_be_reused
from candidates.rules.enums import ApplicationState
from exams.rules.refusals import Refusal
from exams.rules.stages import REGISTER, SCREEN


def reusable_papers(application: Application) -> dict[str, Document]:
    """Return by item the newest paper that serves again, of its owner's other dossiers alone.

    What was never handed in the office does not have.
    """
    if application.person_id is None:
        return {}
    reference = announced_dates(application.campaign).dossier
    items = {item.code: item for item in items_of(application.campaign)}
    return {
        each.item: each
        for each in _handed_in_elsewhere(application)
        if may_be_reused(items[each.item], issued_on=each.issued_on, reference=reference)
    }


def _handed_in_elsewhere(application: Application) -> QuerySet[Document]:
    """Return the papers of its owner's other dossiers, the newest last."""
    own = Document.objects.filter(application__person=application.person_id, removed_at=None)
    others = own.exclude(application=application)
    handed_in = others.exclude(application__state=ApplicationState.DRAFT)
    return handed_in.select_related("application__campaign").order_by("event__seq")


@action(duty=Duty.APPLY, steps=[REGISTER, SCREEN])
def take_over(
    *, application: Application, document: Document, by: Person, at: datetime
) -> Document:
    """Put a paper of one's own earlier dossier into a draft: its file and its day, nothing else.

    Raises Refusal NOT_YOURS, NOT_A_DRAFT, PAPER_NOT_REUSABLE, FILE_WITHHELD (what is kept is not
    what was handed in) or a reason of `uploads.kind_of`.
    """
    locked = require_draft(application)
    data = _contents(application, document)
    taken, rows = put_in_place(
        application, document.item, document.file_name, data, document.issued_on, at
    )
    item, digest = taken.item, taken.digest  # by the digest the earlier one is found
    locked.record("document.reused", about=application, rows=rows, item=item, digest=digest)
    return taken


def _contents(application: Application, document: Document) -> bytes:
    if reusable_papers(application).get(document.item) != document:
        raise Refusal("PAPER_NOT_REUSABLE")
    if document.kept_file.fault():
        raise Refusal("FILE_WITHHELD")
    return document.kept_file.path.read_bytes()
