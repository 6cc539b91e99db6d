"""Second half of a rehearsal: sit, mark, settle, remark, defend, rank, publish."""

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from candidates.actions import sit
from candidates.actions.sit import Attendance
from candidates.models import Seal
from config.rehearsal.cast import Cast
from config.rehearsal.clock import Clock, day_after
from config.rehearsal.folder import Folder, Row
from exams.actions.envelope import open_envelope
from exams.models import Campaign, Entry, ExamPart, Script
from exams.rules.refusals import Refusal
from exams.rules.terms import PartKind, SanctionLevel, SittingState, ZeroReason
from grading.actions import assign, mark, panel, rank, remark, settle
from grading.models import Assignment, RemarkRequest, Seat
from grading.rules.terms import Pending, Survivor
from results.actions import publish, unseal

_ASKED = {"AGREED": Pending.HEAD_DISCUSSION, "HEAD": Pending.HEAD_DISCUSSION}
_SETTLED = {**_ASKED, "COLLECTIVE": Pending.COLLECTIVE_MARKING}


class Room:
    """Who is who in one campaign, and what the slips say of each part."""

    def __init__(self, folder: Folder, campaign: Campaign, cast: Cast, clock: Clock) -> None:
        self.folder, self.campaign, self.cast, self.clock = folder, campaign, cast, clock
        seals = Seal.objects.filter(entry__campaign=campaign)
        self.entries: dict[tuple[str, str], Entry] = {
            (seal.application.citizen_id, seal.application.position_code): seal.entry
            for seal in seals.select_related("entry__position", "application")
        }
        self.slips: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in folder.slips:
            entry = self.entries.get((row["citizen_id"], row["position"]))
            if entry:
                self.slips[entry.number, row["part"]].append(row)

    def part(self, kind: PartKind) -> ExamPart:
        return self.campaign.parts.select_related("campaign").get(kind=kind)

    def rows(self, entry: Entry, kind: PartKind, *kinds: str) -> list[Row]:
        return [row for row in self.slips[entry.number, kind] if row["kind"] in kinds]

    def points(self, entry: Entry, part: PartKind, kind: str, seq: str = "") -> Decimal | None:
        found = [row for row in self.rows(entry, part, kind) if row["seq"] in ("", seq)]
        return Decimal(found[0]["value"]) if found else None


def written_part(room: Room) -> None:
    """Walk the written test from the room to its official results."""
    room.clock.on(room.folder.date("written_exam"))
    part = room.part(PartKind.WRITTEN)
    attend(room, part, list(room.entries.values()))
    stub = sit.seal(part=part, by=room.cast.custodian, at=room.clock.at)
    pairs = json.loads(open_envelope(bytes(stub.sealed)))
    whose = {code: pair["number"] for code, pair in pairs.items()}
    mark_scripts(room, part, whose)
    settle.close(part=part, despite_outstanding=True, by=room.cast.head, at=room.clock.at)
    for officer in (room.cast.custodian, room.cast.supervisor):
        unseal.approve(part=room.part(PartKind.WRITTEN), by=officer, at=room.clock.at)
    decide_sanctions(room, PartKind.WRITTEN)
    publish_and_remark(room)


def attend(room: Room, part: ExamPart, entries: list[Entry]) -> None:
    """Take attendance as the slips say it; no row means present. Then the sanctions."""
    kind = PartKind(part.kind)
    if not entries:
        return
    sit.attend(
        part=part,
        attendance={entry: _attendance(room.rows(entry, kind, "ATTENDANCE")) for entry in entries},
        by=room.cast.invigilator,
        at=room.clock.at,
    )
    for entry in entries:
        for row in room.rows(entry, kind, "SANCTION"):
            sit.sanction(
                part=part,
                entry=entry,
                level=SanctionLevel(row["value"]),
                minutes="Biên bản phòng thi",
                by=room.cast.invigilator,
                at=room.clock.at,
            )


def _attendance(rows: list[Row]) -> Attendance:
    said = rows[0]["value"] if rows else SittingState.PRESENT
    if said in list(ZeroReason):
        return Attendance(SittingState.PRESENT, ZeroReason(said), minutes="Biên bản phòng thi")
    return Attendance(SittingState(said), minutes="Biên bản phòng thi" if rows else "")


def mark_scripts(room: Room, part: ExamPart, whose: dict[str, str]) -> None:
    """Allocate the scripts, enter the marks of both hands, then third hands and settlements."""
    if not whose:
        return
    assign.allocate(part=part, by=room.cast.head, at=room.clock.at)
    enter_marks(room, part, whose, "MARK")
    by_number = {entry.number: entry for entry in room.entries.values()}
    for code, pending in settle.outstanding(part).items():
        entry = by_number[whose[code]]
        if pending == Pending.THIRD_MARKER and room.points(entry, PartKind.WRITTEN, "MARK", "3"):
            script = Script.objects.get(code=code)
            assign.third_hand(script=script, by=room.cast.head, at=room.clock.at)
    enter_marks(room, part, whose, "MARK")
    for code, pending in settle.outstanding(part).items():
        _settle(room, code, by_number[whose[code]], pending)


def enter_marks(room: Room, part: ExamPart, whose: dict[str, str], kind: str) -> None:
    """Enter every mark that the slips have and no desk has yet; each examiner hands in."""
    by_number = {entry.number: entry for entry in room.entries.values()}
    desks = Assignment.objects.filter(script__part=part, round=kind, mark=None)
    markers = set()
    for desk in desks.select_related("script__part__campaign", "examiner"):
        entry = by_number[whose[desk.script.code]]
        points = room.points(entry, PartKind.WRITTEN, kind, str(desk.hand))
        if points is None:
            continue
        mark.enter(desk=desk, points=points, seen=0, by=desk.examiner, at=room.clock.at)
        markers.add(desk.examiner)
    for marker in sorted(markers, key=lambda person: person.pk):
        mark.hand_in(campaign=room.campaign, by=marker, at=room.clock.at)


def _settle(room: Room, code: str, entry: Entry, pending: Pending) -> None:
    for kind, asked in _SETTLED.items():
        points = room.points(entry, PartKind.WRITTEN, kind)
        if pending == asked and points is not None:
            settle.settle(
                script=Script.objects.select_related("part__campaign").get(code=code),
                kind=kind,
                points=points,
                minutes="Biên bản chấm thi",
                by=room.cast.head,
                at=room.clock.at,
            )
            return


def decide_sanctions(room: Room, kind: PartKind) -> None:
    """Let the chair decide the sanctions whose decision the slips hold."""
    part = room.part(kind)
    for sanction in part.sanctions.select_related("entry", "part__campaign"):
        rows = room.rows(sanction.entry, kind, "SANCTION")
        row = next(row for row in rows if row["value"] == sanction.level)
        if row["decided"]:
            settle.decide_sanction(
                sanction=sanction,
                applied=row["decided"] == "YES",
                by=room.cast.chair,
                at=room.clock.at,
            )


def publish_and_remark(room: Room) -> None:
    """Publish provisionally, take and answer the remark requests, publish officially."""
    clock, cast = room.clock, room.cast
    clock.on(room.folder.date("provisional_published"))
    publish.provisional(part=room.part(PartKind.WRITTEN), number="", by=cast.chair, at=clock.at)
    part = room.part(PartKind.WRITTEN)
    requests = _request_remarks(room, part)
    clock.on(day_after(part.remark_until))
    for _ in range(2):  # two remarkers, then a third where they differ
        for request in requests:
            _assign_remarkers(room, request)
        _enter_remarks(room, part)
    for request in requests:
        _decide_dialogue(room, request)
    clock.on(room.folder.date("remark_published"))
    publish.official(
        part=room.part(PartKind.WRITTEN),
        number="",
        despite_outstanding=True,
        by=cast.chair,
        at=clock.at,
    )


def _request_remarks(room: Room, part: ExamPart) -> list[RemarkRequest]:
    requests = []
    for entry in sorted(room.entries.values(), key=lambda entry: entry.number):
        for row in room.rows(entry, PartKind.WRITTEN, "REMARK_REQUEST"):
            on = date.fromisoformat(row["date"])
            requests.append(
                remark.request(
                    entry=entry,
                    part=part,
                    on=on,
                    until=part.remark_until,
                    by=room.cast.secretary,
                    at=room.clock.at,
                )
            )
    return requests


def _assign_remarkers(room: Room, request: RemarkRequest) -> None:
    """Give out the script where the rule asks for hands, and the slips have what they found."""
    entry = request.entry
    if not room.rows(entry, PartKind.WRITTEN, "REMARK"):
        return
    attempt(
        lambda: assign.remarkers(request=request, by=room.cast.head, at=room.clock.at),
        "REFUSED_LATE",
        "NO_THIRD_NEEDED",
    )


def _enter_remarks(room: Room, part: ExamPart) -> None:
    scripts = part.scripts.exclude(entry=None).select_related("entry")
    whose = {script.code: script.entry.number for script in scripts if script.entry}
    enter_marks(room, part, whose, "REMARK")


def _decide_dialogue(room: Room, request: RemarkRequest) -> None:
    points = room.points(request.entry, PartKind.WRITTEN, "DIALOGUE")
    if points is not None:
        attempt(
            lambda: remark.decide(
                request=request,
                points=points,
                minutes="Biên bản đối thoại",
                by=room.cast.chair,
                at=room.clock.at,
            ),
            "NOT_ASKED_FOR",
        )


def defence_part(room: Room) -> None:
    """Walk the proposal defence from the drawing of lots to the closing of the panel."""
    cast, clock = room.cast, room.clock
    decide_survivors(room)
    clock.on(room.folder.date("defence"))
    part = room.part(PartKind.PROPOSAL)
    defenders = rank.defenders(room.campaign)
    sit.draw_lots(part=part, defenders=defenders, by=cast.secretary, at=clock.at)
    attend(room, part, defenders)
    for position in room.campaign.positions.all():
        ours = [entry for entry in defenders if entry.position_id == position.pk]
        if ours:
            _score(room, part, position, ours)
    decide_sanctions(room, PartKind.PROPOSAL)
    for number, pending in panel.outstanding(part).items():
        if Pending.PANEL_HEAD_DECISION in pending:
            _decide_panel(room, part, next(e for e in defenders if e.number == number))
    clock.on(room.folder.date("marking_finished"))
    panel.close(part=part, despite_outstanding=True, by=cast.chair, at=clock.at)


def _score(room: Room, part: ExamPart, position: Any, entries: list[Entry]) -> None:
    seats = panel.seat(
        part=part, position=position, members=room.cast.panel, by=room.cast.chair, at=room.clock.at
    )
    by_number = {str(seat.number): seat for seat in seats}
    for entry in entries:
        for row in room.rows(entry, PartKind.PROPOSAL, "SLIP"):
            _slip(room, by_number[row["seq"]], entry, Decimal(row["value"]))


def _slip(room: Room, seat: Seat, entry: Entry, points: Decimal) -> None:
    member = seat.member
    done = attempt(
        lambda: panel.enter(
            seat=seat, entry=entry, points=points, seen=0, by=member, at=room.clock.at
        ),
        "NOT_DEFENDING",
    )
    if done:
        panel.hand_in(seat=seat, entry=entry, by=member, at=room.clock.at)


def _decide_panel(room: Room, part: ExamPart, entry: Entry) -> None:
    points = room.points(entry, PartKind.PROPOSAL, "PANEL_HEAD")
    if points is not None:
        panel.decide(
            entry=entry,
            part=part,
            points=points,
            reason="Chênh lệch quá mức cho phép",
            by=room.cast.chair,
            at=room.clock.at,
        )


def decide_survivors(room: Room) -> None:
    """Enter the decisions about those who alone passed the written gate."""
    for row in room.folder.decisions:
        position = room.campaign.positions.filter(code=row["position"]).first()
        if row["kind"] == "SINGLE_SURVIVOR" and position:
            rank.decide_survivor(
                position=position,
                value=Survivor(row["value"]),
                document=row["document"],
                on=date.fromisoformat(row["date"]),
                by=room.cast.chair,
                at=room.clock.at,
            )


def rank_and_publish(room: Room) -> None:
    """Enter the head's order of ties, draw up the ranking and publish it."""
    clock, cast = room.clock, room.cast
    clock.on(room.folder.date("reported"))
    _order_ties(room)
    rank.rank(campaign=room.campaign, by=cast.chair, at=clock.at)
    clock.on(room.folder.date("published"))
    publish.results(campaign=room.campaign, number="", by=cast.chair, at=clock.at)


def _order_ties(room: Room) -> None:
    ties: dict[tuple[str, str, str], dict[Entry, int]] = defaultdict(dict)
    for row in room.folder.decisions:
        entry = room.entries.get((row["citizen_id"], row["position"]))
        if row["kind"] == "TIE_ORDER" and entry:
            ties[row["position"], row["document"], row["date"]][entry] = int(row["value"])
    for (_, document, day), places in ties.items():
        on = date.fromisoformat(day)
        rank.order_tie(
            places=places, document=document, on=on, by=room.cast.chair, at=room.clock.at
        )


def attempt(deed: Callable[[], Any], *codes: str) -> bool:
    """Do a deed that the files offer; where the law does not ask for it, leave it."""
    try:
        deed()
    except Refusal as refusal:
        if refusal.code not in codes:
            raise
        return False
    return True
