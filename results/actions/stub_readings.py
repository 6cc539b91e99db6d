"""Two officers of two sides read the stubs apart; only two equal lists bind codes to numbers.

Source: TT 22/2025 art. 15(3); regulations 5.3. One is the custodian's, the other the supervision
board's. Nothing is read before the marks are frozen; until the lists are equal the events hold
counts, and no script has an entry.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.integrity import tampered_rows
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign, Entry, ExamPart, StubReading
from exams.rules.blind_codes import is_code, typed_code
from exams.rules.enums import AWAY
from exams.rules.refusals import Refusal
from exams.rules.stages import MARK_WRITTEN
from exams.rules.stub_lists import stub_differences
from results.actions.paper_codes import envelope_of, require_paper
from results.actions.unseal import bound_scripts, side_of


@action(duty=Duty.OPEN_SEALS, steps=[MARK_WRITTEN])
def read_stubs(
    *, part: ExamPart, lines: Mapping[str, str], by: Person, at: datetime
) -> StubReading:
    """Enter what stands on some stubs, {number: code}, in one's own list: all of them, or none.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOT_ON_PAPER, MARKS_NOT_FROZEN, ALREADY_OPENED,
    SAME_SIDE, NO_SUCH_NUMBER, STUB_OF_ABSENT, CODE_CHECK_FAILS, CODE_OF_NO_SCRIPT, STUB_READ or
    STUB_CODE_READ (it stands in the list already).
    """
    locked = _lock(part)
    reading = _own_reading(locked, part, by, at)
    reading.lines = _with(part, reading, lines)
    _record(locked, part, reading, "stubs.read")
    return reading


@action(duty=Duty.OPEN_SEALS, steps=[MARK_WRITTEN])
def strike_stub(*, part: ExamPart, number: str, by: Person, at: datetime) -> StubReading:
    """Strike a line out of one's own list, to read that stub again.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOT_ON_PAPER, MARKS_NOT_FROZEN, ALREADY_OPENED,
    SAME_SIDE or STUB_NOT_READ.
    """
    locked = _lock(part)
    reading = _own_reading(locked, part, by, at)
    if number not in reading.lines:
        raise Refusal("STUB_NOT_READ", number=number)
    reading.lines = {each: code for each, code in reading.lines.items() if each != number}
    _record(locked, part, reading, "stub.struck")
    return reading


@action(duty=Duty.OPEN_SEALS, steps=[MARK_WRITTEN])
def finish_reading(*, part: ExamPart, by: Person, at: datetime) -> StubReading:
    """Say that one's own list is whole; once both are, and equal, codes and numbers are bound.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOT_ON_PAPER, MARKS_NOT_FROZEN, ALREADY_OPENED,
    SAME_SIDE, STUBS_MISSING, or MAPPING_TAMPERED when a list was changed past the trail.
    """
    locked = _lock(part)
    reading = _own_reading(locked, part, by, at)
    scripts = part.scripts.count()
    if len(reading.lines) != scripts:
        raise Refusal("STUBS_MISSING", read=len(reading.lines), scripts=scripts)
    reading.finished_at = at
    _record(locked, part, reading, "stubs.finished")
    other = StubReading.objects.filter(part=part).exclude(pk=reading.pk).first()
    if other and other.finished_at and not stub_differences(reading.lines, other.lines):
        _bind(locked, part, reading, other, at)
    return reading


@action(duty=Duty.OPEN_SEALS, steps=[MARK_WRITTEN])
def take_over_reading(*, part: ExamPart, reason: str, by: Person, at: datetime) -> StubReading:
    """Begin the list of one's side again, in the place of a colleague who cannot go on.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOT_ON_PAPER, MARKS_NOT_FROZEN, ALREADY_OPENED,
    SAME_SIDE (they read for the other side) or NOTHING_TO_TAKE_OVER.
    """
    locked = _lock(part)
    side = side_of(by, locked, at)
    reading = StubReading.objects.filter(part=part, side=side).exclude(reader=by.pseudonym).first()
    if reading is None:
        raise Refusal("NOTHING_TO_TAKE_OVER")
    _require_other_person(part, side, by)
    reading.reader, reading.lines, reading.finished_at = by.pseudonym, {}, None
    _record(locked, part, reading, "stubs.taken_over", reason=reason)
    return reading


def _lock(part: ExamPart) -> Campaign:
    locked = lock_campaign(part.campaign)
    require_paper(part)
    part.refresh_from_db(fields=["closed_at", "opened_at", "ver", "salt", "event"])
    if part.closed_at is None:
        raise Refusal("MARKS_NOT_FROZEN")
    if part.opened_at:
        raise Refusal("ALREADY_OPENED")
    return locked


def _own_reading(campaign: Campaign, part: ExamPart, by: Person, at: datetime) -> StubReading:
    """Return the list of somebody's side, which is theirs; a new one before its first stub."""
    side = side_of(by, campaign, at)
    _require_other_person(part, side, by)
    reading = StubReading.objects.filter(part=part, side=side).first()
    if reading and reading.reader != by.pseudonym:
        raise Refusal("SAME_SIDE")
    return reading or StubReading(part=part, side=side, reader=by.pseudonym)


def _require_other_person(part: ExamPart, side: str, by: Person) -> None:
    """Refuse (SAME_SIDE) whoever read for the other side: one person never makes both lists."""
    others = StubReading.objects.filter(part=part, reader=by.pseudonym).exclude(side=side)
    if others.exists():
        raise Refusal("SAME_SIDE")


def _with(part: ExamPart, reading: StubReading, lines: Mapping[str, str]) -> dict[str, str]:
    """Return the lines of a list with some more, in the order of the numbers."""
    codes = set(part.scripts.values_list("code", flat=True))
    entries = _with_stub(part)
    whole = dict(reading.lines)
    for number, typed in lines.items():
        code = typed_code(typed)
        _require_stub(number, entries, whole)
        _require_script(code, codes, whole)
        whole[number] = code
    return dict(sorted(whole.items()))


def _with_stub(part: ExamPart) -> dict[str, bool]:
    """Return every candidate number, and whether there may be a stub: no absentee's."""
    absent = part.sittings.filter(state__in=AWAY).values("entry")
    absentees = set(Entry.objects.filter(pk__in=absent).values_list("number", flat=True))
    numbers = part.campaign.entries.values_list("number", flat=True)
    return {number: number not in absentees for number in numbers}


def _require_stub(number: str, entries: Mapping[str, bool], whole: Mapping[str, str]) -> None:
    if number not in entries:
        raise Refusal("NO_SUCH_NUMBER", number=number, field="number")
    if not entries[number]:
        raise Refusal("STUB_OF_ABSENT", number=number, field="number")
    if number in whole:
        raise Refusal("STUB_READ", number=number, field="number")


def _require_script(code: str, codes: set[str], whole: Mapping[str, str]) -> None:
    if not is_code(code):
        raise Refusal("CODE_CHECK_FAILS", code=code, field="code")
    if code not in codes:
        raise Refusal("CODE_OF_NO_SCRIPT", code=code, field="code")
    if code in whole.values():
        raise Refusal("STUB_CODE_READ", code=code, field="code")


def _record(
    campaign: Campaign, part: ExamPart, reading: StubReading, event: str, **facts: Any
) -> None:
    campaign.record(
        event,
        about=f"{campaign.code} {part.kind}",
        rows=[reading],
        side=reading.side,
        count=len(reading.lines),
        **facts,
    )


def _bind(
    campaign: Campaign, part: ExamPart, reading: StubReading, other: StubReading, at: datetime
) -> None:
    """Give every script the entry that both lists name, and publish the pairs in the trail."""
    if tampered_rows([other]):
        raise Refusal("MAPPING_TAMPERED")
    envelope = envelope_of(part)
    scripts = bound_scripts(part, {code: number for number, code in reading.lines.items()})
    part.opened_at = at
    campaign.record(
        "seals.opened",
        about=f"{campaign.code} {part.kind}",
        rows=[part, *scripts],
        pairs=sorted([code, number] for number, code in reading.lines.items()),
        envelope=envelope.number if envelope else "",
    )
