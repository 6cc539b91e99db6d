"""The written test of a rehearsal: sit, mark, settle, publish, remark."""

import json
from collections.abc import Iterable
from datetime import date

from exams.actions.envelope import open_envelope
from exams.models import Entry, ExamPart, Script
from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from grading.actions import assign, mark, remark, settle
from grading.models import Assignment, RemarkRequest
from grading.rules.enums import Pending
from rehearsal.clock import day_after
from rehearsal.folder import Row
from rehearsal.sitting import SittingRehearsal, attempt, attend, decide_sanctions
from rehearsal.two_persons import by_two
from results.actions import gates, unseal

_ASKED = {"AGREED": Pending.HEAD_DISCUSSION, "HEAD": Pending.HEAD_DISCUSSION}
_SETTLED = {**_ASKED, "COLLECTIVE": Pending.COLLECTIVE_MARKING}


def written_part(room: SittingRehearsal) -> None:
    """Walk the written test from the room to its official results."""
    room.clock.on(room.folder.exam_day(PartKind.WRITTEN))
    part = room.part(PartKind.WRITTEN)
    attend(room, part, list(room.entries.values()))
    stub = by_two(
        "SEAL",
        room.campaign,
        gates.of_seal(part, today=room.clock.day),
        asks=room.cast.secretary,
        applies=room.cast.custodian,
        at=room.clock.at,
    )
    pairs = json.loads(open_envelope(bytes(stub.sealed)))
    whose = {code: pair["number"] for code, pair in pairs.items()}
    mark_scripts(room, part, whose)
    by_two(
        "CLOSE_MARKING",
        room.campaign,
        gates.of_close_marking(part),
        asks=room.cast.secretary,
        applies=room.cast.head,
        at=room.clock.at,
    )
    for officer in (room.cast.custodian, room.cast.supervisor):
        unseal.approve(part=room.part(PartKind.WRITTEN), by=officer, at=room.clock.at)
    decide_sanctions(room, PartKind.WRITTEN)
    publish_and_remark(room)


def mark_scripts(room: SittingRehearsal, part: ExamPart, whose: dict[str, str]) -> None:
    """Allocate the scripts, enter the marks of both hands, then third hands and settlements."""
    if not whose:
        return
    require_both_hands(room, whose.values())
    assign.allocate(part=part, by=room.cast.head, at=room.clock.at)
    enter_marks(room, part, whose, "MARK")
    for code, pending in settle.outstanding(part).items():
        entry = room.by_number[whose[code]]
        if pending == Pending.THIRD_MARKER and room.row(entry, PartKind.WRITTEN, "MARK", "3"):
            script = Script.objects.get(code=code)
            assign.third_hand(script=script, by=room.cast.head, at=room.clock.at)
    enter_marks(room, part, whose, "MARK")
    for code, pending in settle.outstanding(part).items():
        _settle(room, code, room.by_number[whose[code]], pending)


def require_both_hands(room: SittingRehearsal, numbers: Iterable[str]) -> None:
    """Refuse (SLIPS_MISSING) slips in which a script lacks one of its first two marks."""
    missing = [
        number
        for number in sorted(numbers)
        for hand in ("1", "2")
        if not room.row(room.by_number[number], PartKind.WRITTEN, "MARK", hand)
    ]
    if missing:
        raise Refusal("SLIPS_MISSING", numbers=", ".join(dict.fromkeys(missing)))


def enter_marks(room: SittingRehearsal, part: ExamPart, whose: dict[str, str], kind: str) -> None:
    """Enter every mark that the slips have and no desk has yet; each examiner hands in."""
    assignments = Assignment.objects.filter(script__part=part, round=kind, mark=None)
    markers = set()
    for assignment in assignments.select_related("script__part__campaign", "examiner"):
        entry = room.by_number[whose[assignment.script.code]]
        row = room.row(entry, PartKind.WRITTEN, kind, str(assignment.hand))
        if row is None:
            continue
        points = room.use(row)
        mark.enter(
            assignment=assignment, points=points, seen=0, by=assignment.examiner, at=room.clock.at
        )
        markers.add(assignment.examiner)
    for marker in sorted(markers, key=lambda person: person.pk):
        mark.hand_in(campaign=room.campaign, by=marker, at=room.clock.at)


def _settle(room: SittingRehearsal, code: str, entry: Entry, pending: Pending) -> None:
    for kind, asked in _SETTLED.items():
        row = room.row(entry, PartKind.WRITTEN, kind)
        if pending == asked and row:
            settle.settle(
                script=Script.objects.select_related("part__campaign").get(code=code),
                kind=kind,
                points=room.use(row),
                minutes="Biên bản chấm thi",
                by=room.cast.head,
                at=room.clock.at,
            )
            return


def publish_and_remark(room: SittingRehearsal) -> None:
    """Publish provisionally, take and answer the remark requests, publish officially."""
    clock, cast = room.clock, room.cast
    clock.on(room.folder.date("provisional_published"))
    by_two(
        "PUBLISH_PROVISIONAL",
        room.campaign,
        asks=cast.secretary,
        applies=cast.chair,
        at=clock.at,
        number="292/TB-HĐTT",
    )
    part = room.part(PartKind.WRITTEN)
    until = part.remark_until or clock.day
    requests = _request_remarks(room, part, until)
    clock.on(day_after(until))
    for hands in (("1", "2"), ("3",)):  # two remarkers, then a third where they differ
        for request in requests:
            _assign_remarkers(room, request, hands)
        _enter_remarks(room, part)
    for request in requests:
        _decide_dialogue(room, request)
    clock.on(room.folder.date("remark_published"))
    by_two(
        "PUBLISH_OFFICIAL",
        room.campaign,
        gates.of_official(room.part(PartKind.WRITTEN), today=clock.day),
        asks=cast.secretary,
        applies=cast.chair,
        at=clock.at,
        number="293/TB-HĐTT",
    )


def _request_remarks(room: SittingRehearsal, part: ExamPart, until: date) -> list[RemarkRequest]:
    requests = []
    for entry in sorted(room.entries.values(), key=lambda entry: entry.number):
        for row in room.rows(entry, PartKind.WRITTEN, "REMARK_REQUEST"):
            requests += _request_remark(room, part, until, entry, row)
    return requests


def _request_remark(
    room: SittingRehearsal, part: ExamPart, until: date, entry: Entry, row: Row
) -> list[RemarkRequest]:
    """Take a request; none where the law gives no remark."""
    made: list[RemarkRequest] = []
    done = attempt(
        lambda: made.append(
            remark.request(
                entry=entry,
                part=part,
                on=date.fromisoformat(row["date"]),
                until=until,
                by=room.cast.secretary,
                at=room.clock.at,
            )
        ),
        "NOT_REMARKABLE",
        "NO_SCRIPT",
        "ALREADY_REQUESTED",
    )
    if done:
        room.folder.use(row)
    return made


def _assign_remarkers(
    room: SittingRehearsal, request: RemarkRequest, hands: tuple[str, ...]
) -> None:
    """Give out the script where the rule asks for hands, and the slips have what they found."""
    entry = request.entry
    if not all(room.row(entry, PartKind.WRITTEN, "REMARK", hand) for hand in hands):
        return
    attempt(
        lambda: assign.remarkers(request=request, by=room.cast.head, at=room.clock.at),
        "REFUSED_LATE",
        "NO_THIRD_NEEDED",
    )


def _enter_remarks(room: SittingRehearsal, part: ExamPart) -> None:
    scripts = part.scripts.exclude(entry=None).select_related("entry")
    whose = {script.code: script.entry.number for script in scripts if script.entry}
    enter_marks(room, part, whose, "REMARK")


def _decide_dialogue(room: SittingRehearsal, request: RemarkRequest) -> None:
    row = room.row(request.entry, PartKind.WRITTEN, "DIALOGUE")
    if row is None:
        return
    done = attempt(
        lambda: remark.decide(
            request=request,
            points=room.points(row),
            minutes="Biên bản đối thoại",
            by=room.cast.chair,
            at=room.clock.at,
        ),
        "NOT_ASKED_FOR",
    )
    if done:
        room.folder.use(row)
