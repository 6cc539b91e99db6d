"""Who came to a part, and who did not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.actions.recused import require_entries_open
from exams.models import Entry, ExamPart, Sitting
from exams.rules.enums import PartKind, SittingState, ZeroReason
from exams.rules.refusals import Refusal
from exams.rules.stages import MARKINGS, SITTINGS, steps_of

NOT_OF_THE_ROOM = {
    SittingState.WITHDRAWN: "HAS_WITHDRAWN",
    SittingState.CALLED_OFF: "IS_CALLED_OFF",
}


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
    """Record, or correct with minutes, who sat a part and who was absent.

    Who is suspended or cancelled is the chair's decision (`disqualify`). Raises Refusal
    NOT_YOUR_DUTY, WRONG_STAGE, OTHER_CAMPAIGN, RECUSED_FROM, STALE_ATTENDANCE or, from another
    window of one's own, STALE_ATTENDANCE_OWN (with what was saved meanwhile), CHAIR_DISQUALIFIES,
    MINUTES_MISSING, HAS_WITHDRAWN, IS_CALLED_OFF, HEARD_ALREADY (a slip about this person is in,
    nobody calls them absent), or SCRIPTS_SEALED: once the codes are drawn a script can still become
    zero by rule, but nobody becomes absent, and nobody comes to have handed in one.
    """
    locked = lock_campaign(part.campaign, *steps_of(PartKind(part.kind)))
    require_same_campaign(locked, *attendance)
    require_entries_open(by, *attendance)
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
    heard = set(part.lots.exclude(heard_at=None).values_list("entry_id", flat=True))
    rows = []
    for entry, listed in attendance.items():
        sitting = stored.get(entry.pk) or Sitting(entry=entry, part=part)
        if entry.pk in heard and listed.state == SittingState.ABSENT:
            raise Refusal("HEARD_ALREADY", number=entry.number, field="state")
        _require_fresh(sitting, listed)
        _require_no_decision(sitting, listed)
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
        raise Refusal(_stale(sitting), number=sitting.entry.number, saved=sitting.state)


def _stale(sitting: Sitting) -> str:
    """Tell one's own other window from another hand: the row's event knows who wrote it."""
    by = running().by
    is_own = sitting.ver > 0 and isinstance(by, Person) and sitting.event.actor == by.pseudonym
    return "STALE_ATTENDANCE_OWN" if is_own else "STALE_ATTENDANCE"


def _require_no_decision(sitting: Sitting, listed: Attendance) -> None:
    """Refuse to suspend, to cancel, or to lift either: the room only proposes it.

    Nor does the room say of anybody that they withdrew or were called off, or that they came.
    """
    for state, code in NOT_OF_THE_ROOM.items():
        if state in (sitting.state, listed.state) and sitting.state != listed.state:
            raise Refusal(code, number=sitting.entry.number, field="state")
    states = {SittingState(sitting.state or listed.state), listed.state}
    is_same = bool(sitting.state) and len(states) == 1
    if any(state.is_disqualified for state in states) and not is_same:
        raise Refusal("CHAIR_DISQUALIFIES", number=sitting.entry.number, field="state")


def _require_minutes(sitting: Sitting, listed: Attendance, *, sealed: bool) -> None:
    zero = listed.zero or ""
    changed = sitting.ver > 0 and (sitting.state, sitting.zero) != (listed.state, zero)
    moved = sitting.state != listed.state and SittingState.ABSENT in (sitting.state, listed.state)
    handed_in = listed.state == SittingState.PRESENT and not zero
    if sealed and changed and (moved or handed_in):
        raise Refusal("SCRIPTS_SEALED", number=sitting.entry.number)
    if (listed.zero or listed.state.is_disqualified or changed) and not listed.minutes.strip():
        raise Refusal("MINUTES_MISSING", number=sitting.entry.number, field="minutes")
