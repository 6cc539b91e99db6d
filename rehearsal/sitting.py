"""The exam room of a rehearsal: who is who, who came, and what the slips say."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from accounts.models import Person
from candidates.actions import roll_call, sit
from candidates.actions.roll_call import Attendance
from candidates.models import Seal
from exams.models import Campaign, Entry, ExamPart
from exams.rules.checks import Check
from exams.rules.enums import PartKind, SanctionLevel, SittingState, ZeroReason
from exams.rules.refusals import Refusal
from exams.rules.scale import parse_points
from grading.actions import settle
from grading.actions.regulations import scoring_of
from rehearsal.clock import Clock
from rehearsal.enums import SanctionDecided, SlipKind
from rehearsal.folder import Folder, Row
from rehearsal.people import People
from rehearsal.two_persons import REASON, by_two
from results.rules.enums import ActName

MINUTES = "Biên bản phòng thi"
NOT_TAKEN = "Biên bản không đủ căn cứ trừ điểm"
MARKED = (
    SlipKind.MARK,
    SlipKind.REMARK,
    SlipKind.SLIP,
)  # given in steps; the other kinds are decided


class SittingRehearsal:
    """Who is who in one campaign, and what the slips say of each part."""

    def __init__(self, folder: Folder, campaign: Campaign, people: People, clock: Clock) -> None:
        self.folder, self.campaign, self.people, self.clock = folder, campaign, people, clock
        self.scoring = scoring_of(campaign)
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
        self.by_number = {entry.number: entry for entry in self.entries.values()}

    def by_two(
        self, act: str, checks: Iterable[Check] = (), *, asks: Person, applies: Person, **more: Any
    ) -> Any:
        """Let one person ask for an act of this campaign and another apply it, now."""
        at = self.clock.at
        return by_two(act, self.campaign, checks, asks=asks, applies=applies, at=at, **more)

    def decide_by_two(self, act: str, points: Decimal, **decided: Any) -> Any:
        """Let two persons decide a score that lies beyond the points it settles."""
        return self.by_two(act, points=f"{points:.2f}", reason=REASON, **decided)

    def part(self, kind: PartKind) -> ExamPart:
        return self.campaign.parts.select_related("campaign").get(kind=kind)

    def rows(self, entry: Entry, kind: PartKind, *kinds: str) -> list[Row]:
        return [row for row in self.slips[entry.number, kind] if row["kind"] in kinds]

    def row(self, entry: Entry, part: PartKind, kind: str, seq: str = "") -> Row | None:
        """Return the first slip of a kind and, where it has one, a number."""
        rows = self.rows(entry, part, kind)
        return next((row for row in rows if not seq or row["seq"] == seq), None)

    def use(self, row: Row) -> Decimal:
        """Return the points of a slip that an action uses."""
        self.folder.use(row)
        return self.points(row)

    def points(self, row: Row) -> Decimal:
        """Return the points of a slip. Raises Refusal ROW_OFF_SCALE, naming the line."""
        points = parse_points(row["value"])
        assert points is not None  # noqa: S101 - `read_slips` refused a blank
        scale = self.scoring.marks if row["kind"] in MARKED else self.scoring.decided
        try:
            scale.check(points)
        except Refusal as off:
            location = {"file": row["file"], "row": row["line"], "column": "value"}
            raise Refusal("ROW_OFF_SCALE", **location, **off.facts) from off
        return points


def attend(sitting: SittingRehearsal, part: ExamPart, entries: list[Entry]) -> None:
    """Take attendance as the slips say it; no row means present. Then the sanctions."""
    kind = PartKind(part.kind)
    if not entries:
        return
    roll_call.attend(
        part=part,
        attendance={entry: _attendance(sitting, entry, kind) for entry in entries},
        by=sitting.people.invigilator,
        at=sitting.clock.at,
    )
    for entry in entries:
        _disqualify(sitting, kind, entry)
        for row in sitting.rows(entry, kind, SlipKind.SANCTION):
            _sanction(sitting, part, entry, row)


def _sanction(sitting: SittingRehearsal, part: ExamPart, entry: Entry, row: Row) -> None:
    is_done = attempt(
        lambda: sit.sanction(
            part=part,
            entry=entry,
            level=SanctionLevel(row["value"]),
            minutes=MINUTES,
            on=sitting.clock.day,
            by=sitting.people.invigilator,
            at=sitting.clock.at,
        ),
        "ALREADY_SANCTIONED",
    )
    if is_done:
        sitting.folder.use(row)


def _disqualify(sitting: SittingRehearsal, kind: PartKind, entry: Entry) -> None:
    """Let the chair suspend or cancel, as the room's minutes propose, whom the slips name so."""
    row = sitting.row(entry, kind, SlipKind.ATTENDANCE)
    if row and row["value"] in list(SittingState) and SittingState(row["value"]).is_disqualified:
        sitting.by_two(
            ActName.DISQUALIFY,
            asks=sitting.people.invigilator,
            applies=sitting.people.chair,
            kind=kind,
            number=entry.number,
            state=row["value"],
            minutes=MINUTES,
        )


def _attendance(sitting: SittingRehearsal, entry: Entry, kind: PartKind) -> Attendance:
    rows = sitting.rows(entry, kind, SlipKind.ATTENDANCE)[:1]
    for row in rows:
        sitting.folder.use(row)
    value = rows[0]["value"] if rows else SittingState.PRESENT
    if value in list(ZeroReason):
        return Attendance(SittingState.PRESENT, ZeroReason(value), minutes=MINUTES)
    state = SittingState(value)
    came = SittingState.PRESENT if state.is_disqualified else state
    return Attendance(came, minutes=MINUTES if rows else "")


def decide_sanctions(sitting: SittingRehearsal, kind: PartKind) -> None:
    """Let the chair decide the sanctions whose decision the slips hold."""
    part = sitting.part(kind)
    for sanction in part.sanctions.select_related("entry", "part__campaign"):
        rows = sitting.rows(sanction.entry, kind, SlipKind.SANCTION)
        row = next(row for row in rows if row["value"] == sanction.level)
        if row["decided"]:
            applied = row["decided"] == SanctionDecided.YES
            settle.decide_sanction(
                sanction=sanction,
                applied=applied,
                reason="" if applied else NOT_TAKEN,
                by=sitting.people.chair,
                at=sitting.clock.at,
            )


def attempt(action: Callable[[], Any], *codes: str) -> bool:
    """Perform an action that the files offer; where the law does not ask for it, leave it."""
    try:
        action()
    except Refusal as refusal:
        if refusal.code not in codes:
            raise
        return False
    return True
