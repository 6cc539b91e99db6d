"""Supplement: the office re-opens named parts of a submitted file; the candidate changes these."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.actions.action import action, running
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
from exams.rules.refusals import Refusal
from exams.rules.stages import SCREEN

NOT_SCREENED = (ApplicationState.DRAFT, ApplicationState.WITHDRAWN, ApplicationState.REJECTED)


@action(duty=[Duty.SCREEN, Duty.RECEIVE], steps=[SCREEN])
def reopen_parts(
    *,
    application: Application,
    parts: Sequence[str],
    reason: str,
    until: date,
    by: Person,
    at: datetime,
) -> Supplement:
    """Re-open parts of a submitted file until the end of a day; compose the letter that says so.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, NOT_TO_SUPPLEMENT (withdrawn, refused),
    NO_ACCOUNT (on paper), REASON_MISSING, UNKNOWN_ITEM, DAY_NOT_COMING or SUPPLEMENT_OPEN.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    if application.state in NOT_SCREENED:
        raise Refusal("NOT_TO_SUPPLEMENT", code=application.reg_no)
    if application.person is None:
        raise Refusal("NO_ACCOUNT", code=application.reg_no)
    _require_sayable(parts, reason, until, timezone.localdate(at))
    if open_supplement(application, timezone.localdate(at)):
        raise Refusal("SUPPLEMENT_OPEN", numbers=application.reg_no, count=1)
    supplement = Supplement(
        application=application,
        parts=[part for part in PARTS if part in parts],
        reason=reason,
        until=until,
        asked_at=at,
        asked_by=by,
    )
    supplement.before = supplement.after = contents_of(application, supplement.parts)
    locked.record(
        "supplement.opened",
        about=application,
        rows=[supplement, _letter(supplement, locked, application.person, at)],
        parts=supplement.parts,
        until=f"{until:%d/%m/%Y}",
    )
    return supplement


def _require_sayable(parts: Sequence[str], reason: str, until: date, today: date) -> None:
    if not parts or (unknown := sorted(set(parts) - set(PARTS))):
        raise Refusal("UNKNOWN_ITEM", item=unknown[0] if parts else "", field="parts")
    if not reason.strip():
        raise Refusal("REASON_MISSING", field="reason")
    if until <= today:
        raise Refusal("DAY_NOT_COMING", day=f"{until:%d/%m/%Y}", field="until")


def _letter(supplement: Supplement, campaign: Campaign, to: Person, at: datetime) -> Letter:
    number = supplement.application.reg_no
    facts = {
        "number": number,
        "until": f"{supplement.until:%d/%m/%Y}",
        "reason": supplement.reason,
        "count": str(len(supplement.parts)),
    }
    return compose(
        LetterKind.SUPPLEMENT, campaign=campaign, to=to, about=number, facts=facts, at=at
    )


@action(duty=[Duty.SCREEN, Duty.RECEIVE], steps=[SCREEN])
def take_back(*, application: Application, by: Person, at: datetime) -> None:
    """Close what was re-opened before its day; what was changed until now stays changed.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE or SUPPLEMENT_CLOSED.
    """
    locked = lock_campaign(application.campaign)
    supplement = _require_open(application, timezone.localdate(at))
    supplement.taken_back_at = at
    locked.record("supplement.taken_back", about=application, rows=[supplement])


@action(duty=Duty.APPLY, steps=[SCREEN])
def fill(
    *, application: Application, part: str, fields: Mapping[str, Any], by: Person, at: datetime
) -> None:
    """Change the answers of one re-opened part.

    Raises Refusal NOT_YOURS, WRONG_STAGE, SUPPLEMENT_CLOSED, PART_NOT_ASKED or UNKNOWN_FIELD.
    """
    locked, supplement = _lock_open(application, part)
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


@action(duty=Duty.APPLY, steps=[SCREEN])
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
    """Put another file in the place of a re-opened paper; the one before it is kept.

    Raises Refusal NOT_YOURS, WRONG_STAGE, SUPPLEMENT_CLOSED, PART_NOT_ASKED or a reason of
    `uploads.kind_of`.
    """
    locked, supplement = _lock_open(application, item)
    if item not in PAPERS:
        raise Refusal("UNKNOWN_ITEM", item=item)
    document, rows = put_in_place(application, item, file_name, data, issued_on, at)
    _heard(supplement, application, at, {item: str(document.pk)})
    locked.record(
        "supplement.attached",
        about=application,
        rows=[*rows, supplement],
        item=item,
        digest=document.digest,
    )
    return document


@action(duty=Duty.APPLY, steps=[SCREEN])
def answer(*, application: Application, note: str, by: Person, at: datetime) -> Supplement:
    """Say that what was asked for is there, or why it is not; the parts close.

    Raises Refusal NOT_YOURS, WRONG_STAGE, SUPPLEMENT_CLOSED or NOTHING_SUPPLEMENTED (nothing was
    changed, and not a word of why).
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
    """Lock the campaign of one's own file; return what is open of it."""
    if application.person_id != running().by.pk:
        raise Refusal("NOT_YOURS")
    locked = lock_campaign(application.campaign)
    supplement = _require_open(application, timezone.localdate(running().at))
    if part and part not in supplement.parts:
        raise Refusal("PART_NOT_ASKED", item=part)
    return locked, supplement


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
