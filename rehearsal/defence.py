"""The defence of a rehearsal: lots, slips, decisions; then the ranking and its publication."""

from collections import defaultdict
from datetime import date
from typing import Any

from exams.models import Entry, ExamPart
from exams.rules.enums import PartKind
from grading.actions import panel, rank
from grading.models import Seat
from grading.rules.enums import Pending, PositionState, Result, Survivor
from rehearsal.folder import Row
from rehearsal.sitting import SittingRehearsal, attempt, attend, decide_sanctions
from rehearsal.two_persons import by_two
from results.actions import gates


def defence_part(room: SittingRehearsal) -> None:
    """Walk the proposal defence from the drawing of lots to the closing of the panel."""
    cast, clock = room.cast, room.clock
    decide_survivors(room)
    clock.on(room.folder.exam_day(PartKind.PROPOSAL))
    part = room.part(PartKind.PROPOSAL)
    defenders = rank.defenders(room.campaign)
    by_two(
        "DRAW_LOTS",
        room.campaign,
        gates.of_draw(room.campaign),
        asks=cast.chair,
        applies=cast.secretary,
        at=clock.at,
    )
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
    by_two(
        "CLOSE_DEFENCE",
        room.campaign,
        gates.of_close_defence(part),
        asks=cast.secretary,
        applies=cast.chair,
        at=clock.at,
    )


def _score(room: SittingRehearsal, part: ExamPart, position: Any, entries: list[Entry]) -> None:
    seats = panel.seat(
        part=part, position=position, members=room.cast.panel, by=room.cast.chair, at=room.clock.at
    )
    by_number = {str(seat.number): seat for seat in seats}
    for entry in entries:
        for row in room.rows(entry, PartKind.PROPOSAL, "SLIP"):
            _slip(room, by_number[str(int(row["seq"]))], entry, row)


def _slip(room: SittingRehearsal, seat: Seat, entry: Entry, row: Row) -> None:
    member, points = seat.member, room.points(row)
    done = attempt(
        lambda: panel.enter(
            seat=seat, entry=entry, points=points, seen=0, by=member, at=room.clock.at
        ),
        "NOT_DEFENDING",
        "HANDED_IN",
    )
    if done:
        room.folder.use(row)
        panel.hand_in(seat=seat, entry=entry, by=member, at=room.clock.at)


def _decide_panel(room: SittingRehearsal, part: ExamPart, entry: Entry) -> None:
    row = room.row(entry, PartKind.PROPOSAL, "PANEL_HEAD")
    if row:
        panel.decide(
            entry=entry,
            part=part,
            points=room.use(row),
            reason="Chênh lệch quá mức cho phép",
            by=room.cast.chair,
            at=room.clock.at,
        )


def decide_survivors(room: SittingRehearsal) -> None:
    """Enter the decisions about those who alone passed the written gate."""
    alone = {
        one.ranking.position
        for one in rank.compute_results(room.campaign).decided
        if one.ranking.state == PositionState.SINGLE_SURVIVOR_PENDING
    }
    for row in room.folder.decisions:
        if row["kind"] == "SINGLE_SURVIVOR" and row["position"] in alone:
            room.folder.use(row)
            position = room.campaign.positions.get(code=row["position"])
            rank.decide_survivor(
                position=position,
                value=Survivor(row["value"]),
                document=row["document"],
                on=date.fromisoformat(row["date"]),
                by=room.cast.chair,
                at=room.clock.at,
            )


def rank_and_publish(room: SittingRehearsal) -> None:
    """Enter the head's order of ties, draw up the ranking and publish it."""
    clock, cast = room.clock, room.cast
    clock.on(room.folder.date("reported"))
    _order_ties(room)
    rank.rank(campaign=room.campaign, by=cast.chair, at=clock.at)
    clock.on(room.folder.date("published"))
    by_two(
        "PUBLISH_RESULTS",
        room.campaign,
        gates.of_results(room.campaign),
        asks=cast.secretary,
        applies=cast.chair,
        at=clock.at,
        number="294/TB-HĐTT",
    )


def _order_ties(room: SittingRehearsal) -> None:
    """Enter the head's order where a tie straddles the last seat, and nowhere else."""
    rankings = (one.ranking for one in rank.compute_results(room.campaign).decided)
    tied = {row.entry for one in rankings for row in one.rows if row.result == Result.TIE_PENDING}
    ties: dict[tuple[str, str, str], dict[Entry, int]] = defaultdict(dict)
    for row in room.folder.decisions:
        entry = room.entries.get((row["citizen_id"], row["position"]))
        if row["kind"] == "TIE_ORDER" and entry and entry.number in tied:
            room.folder.use(row)
            ties[row["position"], row["document"], row["date"]][entry] = int(row["value"])
    for (_, document, day), places in ties.items():
        on = date.fromisoformat(day)
        rank.order_tie(
            places=places, document=document, on=on, by=room.cast.chair, at=room.clock.at
        )
