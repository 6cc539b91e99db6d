"""What is wrong with who sits in a body, and with one person in two of them.

Source: regulations 4.1 (how many, as whom) and 4.3 (who may not also be whom).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from accounts.rules.duties import Duty, Role
from accounts.rules.separation import Meeting
from exams.rules.bodies import TEAMS, BodyKind, BodySeat, Office, meeting_of_seats, role_of
from exams.rules.checks import Check, error, warning
from exams.rules.supervision import SupervisionBySuperior


class Unfounded(StrEnum):
    """What a gate does about a body that works there and that no decision founded."""

    NAME_IT = "NAME_IT"
    MUST_BE_FOUNDED = "MUST_BE_FOUNDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRules:
    """What the profile asks of bodies: sizes of a council, member-secretaries, members to hear.

    `blocks_unfounded` keeps a gate shut before a body that works there is founded; else two
    persons name the body once, when they approve the eligible list. `blocks_own_supervision` does
    so where the head who chairs the council founded the supervision board.
    """

    council_sizes: tuple[int, ...] = (5, 7)
    member_secretaries: int = 1
    defence_members: int = 5
    supervision_required: bool = True
    blocks_unfounded: bool = False
    blocks_own_supervision: bool = True


def body_rules_of(values: Mapping[str, Mapping[str, Any]]) -> BodyRules:
    """Return what the values of a profile ask of bodies; what they leave out has its default."""
    bodies, scoring, usual = values.get("bodies", {}), values.get("scoring", {}), BodyRules()
    sizes = bodies.get("council_sizes")
    return BodyRules(
        council_sizes=usual.council_sizes if sizes is None else tuple(map(int, sizes)),
        member_secretaries=bodies.get("member_secretary", usual.member_secretaries),
        defence_members=scoring.get("panel_min_examiners", usual.defence_members),
        supervision_required=bodies.get("supervision_board_required", usual.supervision_required),
        blocks_unfounded=bodies.get("bodies_demanded") == Unfounded.MUST_BE_FOUNDED,
        blocks_own_supervision=bodies.get("supervision_by_superior")
        != SupervisionBySuperior.NAME_AT_FOUNDING,
    )


MAY_BE = frozenset({BodyKind.SECRETARIAT, BodyKind.PRINTING_TEAM, BodyKind.REMARK_BOARD})
LARGEST_COUNCIL = 15  # "up to 15 by decision": regulations annex ii D
MARKERS, WITH_THIRD = 2, 3  # two hands, and a third where they differ (TT 22/2025 art. 16)


def composition_checks(
    kind: BodyKind, seats: Sequence[BodySeat], rules: BodyRules, page: str = ""
) -> tuple[Check, ...]:
    """Return what is wrong with who sits in one body (regulations 4.1)."""
    return (
        *_offices(kind, seats, rules, page),
        *_numbers(kind, seats, rules, page),
        *_seated_twice(kind, seats, page),
    )


def is_demanded(kind: BodyKind, rules: BodyRules) -> bool:
    """Say whether a body has to be founded before the gate at which it works (regulations 4.1).

    A secretariat, a printing team and a remark board there may be or not; the supervision board
    where the profile requires it.
    """
    if kind is BodyKind.SUPERVISION_BOARD:
        return rules.supervision_required
    return kind not in MAY_BE


def not_founded(kind: BodyKind, rules: BodyRules, page: str = "") -> Check:
    """Return that a body works without a decision that founds it: it blocks, or is named."""
    say = error if rules.blocks_unfounded else warning
    return say("BODY_NOT_FOUNDED", Duty.PREPARE, page, items=(str(kind),), body=kind)


def _offices(
    kind: BodyKind, seats: Sequence[BodySeat], rules: BodyRules, page: str
) -> Iterable[Check]:
    count = Counter(seat.office for seat in seats)
    if count[Office.HEAD] != 1:
        yield _owed("BODY_ONE_HEAD", kind, page, count=count[Office.HEAD])
    secretaries = 0 if kind in TEAMS else rules.member_secretaries
    if count[Office.MEMBER_SECRETARY] != secretaries:
        named = count[Office.MEMBER_SECRETARY]
        yield _owed("BODY_SECRETARIES", kind, page, count=named, least=secretaries)


def _numbers(
    kind: BodyKind, seats: Sequence[BodySeat], rules: BodyRules, page: str
) -> Iterable[Check]:
    """Yield where there are too few, or a council has another size than the law names."""
    sitting = sum(seat.office is not Office.RESERVE for seat in seats)
    if kind is BodyKind.COUNCIL:
        yield from _council_size(sitting, rules, page)
        return
    at_work = [seat for seat in seats if role_of(kind, seat.office) in WORKERS.get(kind, ())]
    least = least_at_work(kind, rules)
    if len(at_work) < least:
        yield _owed("BODY_TOO_FEW", kind, page, count=len(at_work), least=least)
    elif kind in (BodyKind.MARKING_BOARD, BodyKind.REMARK_BOARD) and len(at_work) < WITH_THIRD:
        yield warning("NO_THIRD_HAND", Duty.PREPARE, page, body=kind)


def _council_size(sitting: int, rules: BodyRules, page: str) -> Iterable[Check]:
    sizes = rules.council_sizes
    if sitting in sizes:
        return
    facts: dict[str, Any] = {
        "count": sitting,
        "sizes": ", ".join(map(str, sizes)),
        "most": LARGEST_COUNCIL,
    }
    if not sizes or min(sizes) < sitting <= LARGEST_COUNCIL:
        yield warning("COUNCIL_SIZE_BY_DECISION", Duty.PREPARE, page, **facts)
    else:
        yield error("COUNCIL_SIZE", Duty.PREPARE, page, **facts)


# Who does the work of a body of which the law names a least number.
WORKERS: dict[BodyKind, frozenset[Role]] = {
    BodyKind.INVIGILATION_BOARD: frozenset({Role.INVIGILATOR}),
    BodyKind.CODING_BOARD: frozenset({Role.CUSTODIAN}),
    BodyKind.MARKING_BOARD: frozenset({Role.EXAMINER}),
    BodyKind.REMARK_BOARD: frozenset({Role.EXAMINER}),
    BodyKind.DEFENCE_BOARD: frozenset({Role.PANEL_MEMBER}),
}


def least_at_work(kind: BodyKind, rules: BodyRules) -> int:
    """Return how many people a body needs for its work: 0 where the law names no number."""
    if kind is BodyKind.DEFENCE_BOARD:
        return rules.defence_members
    return MARKERS if kind in WORKERS else 0


def _seated_twice(kind: BodyKind, seats: Sequence[BodySeat], page: str) -> Iterable[Check]:
    counts = Counter(seat.person for seat in seats)
    names = {seat.person: seat.name for seat in seats}
    for person, count in counts.items():
        if count > 1:
            yield _owed("SEATED_TWICE", kind, page, name=names[person])


def meeting_checks(
    seats: Sequence[BodySeat], elsewhere: Sequence[BodySeat], page: str = ""
) -> tuple[Check, ...]:
    """Return which new seats may not meet with those that the same people have, or had.

    A seat that was given up has been held: as with roles, it counts for the whole campaign.
    """
    pairs = {
        (new.person, other.kind): (new, other)
        for new in seats
        for other in elsewhere
        if new.person == other.person
    }
    checks = (_meeting_check(new, other, page) for _, (new, other) in sorted(pairs.items()))
    return tuple(filter(None, checks))


def _meeting_check(new: BodySeat, other: BodySeat, page: str) -> Check | None:
    meeting = meeting_of_seats(new, other)
    if meeting is Meeting.ALLOWED:
        return None
    facts: dict[str, Any] = {"name": new.name, "body": new.kind, "other": other.kind}
    if meeting is Meeting.WARNED:
        return warning("SEATS_MEET", Duty.PREPARE, page, items=(new.person,), **facts)
    return error("SEATS_APART", Duty.PREPARE, page, **facts)


def _owed(code: str, kind: BodyKind, page: str, /, **facts: Any) -> Check:
    return error(code, Duty.PREPARE, page, body=kind, **facts)
