"""Supplement: the office re-opens named parts of a submitted file; the candidate changes these.

Who registered on paper is asked by a letter; the office enters what was brought, with its paper.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.actions.action import action, check_duty, running
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.enclose import put_in_place
from candidates.actions.recusal import require_open_to
from candidates.models import Application, Document, Supplement
from candidates.rules.enums import ApplicationState
from candidates.rules.supplement import FIELDS, PAPERS, PARTS
from exams.actions.letters import compose
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign, Letter
from exams.rules.letters import LetterKind
from exams.rules.names import fold, normalise, sort_key
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.stages import SCREEN

NOT_SCREENED = (ApplicationState.DRAFT, ApplicationState.WITHDRAWN, ApplicationState.REJECTED)


@action(duty=[Duty.SCREEN, Duty.RECEIVE], steps=[SCREEN])
def reopen_parts(
    *,
    application: Application,
    parts: Sequence[str],
    reason: str,
    until: date,
    document: str = "",
    by: Person,
    at: datetime,
) -> Supplement:
    """Re-open parts of a submitted file until the end of a day; compose the letter that says so.

    Whoever has no account was asked by a letter on paper: `document`. Raises Refusal NOT_YOUR_DUTY,
    WRONG_STAGE, RECUSED_FROM, NOT_TO_SUPPLEMENT (withdrawn, refused), DOCUMENT_MISSING (on paper),
    REASON_MISSING, UNKNOWN_ITEM, DAY_NOT_COMING or SUPPLEMENT_OPEN.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    _require_askable(application, document)
    _require_sayable(parts, reason, until, timezone.localdate(at))
    if open_supplement(application, timezone.localdate(at)):
        raise Refusal("SUPPLEMENT_OPEN", numbers=application.reg_no, count=1)
    supplement = Supplement(
        application=application,
        parts=[part for part in PARTS if part in parts],
        reason=reason,
        until=until,
        asked_on_paper="" if application.person else document,
        asked_at=at,
        asked_by=by,
    )
    supplement.before = supplement.after = contents_of(application, supplement.parts)
    locked.record(
        "supplement.opened",
        about=application,
        rows=[supplement, *_letters(supplement, locked, at)],
        parts=supplement.parts,
        until=f"{until:%d/%m/%Y}",
    )
    return supplement


def _require_askable(application: Application, document: str) -> None:
    """Refuse a file that left, and on paper a request that no letter was sent with."""
    if application.state in NOT_SCREENED:
        raise Refusal("NOT_TO_SUPPLEMENT", code=application.reg_no)
    if application.person_id is None and not document.strip():
        raise Refusal("DOCUMENT_MISSING", field="document")


def _require_sayable(parts: Sequence[str], reason: str, until: date, today: date) -> None:
    if not parts or (unknown := sorted(set(parts) - set(PARTS))):
        raise Refusal("UNKNOWN_ITEM", item=unknown[0] if parts else "", field="parts")
    require_reason(reason)
    if until <= today:
        raise Refusal("DAY_NOT_COMING", day=f"{until:%d/%m/%Y}", field="until")


def _letters(supplement: Supplement, campaign: Campaign, at: datetime) -> list[Letter]:
    """Compose what tells the candidate; who has no account was asked on paper."""
    to, number = supplement.application.person, supplement.application.reg_no
    if to is None:
        return []
    facts = {
        "number": number,
        "until": f"{supplement.until:%d/%m/%Y}",
        "reason": supplement.reason,
        "count": str(len(supplement.parts)),
    }
    return [
        compose(LetterKind.SUPPLEMENT, campaign=campaign, to=to, about=number, facts=facts, at=at)
    ]


@action(duty=[Duty.SCREEN, Duty.RECEIVE], steps=[SCREEN])
def take_back(*, application: Application, by: Person, at: datetime) -> None:
    """Close what was re-opened before its day; what was changed until now stays changed.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM or SUPPLEMENT_CLOSED.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    supplement = _require_open(application, timezone.localdate(at))
    supplement.taken_back_at = at
    locked.record("supplement.taken_back", about=application, rows=[supplement])


@action(duty=[Duty.APPLY, Duty.RECEIVE], steps=[SCREEN])
def fill(
    *,
    application: Application,
    part: str,
    fields: Mapping[str, Any],
    document: str = "",
    by: Person,
    at: datetime,
) -> None:
    """Change the answers of one re-opened part.

    Raises Refusal NOT_YOURS, NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, SUPPLEMENT_CLOSED,
    PART_NOT_ASKED, DOCUMENT_MISSING (on paper) or UNKNOWN_FIELD.
    """
    locked, supplement = _lock_open(application, part)
    _on_paper(supplement, application, document)
    if unknown := sorted(set(fields) - set(FIELDS.get(part, ()))):
        raise Refusal("UNKNOWN_FIELD", field=unknown[0])
    for name, value in fields.items():
        setattr(application, name, value)
    if "name" in fields:
        application.name = normalise(application.name)
        application.sort_key, application.fold = sort_key(application.name), fold(application.name)
    _heard(supplement, application, at)
    locked.record(
        "supplement.filled",
        about=application,
        rows=[application, supplement],
        fields=sorted(fields),
    )


@action(duty=[Duty.APPLY, Duty.RECEIVE], steps=[SCREEN])
def attach(
    *,
    application: Application,
    item: str,
    file_name: str,
    data: bytes,
    issued_on: date | None = None,
    document: str = "",
    by: Person,
    at: datetime,
) -> Document:
    """Put another file in the place of a re-opened paper; the one before it is kept.

    Raises Refusal NOT_YOURS, NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, SUPPLEMENT_CLOSED,
    PART_NOT_ASKED, DOCUMENT_MISSING (on paper) or a reason of `uploads.kind_of`.
    """
    locked, supplement = _lock_open(application, item)
    if item not in PAPERS:
        raise Refusal("UNKNOWN_ITEM", item=item)
    _on_paper(supplement, application, document)
    file, rows = put_in_place(application, item, file_name, data, issued_on, at)
    _heard(supplement, application, at, {item: str(file.pk)})
    locked.record(
        "supplement.attached",
        about=application,
        rows=[*rows, supplement],
        item=item,
        digest=file.digest,
    )
    return file


@action(duty=[Duty.APPLY, Duty.RECEIVE], steps=[SCREEN])
def answer(*, application: Application, note: str, by: Person, at: datetime) -> Supplement:
    """Say that what was asked for is there, or why it is not; the parts close.

    Raises Refusal NOT_YOURS, NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, SUPPLEMENT_CLOSED or
    NOTHING_SUPPLEMENTED (nothing was changed, and not a word of why).
    """
    locked, supplement = _lock_open(application)
    if supplement.before == supplement.after and not note.strip():
        raise Refusal("NOTHING_SUPPLEMENTED", field="note")
    supplement.note = note
    supplement.heard_at = supplement.answered_at = at
    locked.record(
        "supplement.answered",
        about=application,
        rows=[supplement],
        parts=changed_parts(supplement),
    )
    return supplement


def _lock_open(application: Application, part: str = "") -> tuple[Campaign, Supplement]:
    """Lock the campaign of one's own file, or of one without an account; return what is open."""
    by, at = running().by, running().at
    on_paper = application.person_id is None
    if not on_paper and application.person_id != by.pk:
        raise Refusal("NOT_YOURS")
    check_duty(by, [Duty.RECEIVE if on_paper else Duty.APPLY], at, application.campaign.code)
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    supplement = _require_open(application, timezone.localdate(at))
    if part and part not in supplement.parts:
        raise Refusal("PART_NOT_ASKED", item=part)
    return locked, supplement


def _on_paper(supplement: Supplement, application: Application, document: str) -> None:
    """Keep with which paper the office was brought what it enters; online there is none."""
    if application.person_id is not None:
        return
    require_document(document)
    supplement.brought_on_paper = document


def _require_open(application: Application, today: date) -> Supplement:
    supplement = open_supplement(application, today)
    if supplement is None:
        raise Refusal("SUPPLEMENT_CLOSED")
    return supplement


def _heard(
    supplement: Supplement,
    application: Application,
    at: datetime,
    new: Mapping[str, str] | None = None,
) -> None:
    """Note that the candidate changed something, and what the re-opened parts say now."""
    supplement.after = {**contents_of(application, supplement.parts), **(new or {})}
    supplement.heard_at = at


def contents_of(application: Application, parts: Iterable[str]) -> dict[str, str]:
    """Return what parts of a file say: by field, and by paper the key of its file."""
    names = [name for part in parts for name in FIELDS.get(part, ())]
    fields = {name: str(getattr(application, name) or "") for name in names}
    files = dict(application.documents.filter(removed_at=None).values_list("item", "pk"))
    return fields | {part: str(files.get(part, "")) for part in parts if part in PAPERS}


def changed_parts(supplement: Supplement) -> list[str]:
    """Return the parts that are not what they were when they were re-opened."""
    before, after = supplement.before, supplement.after
    changed = {key for key in after if before.get(key) != after[key]}
    return [part for part in supplement.parts if changed & {part, *FIELDS.get(part, ())}]


def open_supplement(application: Application, today: date) -> Supplement | None:
    """Return what is re-opened of a file on a day, if anything is; of one that left, nothing."""
    if application.state in NOT_SCREENED:
        return None
    rows = application.supplements.filter(answered_at=None, taken_back_at=None)
    return rows.filter(until__gte=today).last()


def open_in(campaign: Campaign, today: date) -> tuple[str, ...]:
    """Return the files of which something is re-opened, by receipt number."""
    numbers = _left_open(campaign, today).values_list("application__reg_no", flat=True)
    return tuple(sorted(set(numbers)))


def _left_open(campaign: Campaign, today: date) -> QuerySet[Supplement]:
    rows = Supplement.objects.filter(application__campaign=campaign, until__gte=today)
    unanswered = rows.filter(answered_at=None, taken_back_at=None)
    return unanswered.exclude(application__state__in=NOT_SCREENED)


def still_true(campaign: Campaign, letters: Sequence[Letter], at: datetime) -> list[Letter]:
    """Return the letters that name a day until which their file is re-opened still."""
    left = _left_open(campaign, timezone.localdate(at))
    due = {
        (number, f"{until:%d/%m/%Y}", asked_at)
        for number, until, asked_at in left.values_list("application__reg_no", "until", "asked_at")
    }
    return [each for each in letters if (each.about, each.facts["until"], each.composed_at) in due]
