"""The gates of marking, of the defence and of the ranking.

Scripts are named by their codes while they are blind, people by their numbers afterwards.
Source: regulations 3 (P11 to P17), 5.4 to 5.8; TT 22/2025 arts. 16, 17, 19 to 22.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.rules.duties import Duty
from exams.rules.checks import Check, error, warning
from grading.rules.enums import Pending, PositionState

Open = Mapping[str, Sequence[Pending]]  # what each script or number still waits for

BOARD, DECISIONS = "grading:board", "grading:waiting"
_BLIND = {  # who owes what, while the scripts are blind
    Pending.THIRD_MARKER: Duty.ALLOCATE,
    Pending.HEAD_DISCUSSION: Duty.SETTLE,
    Pending.COLLECTIVE_MARKING: Duty.SETTLE,
}
_OPENED = {  # once the marks are frozen nobody is allocated any more: the head settles
    **dict.fromkeys(_BLIND, Duty.SETTLE),
    Pending.DIALOGUE: Duty.DECIDE,
}
_REMARKS = (Pending.REMARKS, Pending.REMARK_THIRD_MARKER)


def close_marking_checks(
    pending: Mapping[str, Pending], barred: Sequence[str] = ()
) -> tuple[Check, ...]:
    """Return what keeps the marks from being frozen, by code.

    Every first and second mark must be in. What the arithmetic left open may be named: from then
    on the blindness of these scripts ends, and they are settled by the named action. `barred`:
    scripts that somebody marked who is barred by now; others mark them while they are blind.
    """
    again = [error("MARKS_OF_BARRED", Duty.ALLOCATE, BOARD, items=barred)] if barred else []
    return (*again, *_close_marking(pending))


def _close_marking(pending: Mapping[str, Pending]) -> Iterable[Check]:
    missing = [code for code, reason in pending.items() if reason == Pending.MARKS]
    if missing:
        yield error("MARKS_MISSING", Duty.MARK, BOARD, items=missing)
    for reason, owner in _BLIND.items():
        codes = [code for code, open_reason in pending.items() if open_reason == reason]
        if codes:
            yield warning(f"OPEN_{reason}", owner, BOARD, items=codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialFacts:
    """What the gate of the official written list looks at."""

    on: date
    remark_until: date | None  # None: nothing was published yet
    pending: Open
    proposed: tuple[str, ...] = ()  # to be suspended or cancelled; the chair has not decided


def official_checks(facts: OfficialFacts) -> tuple[Check, ...]:
    """Return what keeps the written results from becoming official, or has to be named."""
    return tuple(_official(facts))


def _official(facts: OfficialFacts) -> Iterable[Check]:
    if facts.remark_until is None:
        yield error("NOT_PUBLISHED_YET", Duty.PUBLISH, "results:cong-bo-lan-dau")
    elif facts.on <= facts.remark_until:
        until = f"{facts.remark_until:%d/%m/%Y}"
        yield error("REMARK_WINDOW_OPEN", Duty.PUBLISH, until=until)
    unmarked = _waiting_for(facts.pending, *_REMARKS)
    if unmarked:
        yield error("REMARKS_UNMARKED", Duty.ALLOCATE, BOARD, items=unmarked)
    yield from _proposed(facts.proposed)
    yield from _open_written(facts.pending)


def _proposed(numbers: Sequence[str]) -> Iterable[Check]:
    """Yield whose disqualification the room proposed, and the chair has not decided."""
    if numbers:
        yield error("DISQUALIFICATION_OPEN", Duty.DECIDE, "results:requests", items=numbers)


def draw_checks(pending: Open) -> tuple[Check, ...]:
    """Return what has to be named before the defence: who may yet pass, or fail, in writing."""
    return tuple(_open_written(pending))


def _open_written(pending: Open) -> Iterable[Check]:
    for reason, owner in _OPENED.items():
        if numbers := _waiting_for(pending, reason):
            page = DECISIONS if reason == Pending.DIALOGUE else BOARD
            yield warning(f"OPEN_{reason}", owner, page, items=numbers)
    yield from _sanctions(pending)


def _sanctions(pending: Open) -> Iterable[Check]:
    if numbers := _waiting_for(pending, Pending.SANCTION_DECISION):
        yield warning("OPEN_SANCTION_DECISION", Duty.DECIDE, DECISIONS, items=numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class DefenceFacts:
    """What the gate at the end of the defence looks at; `pending` of those who defend."""

    pending: Open
    unseated: tuple[str, ...] = ()  # positions with defenders and no panel
    uncalled: tuple[str, ...] = ()  # defenders of whom nobody said whether they came
    proposed: tuple[str, ...] = ()  # to be suspended or cancelled; the chair has not decided
    unfinished: tuple[str, ...] = ()  # defenders with a slip that was begun and not handed in
    unscored: tuple[str, ...] = ()  # defenders whom a seated member has not scored


def close_defence_checks(facts: DefenceFacts) -> tuple[Check, ...]:
    """Return what keeps the defence from being closed, or has to be named."""
    return tuple(_close_defence(facts))


def _close_defence(facts: DefenceFacts) -> Iterable[Check]:
    yield from _not_begun(facts)
    if numbers := _waiting_for(facts.pending, Pending.PANEL_SLIPS):
        yield error("PANEL_SLIPS_MISSING", Duty.SCORE_DEFENCE, items=numbers)
    if facts.unfinished:
        yield error("SLIPS_UNFINISHED", Duty.SCORE_DEFENCE, items=facts.unfinished)
    if facts.unscored:
        yield warning("OPEN_SEAT", Duty.DECIDE, "grading:panel-list", items=facts.unscored)
    if numbers := _waiting_for(facts.pending, Pending.PANEL_HEAD_DECISION):
        yield warning("OPEN_PANEL_HEAD_DECISION", Duty.DECIDE, DECISIONS, items=numbers)
    yield from _sanctions(facts.pending)


def _not_begun(facts: DefenceFacts) -> Iterable[Check]:
    """Yield the positions without a panel, and what the room or the chair has yet to say."""
    if facts.unseated:
        yield error("PANEL_MISSING", Duty.DECIDE, DECISIONS, items=facts.unseated)
    if facts.uncalled:
        yield error(
            "ATTENDANCE_MISSING", Duty.INVIGILATE, "candidates:attendance", items=facts.uncalled
        )
    yield from _proposed(facts.proposed)


def results_checks(states: Mapping[str, PositionState]) -> tuple[Check, ...]:
    """Return the positions that the ranking leaves open, one check for each state."""
    by_state: dict[PositionState, list[str]] = {}
    for position, state in states.items():
        if state.is_open:
            by_state.setdefault(state, []).append(position)
    return tuple(
        warning(f"POSITION_{state}", Duty.DECIDE, DECISIONS, items=positions)
        for state, positions in by_state.items()
    )


def _waiting_for(pending: Open, *reasons: Pending) -> list[str]:
    return [number for number, open_reasons in pending.items() if set(reasons) & set(open_reasons)]
