"""The written test of a rehearsal: sit, mark, settle, publish, remark."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from exams.models import Entry, ExamPart, Script
from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from grading.actions import assign, deciding, mark, remark, settle
from grading.models import Assignment, RemarkRequest
from grading.rules.enums import Pending
from rehearsal.clock import day_after
from rehearsal.folder import Row
from rehearsal.sealing import open_seals, seal_scripts
from rehearsal.sitting import SittingRehearsal, attempt, attend, decide_sanctions
from results.actions import gates, written_gates
from results.rules.enums import ActName

_ASKED = {"AGREED": Pending.HEAD_DISCUSSION, "HEAD": Pending.HEAD_DISCUSSION}
_SETTLED = {**_ASKED, "COLLECTIVE": Pending.COLLECTIVE_MARKING}
MOST_NAMED = 20  # scripts in one sentence


def written_part(sitting: SittingRehearsal) -> None:
    """Walk the written test from the room to its official results."""
    sitting.clock.on(sitting.folder.exam_day(PartKind.WRITTEN))
    part = sitting.part(PartKind.WRITTEN)
    attend(sitting, part, list(sitting.entries.values()))
    whose = seal_scripts(sitting, part)
    mark_scripts(sitting, part, whose)
    open_points = gates.of_close_marking(part)
    people = sitting.people
    sitting.by_two("CLOSE_MARKING", open_points, asks=people.secretary, applies=people.head)
    open_seals(sitting, whose)
    decide_sanctions(sitting, PartKind.WRITTEN)
    publish_and_remark(sitting)


def mark_scripts(sitting: SittingRehearsal, part: ExamPart, whose: dict[str, str]) -> None:
    """Allocate the scripts, enter the marks of both hands, then third hands and settlements."""
    if not whose:
        return
    require_both_hands(sitting, whose.values())
    assign.allocate(part=part, by=sitting.people.head, at=sitting.clock.at)
    enter_marks(sitting, part, whose, "MARK")
    for code, pending in settle.outstanding(part).items():
        entry = sitting.by_number[whose[code]]
        if pending == Pending.THIRD_MARKER and sitting.row(entry, PartKind.WRITTEN, "MARK", "3"):
            script = Script.objects.get(code=code)
            assign.third_hand(script=script, by=sitting.people.head, at=sitting.clock.at)
    enter_marks(sitting, part, whose, "MARK")
    for code, pending in settle.outstanding(part).items():
        _settle(sitting, code, sitting.by_number[whose[code]], pending)


def require_both_hands(sitting: SittingRehearsal, numbers: Iterable[str]) -> None:
    """Refuse (SLIPS_MISSING) slips in which a script lacks one of its first two marks."""
    missing = [
        number
        for number in sorted(numbers)
        for hand in ("1", "2")
        if not sitting.row(sitting.by_number[number], PartKind.WRITTEN, "MARK", hand)
    ]
    if missing:
        numbers = list(dict.fromkeys(missing))
        named = ", ".join(numbers[:MOST_NAMED])
        raise Refusal("SLIPS_MISSING", numbers=named, count=len(numbers))


def enter_marks(
    sitting: SittingRehearsal, part: ExamPart, whose: dict[str, str], kind: str
) -> None:
    """Enter every mark that the slips have and nobody has entered yet; each examiner hands in."""
    assignments = Assignment.objects.filter(script__part=part, round=kind, mark=None)
    markers = set()
    for assignment in assignments.select_related("script__part__campaign", "examiner"):
        entry = sitting.by_number[whose[assignment.script.code]]
        row = sitting.row(entry, PartKind.WRITTEN, kind, str(assignment.hand))
        if row is not None:
            _enter_mark(sitting, assignment, row)
            markers.add(assignment.examiner)
    for marker in sorted(markers, key=lambda person: person.pk):
        mark.hand_in(campaign=sitting.campaign, by=marker, at=sitting.clock.at)


def _enter_mark(sitting: SittingRehearsal, assignment: Assignment, row: Row) -> None:
    points, examiner = sitting.use(row), assignment.examiner
    mark.enter(assignment=assignment, points=points, seen=0, by=examiner, at=sitting.clock.at)


def _settle(sitting: SittingRehearsal, code: str, entry: Entry, pending: Pending) -> None:
    for kind, asked in _SETTLED.items():
        row = sitting.row(entry, PartKind.WRITTEN, kind)
        if pending == asked and row:
            _settle_as(sitting, Script.objects.select_related("part__campaign").get(code=code), row)
            return


def _settle_as(sitting: SittingRehearsal, script: Script, row: Row) -> None:
    """Settle a script as a slip says: by the head, or by two persons beyond its marks."""
    people, points, minutes = sitting.people, sitting.use(row), "Biên bản chấm thi"
    if deciding.bounds_of_script(script, sitting.campaign).holds(points):
        decided: dict[str, Any] = {"kind": row["kind"], "points": points, "minutes": minutes}
        settle.settle(script=script, by=people.head, at=sitting.clock.at, **decided)
        return
    stored = {"script": script.code, "settlement": row["kind"], "minutes": minutes}
    two = {"asks": people.head, "applies": people.chair}
    sitting.decide_by_two(ActName.DECIDE_SCRIPT, points, **two, **stored)


def publish_and_remark(sitting: SittingRehearsal) -> None:
    """Publish provisionally, take and answer the remark requests, publish officially."""
    clock, people = sitting.clock, sitting.people
    secretary, chair = people.secretary, people.chair
    clock.on(sitting.folder.date("provisional_published"))
    sitting.by_two("PUBLISH_PROVISIONAL", asks=secretary, applies=chair, number="292/TB-HĐTT")
    _remark(sitting)
    clock.on(sitting.folder.date("remark_published"))
    open_points = written_gates.of_official(sitting.part(PartKind.WRITTEN), today=clock.day)
    number = "293/TB-HĐTT"
    sitting.by_two("PUBLISH_OFFICIAL", open_points, asks=secretary, applies=chair, number=number)


def _remark(sitting: SittingRehearsal) -> None:
    """Take the requests until the last day of the window, then answer them."""
    part = sitting.part(PartKind.WRITTEN)
    until = part.remark_until or sitting.clock.day
    requests = _request_remarks(sitting, part, until)
    sitting.clock.on(day_after(until))
    for hands in (("1", "2"), ("3",)):  # two remarkers, then a third where they differ
        for request in requests:
            _assign_remarkers(sitting, request, hands)
        _enter_remarks(sitting, part)
    for request in requests:
        _decide_dialogue(sitting, request)


def _request_remarks(sitting: SittingRehearsal, part: ExamPart, until: date) -> list[RemarkRequest]:
    rows = [
        (row["date"], entry.number, row)
        for entry in sitting.entries.values()
        for row in sitting.rows(entry, PartKind.WRITTEN, "REMARK_REQUEST")
    ]
    requests = []
    for day, number, row in sorted(rows, key=lambda each: each[:2]):
        sitting.clock.on(date.fromisoformat(day))
        requests += _request_remark(sitting, part, until, sitting.by_number[number], row)
    return requests


def _request_remark(
    sitting: SittingRehearsal, part: ExamPart, until: date, entry: Entry, row: Row
) -> list[RemarkRequest]:
    """Take a request; none where the law gives no remark."""
    made: list[RemarkRequest] = []
    is_done = attempt(
        lambda: made.append(
            remark.request(
                entry=entry,
                part=part,
                on=date.fromisoformat(row["date"]),
                until=until,
                by=sitting.people.secretary,
                at=sitting.clock.at,
            )
        ),
        "NOT_REMARKABLE",
        "NO_SCRIPT",
        "ALREADY_REQUESTED",
    )
    if is_done:
        sitting.folder.use(row)
    return made


def _assign_remarkers(
    sitting: SittingRehearsal, request: RemarkRequest, hands: tuple[str, ...]
) -> None:
    """Give out the script where the rule asks for hands, and the slips have what they found."""
    entry = request.entry
    if not all(sitting.row(entry, PartKind.WRITTEN, "REMARK", hand) for hand in hands):
        return
    attempt(
        lambda: assign.remarkers(request=request, by=sitting.people.head, at=sitting.clock.at),
        "REFUSED_LATE",
        "NO_THIRD_NEEDED",
    )


def _enter_remarks(sitting: SittingRehearsal, part: ExamPart) -> None:
    scripts = part.scripts.exclude(entry=None).select_related("entry")
    whose = {script.code: script.entry.number for script in scripts if script.entry}
    enter_marks(sitting, part, whose, "REMARK")


def _decide_dialogue(sitting: SittingRehearsal, request: RemarkRequest) -> None:
    row = sitting.row(request.entry, PartKind.WRITTEN, "DIALOGUE")
    if row is None:
        return
    if attempt(lambda: _decide_remark(sitting, request, sitting.points(row)), "NOT_ASKED_FOR"):
        sitting.folder.use(row)


def _decide_remark(sitting: SittingRehearsal, request: RemarkRequest, points: Decimal) -> None:
    """Decide a remark after the heads met: the chair alone, or two persons beyond its scores."""
    people, minutes = sitting.people, "Biên bản đối thoại"
    at, bounds = sitting.clock.at, deciding.bounds_of_dialogue(request, sitting.campaign)
    deciding.require_dialogue_asked(request, sitting.campaign)
    if bounds.holds(points):
        remark.decide(request=request, points=points, minutes=minutes, by=people.chair, at=at)
        return
    decided = {"number": request.entry.number, "minutes": minutes}
    sitting.decide_by_two(
        ActName.DECIDE_REMARK, points, asks=people.chair, applies=people.supervisor, **decided
    )
