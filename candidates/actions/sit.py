"""Sit: numbers on desks, who came, what happened in the room, and the codes that hide them."""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from audit.rules.chain import commitment
from candidates.models import Application, CadreRecord, Seal
from candidates.rules.enums import ApplicationState
from exams.actions.advance import first_sitting
from exams.actions.envelope import close_envelope
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.models import Campaign, Entry, ExamPart, Lot, Sanction, Script, Sitting, Stub
from exams.rules.blind_codes import ALPHABET, LENGTH, code_of
from exams.rules.codes import candidate_numbers
from exams.rules.enums import PartKind, SanctionLevel, SittingState, ZeroReason
from exams.rules.refusals import Refusal
from exams.rules.stages import MARKINGS, SITTINGS, steps_of


@action(duty=Duty.PREPARE, steps=SITTINGS)
def number(*, campaign: Campaign, by: Person, at: datetime) -> list[Entry]:
    """Give candidate numbers in Vietnamese name order, continuous over the whole campaign.

    Source: TT 22/2025 art. 6(2)b. Only eligible people of positions that are locked get one.
    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE or ALREADY_NUMBERED.
    """
    locked = lock_campaign(campaign, first_sitting(campaign))
    if locked.entries.exists():
        raise Refusal("ALREADY_NUMBERED")
    in_order = _in_name_order(locked)
    entries = _numbered(locked, in_order)
    rows: list[Protected] = [*entries, *_sealed(entries, in_order)]
    locked.record("numbers.given", about=locked.code, rows=rows, count=len(entries))
    return entries


def _numbered(campaign: Campaign, in_order: list[Application]) -> list[Entry]:
    """Return an entry for each application, with the next candidate number."""
    numbers = candidate_numbers(
        (application.pk for application in in_order),
        prefix=campaign.number_prefix,
        digits=campaign.number_digits,
    )
    return [
        Entry(campaign=campaign, position=application.position, number=numbers[application.pk])
        for application in in_order
    ]


def _sealed(entries: list[Entry], in_order: list[Application]) -> list[Seal]:
    """Return the sealed link from each entry to the application that it came from."""
    return [
        Seal(entry=entry, application=application)
        for entry, application in zip(entries, in_order, strict=True)
    ]


def _in_name_order(campaign: Campaign) -> list[Application]:
    """Return the eligible of the positions locked, ordered by the name in the personnel facts."""
    people = campaign.applications.filter(state=ApplicationState.ELIGIBLE, position__opening="HELD")
    papers = list(people.select_related("position"))
    wanted = [paper.citizen_id for paper in papers]
    names = {
        cadre.citizen_id: (cadre.sort_key, cadre.born)
        for cadre in CadreRecord.objects.filter(citizen_id__in=wanted)
    }
    return sorted(
        papers,
        key=lambda paper: (*names[paper.citizen_id], paper.citizen_id, paper.position_code),
    )


def late_entry(application: Application) -> list[Protected]:
    """Return the entry of somebody who became eligible after the numbers were given.

    Nothing is returned once the written scripts are sealed: that exam has been sat.
    """
    campaign = application.campaign
    last = campaign.entries.order_by("-number").first()
    sealed = ExamPart.objects.filter(campaign=campaign).exclude(sealed_at=None).exists()
    if last is None or sealed or application.position is None:
        return []
    following = int(last.number.removeprefix(campaign.number_prefix)) + 1
    number = f"{campaign.number_prefix}{following:0{campaign.number_digits}d}"
    entry = Entry(campaign=campaign, position=application.position, number=number)
    return [entry, Seal(entry=entry, application=application)]


@dataclass(frozen=True, slots=True)
class Attendance:
    """What the room's list says of one entry."""

    state: SittingState
    zero: ZeroReason | None = None
    sheets: int | None = None
    minutes: str = ""
    version: int | None = None  # that was on the page (0: none yet); None: without a page


@action(duty=Duty.INVIGILATE, steps=[*SITTINGS, *MARKINGS])
def attend(
    *, part: ExamPart, attendance: Mapping[Entry, Attendance], by: Person, at: datetime
) -> None:
    """Record, or correct with minutes, who sat a part; absent, suspended and cancelled differ.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, OTHER_CAMPAIGN, STALE_ATTENDANCE (with what was saved
    meanwhile), MINUTES_MISSING, or SCRIPTS_SEALED: once the codes are drawn a result can still be
    cancelled or become zero by rule, but nobody becomes absent, and nobody comes to have handed in
    a script.
    """
    locked = lock_campaign(part.campaign, *steps_of(PartKind(part.kind)))
    require_same_campaign(locked, *attendance)
    rows = _sittings(part, attendance)
    locked.record(
        "attendance.taken",
        about=f"{locked.code} {part.kind}",
        rows=rows,
        entries=[[row.entry.number, row.state, row.zero] for row in rows],
    )


def _sittings(part: ExamPart, attendance: Mapping[Entry, Attendance]) -> list[Sitting]:
    """Return the sittings of a part as the room's list has them now."""
    stored = {sitting.entry_id: sitting for sitting in part.sittings.all()}
    sealed = ExamPart.objects.exclude(sealed_at=None).filter(pk=part.pk).exists()
    rows = []
    for entry, listed in attendance.items():
        sitting = stored.get(entry.pk) or Sitting(entry=entry, part=part)
        _require_fresh(sitting, listed)
        _require_minutes(sitting, listed, sealed=sealed)
        sitting.state, sitting.zero = listed.state, listed.zero or ""
        sitting.sheets, sitting.minutes = listed.sheets, listed.minutes
        rows.append(sitting)
    return rows


def _require_fresh(sitting: Sitting, listed: Attendance) -> None:
    """Refuse to write over what another hand saved meanwhile, unless it is the very same."""
    saved = (sitting.state, sitting.zero, sitting.sheets, sitting.minutes)
    same = saved == (listed.state, listed.zero or "", listed.sheets, listed.minutes)
    if listed.version not in (None, sitting.ver) and not same:
        raise Refusal("STALE_ATTENDANCE", number=sitting.entry.number, saved=sitting.state)


def _require_minutes(sitting: Sitting, listed: Attendance, *, sealed: bool) -> None:
    zero = listed.zero or ""
    changed = sitting.ver > 0 and (sitting.state, sitting.zero) != (listed.state, zero)
    moved = sitting.state != listed.state and SittingState.ABSENT in (sitting.state, listed.state)
    handed_in = listed.state == SittingState.PRESENT and not zero
    if sealed and changed and (moved or handed_in):
        raise Refusal("SCRIPTS_SEALED", number=sitting.entry.number)
    serious = listed.state in (SittingState.SUSPENDED, SittingState.CANCELLED) or listed.zero
    if (serious or changed) and not listed.minutes.strip():
        raise Refusal("MINUTES_MISSING", number=sitting.entry.number, field="minutes")


@action(duty=Duty.INVIGILATE, steps=[*SITTINGS, *MARKINGS])
def sanction(
    *,
    part: ExamPart,
    entry: Entry,
    level: SanctionLevel,
    minutes: str,
    by: Person,
    at: datetime,
) -> Sanction:
    """Record a sanction from the room's minutes; whether points are taken is the chair's decision.

    Source: noi quy art. 2. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, MINUTES_MISSING or
    ALREADY_SANCTIONED.
    """
    locked = lock_campaign(part.campaign, *steps_of(PartKind(part.kind)))
    require_same_campaign(locked, entry)
    if not minutes.strip():
        raise Refusal("MINUTES_MISSING", number=entry.number, field="minutes")
    if entry.sanctions.filter(part=part, level=level).exists():
        raise Refusal("ALREADY_SANCTIONED", number=entry.number)
    made = Sanction(entry=entry, part=part, level=level, minutes=minutes)
    locked.record(
        "sanction.recorded",
        about=entry.number,
        rows=[made],
        level=level,
        part=part.kind,
    )
    return made


def draw_codes(part: ExamPart) -> tuple[Stub, list[Script]]:
    """Return the scripts handed in, each with a code by chance, and their locked mapping."""
    present = _handed_in(part)
    codes = _codes(len(present))
    secret = {
        code: {"number": entry.number, "salt": secrets.token_hex(32)}
        for code, entry in zip(codes, present, strict=True)
    }
    stub = Stub(
        part=part,
        sealed=close_envelope(json.dumps(secret).encode()),
        commitments=_commitments(part.campaign, secret),
    )
    return stub, [Script(part=part, code=code) for code in sorted(codes)]


def _commitments(campaign: Campaign, secret: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return what binds each code to its number without giving it away."""
    return sorted(
        commitment(pair["salt"], "blind", f"{campaign.code} {pair['number']} {code}")
        for code, pair in secret.items()
    )


def _handed_in(part: ExamPart) -> list[Entry]:
    """Return those whose script is to be marked: present, and not zero by rule."""
    entries = list(part.campaign.entries.order_by("number"))
    sittings = {sitting.entry_id: sitting for sitting in part.sittings.all()}
    return [
        entry
        for entry in entries
        if sittings[entry.pk].state == SittingState.PRESENT and not sittings[entry.pk].zero
    ]


def _codes(count: int) -> list[str]:
    """Draw codes that no script ever had, in the order in which chance gave them."""
    taken = set(Script.objects.values_list("code", flat=True))
    drawn: list[str] = []
    while len(drawn) < count:
        code = code_of([secrets.randbelow(len(ALPHABET)) for _ in range(LENGTH)])
        if code not in taken:
            taken.add(code)
            drawn.append(code)
    return drawn


def lots_by_chance(part: ExamPart, defenders: Iterable[Entry]) -> list[Lot]:
    """Return the running order of a defence as chance gives it, position by position.

    Raises Refusal ALREADY_DRAWN or OTHER_CAMPAIGN.
    """
    if part.lots.exists():
        raise Refusal("ALREADY_DRAWN")
    names = _names(part.campaign, defenders)
    lots = []
    for entries in _by_position(names).values():
        secrets.SystemRandom().shuffle(entries)
        for order, entry in enumerate(entries, start=1):
            lots.append(Lot(entry=entry, part=part, place=order, name=names[entry]))
    return lots


def _names(campaign: Campaign, entries: Iterable[Entry]) -> dict[Entry, str]:
    wanted = {entry.pk: entry for entry in entries}
    require_same_campaign(campaign, *wanted.values())
    seals = Seal.objects.filter(entry__in=wanted).select_related("application")
    return {wanted[seal.entry_id]: seal.application.name for seal in seals}


def _by_position(entries: Iterable[Entry]) -> dict[object, list[Entry]]:
    grouped: dict[object, list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(entry.position_id, []).append(entry)
    return grouped


def entry_of(application: Application) -> Entry | None:
    """Return the entry of an application, for the person whose it is."""
    seal = Seal.objects.filter(application=application).select_related("entry").first()
    return seal.entry if seal else None
