"""The defence of a rehearsal: lots, slips, decisions."""

from datetime import date
from typing import Any

from exams.models import Entry, ExamPart
from exams.rules.enums import PartKind
from grading.actions import deciding, defence_slip, panel, rank, readiness
from grading.models import Seat
from grading.rules.enums import Pending, PositionState, Survivor
from rehearsal.enums import RehearsedDecision, SlipKind
from rehearsal.folder import Row
from rehearsal.sitting import SittingRehearsal, attempt, attend, decide_sanctions
from rehearsal.special import close_unanswered
from results.actions import gates, written_gates
from results.rules.enums import ActName


def defence_part(sitting: SittingRehearsal) -> None:
    """Walk the proposal defence from the drawing of lots to the closing of the panel."""
    people, clock = sitting.people, sitting.clock
    decide_survivors(sitting)
    clock.on(sitting.folder.exam_day(PartKind.PROPOSAL))
    part = sitting.part(PartKind.PROPOSAL)
    defenders = rank.defenders(sitting.campaign)
    close_unanswered(part.campaign, people, clock)
    _seat_panels(sitting, part)
    open_points = written_gates.of_draw(sitting.campaign)
    sitting.by_two(ActName.DRAW_LOTS, open_points, asks=people.chair, applies=people.secretary)
    _hear(sitting, part, defenders)
    clock.on(sitting.folder.date("marking_finished"))
    open_points = gates.of_close_defence(part)
    sitting.by_two(ActName.CLOSE_DEFENCE, open_points, asks=people.secretary, applies=people.chair)
    _decide_spreads(sitting, sitting.part(PartKind.PROPOSAL), defenders)


def _seat_panels(sitting: SittingRehearsal, part: ExamPart) -> None:
    """Seat a panel for each position that somebody defends, before the order is drawn."""
    chair, at = sitting.people.chair, sitting.clock.at
    for position in readiness.defended_positions(part):
        panel.seat(part=part, position=position, members=sitting.people.panel, by=chair, at=at)


def _hear(sitting: SittingRehearsal, part: ExamPart, defenders: list[Entry]) -> None:
    """Let the panels score everybody who came, and the chair decide what is left to decide."""
    attend(sitting, part, defenders)
    _score_positions(sitting, part, defenders)
    decide_sanctions(sitting, PartKind.PROPOSAL)
    _decide_spreads(sitting, part, defenders)


def _score_positions(sitting: SittingRehearsal, part: ExamPart, defenders: list[Entry]) -> None:
    for position in sitting.campaign.positions.all():
        defending = [entry for entry in defenders if entry.position_id == position.pk]
        if defending:
            _score(sitting, part, position, defending)


def _decide_spreads(sitting: SittingRehearsal, part: ExamPart, defenders: list[Entry]) -> None:
    """Let the chair decide where the slips lie too far apart, once every member has spoken."""
    still_scored = deciding.numbers_still_scored(part, sitting.part(PartKind.PROPOSAL).campaign)
    for number, pending in panel.outstanding(part).items():
        if Pending.PANEL_HEAD_DECISION in pending and number not in still_scored:
            _decide_panel(sitting, part, next(e for e in defenders if e.number == number))


def _score(sitting: SittingRehearsal, part: ExamPart, position: Any, entries: list[Entry]) -> None:
    by_number = {str(seat.number): seat for seat in position.seats.filter(part=part)}
    for entry in entries:
        for row in sitting.rows(entry, PartKind.PROPOSAL, SlipKind.SLIP):
            _slip(sitting, by_number[str(int(row["seq"]))], entry, row)


def _slip(sitting: SittingRehearsal, seat: Seat, entry: Entry, row: Row) -> None:
    member, points = seat.member, sitting.points(row)
    is_done = attempt(
        lambda: defence_slip.enter(
            seat=seat, entry=entry, points=points, seen=0, by=member, at=sitting.clock.at
        ),
        "NOT_DEFENDING",
        "HANDED_IN",
    )
    if is_done:
        sitting.folder.use(row)
        defence_slip.hand_in(seat=seat, entry=entry, by=member, at=sitting.clock.at)


def _decide_panel(sitting: SittingRehearsal, part: ExamPart, entry: Entry) -> None:
    row = sitting.row(entry, PartKind.PROPOSAL, SlipKind.PANEL_HEAD)
    if row is None:
        return
    people, points, reason = sitting.people, sitting.use(row), "Chênh lệch quá mức cho phép"
    if deciding.bounds_of_defence(entry, part, sitting.campaign).holds(points):
        decided: dict[str, Any] = {"points": points, "reason": reason}
        panel.decide(entry=entry, part=part, by=people.chair, at=sitting.clock.at, **decided)
        return
    sitting.decide_by_two(
        ActName.DECIDE_DEFENCE,
        points,
        asks=people.chair,
        applies=people.supervisor,
        number=entry.number,
    )


def decide_survivors(sitting: SittingRehearsal) -> None:
    """Enter the decisions about those who alone passed the written gate."""
    alone = {
        position_result.ranking.position
        for position_result in rank.compute_results(sitting.campaign).decided
        if position_result.ranking.state == PositionState.SINGLE_SURVIVOR_PENDING
    }
    last = {}  # a later line stands in the place of an earlier one: it is decided once
    for row in sitting.folder.decisions:
        if row["kind"] == RehearsedDecision.SINGLE_SURVIVOR and row["position"] in alone:
            sitting.folder.use(row)
            last[row["position"]] = row
    for row in last.values():
        _decide_survivor(sitting, row)


def _decide_survivor(sitting: SittingRehearsal, row: Row) -> None:
    rank.decide_survivor(
        position=sitting.campaign.positions.get(code=row["position"]),
        value=Survivor(row["value"]),
        document=row["document"],
        on=date.fromisoformat(row["date"]),
        by=sitting.people.chair,
        at=sitting.clock.at,
    )
