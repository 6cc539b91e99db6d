"""Councils and boards: of whom they are made, who may sit in two, and what role a seat gives.

Source: regulations 4.1 (composition; NĐ 170/2025 art. 8, TT 22/2025 arts. 4, 5, 14, 16, 20, 23)
and 4.3 (who may not also be whom; TT 22/2025 art. 5(4)c, the Cẩm Mỹ case).
"""

from dataclasses import dataclass
from enum import StrEnum

from accounts.rules.duties import Role
from accounts.rules.separation import Meeting, meeting_of


class BodyKind(StrEnum):
    """The bodies of a campaign, in the order in which they work."""

    COUNCIL = "COUNCIL"
    SUPERVISION_BOARD = "SUPERVISION_BOARD"
    SECRETARIAT = "SECRETARIAT"
    SCREENING_BOARD = "SCREENING_BOARD"
    QUESTION_BOARD = "QUESTION_BOARD"
    PRINTING_TEAM = "PRINTING_TEAM"
    INVIGILATION_BOARD = "INVIGILATION_BOARD"
    CODING_BOARD = "CODING_BOARD"  # ban phách
    MARKING_BOARD = "MARKING_BOARD"
    REMARK_BOARD = "REMARK_BOARD"
    DEFENCE_BOARD = "DEFENCE_BOARD"


class Office(StrEnum):
    """As whom somebody sits; a reserve does nothing until they take the place of a member."""

    HEAD = "HEAD"
    DEPUTY = "DEPUTY"
    MEMBER_SECRETARY = "MEMBER_SECRETARY"
    MEMBER = "MEMBER"
    RESERVE = "RESERVE"


@dataclass(frozen=True, slots=True)
class BodySeat:
    """Somebody's seat in a body; `person` is how the trail names them, `name` what people read."""

    person: str
    name: str
    kind: BodyKind
    office: Office


LEADERS = frozenset({Office.HEAD, Office.DEPUTY})
WORKING_THROUGHOUT = (BodyKind.COUNCIL, BodyKind.SUPERVISION_BOARD, BodyKind.SECRETARIAT)
TEAMS = frozenset({BodyKind.SECRETARIAT, BodyKind.PRINTING_TEAM})  # no secretary of their own
_EVERYBODY = frozenset(Office) - {Office.RESERVE}
_MARKERS = frozenset({Office.MEMBER})


def _all(role: Role) -> dict[Office, Role]:
    return dict.fromkeys(_EVERYBODY, role)


# Who is here does in the system what the role permits; a council's plain member, the board that
# sets the questions and the team that prints them have nothing to do in it (regulations 4.5), nor
# has the secretary of those who mark: in Cẩm Mỹ it was the clerk who altered the marks.
ROLES: dict[BodyKind, dict[Office, Role]] = {
    BodyKind.COUNCIL: {
        Office.HEAD: Role.CHAIR,
        Office.DEPUTY: Role.CHAIR,
        Office.MEMBER_SECRETARY: Role.SECRETARY,
    },
    BodyKind.SUPERVISION_BOARD: _all(Role.SUPERVISOR),
    BodyKind.SECRETARIAT: _all(Role.SECRETARY),
    BodyKind.SCREENING_BOARD: _all(Role.SCREENING_OFFICER),
    BodyKind.QUESTION_BOARD: {},
    BodyKind.PRINTING_TEAM: {},
    BodyKind.INVIGILATION_BOARD: _all(Role.INVIGILATOR),
    BodyKind.CODING_BOARD: _all(Role.CUSTODIAN),
    BodyKind.MARKING_BOARD: {
        **dict.fromkeys(LEADERS, Role.HEAD_OF_MARKING),
        **dict.fromkeys(_MARKERS, Role.EXAMINER),
    },
    BodyKind.REMARK_BOARD: {
        **dict.fromkeys(LEADERS, Role.HEAD_OF_MARKING),
        **dict.fromkeys(_MARKERS, Role.EXAMINER),
    },
    BodyKind.DEFENCE_BOARD: _all(Role.PANEL_MEMBER),
}

# What regulations 4.3 says of two boards beyond what it says of their roles. Whoever set or
# printed the questions is kept apart until the paper has ended; marking them is no step beside it.
_TOGETHER: dict[frozenset[BodyKind], Meeting] = {
    frozenset({BodyKind.QUESTION_BOARD, BodyKind.PRINTING_TEAM}): Meeting.ALLOWED,
    frozenset({BodyKind.QUESTION_BOARD, BodyKind.MARKING_BOARD}): Meeting.WARNED,
    frozenset({BodyKind.QUESTION_BOARD, BodyKind.DEFENCE_BOARD}): Meeting.WARNED,
    frozenset({BodyKind.MARKING_BOARD, BodyKind.REMARK_BOARD}): Meeting.APART,
}
_WITHOUT_ROLE = frozenset({BodyKind.QUESTION_BOARD, BodyKind.PRINTING_TEAM})


# Whose names are public with their decision; the others set, code and mark the papers.
NAMED_AT_ONCE = frozenset(
    {
        BodyKind.COUNCIL,
        BodyKind.SUPERVISION_BOARD,
        BodyKind.SECRETARIAT,
        BodyKind.SCREENING_BOARD,
    }
)


def office_code(kind: BodyKind, office: Office) -> str:
    """Return the code of what an office is called in a body: a council has a chair, a team a head.

    Its word stands in the catalogue of words.
    """
    title = "COUNCIL" if kind is BodyKind.COUNCIL else "TEAM" if kind in TEAMS else "BOARD"
    return f"{title}_{office}" if office in LEADERS else f"OFFICE_{office}"


def role_of(kind: BodyKind, office: Office) -> Role | None:
    """Return the role that a seat gives in the campaign, None where it gives none."""
    return ROLES[kind].get(office)


def meeting_of_seats(first: BodySeat, second: BodySeat) -> Meeting:
    """Say whether one person may have two seats in one campaign, whichever comes first.

    Nobody who supervises sits elsewhere; nobody leads two boards. A reserve is measured as what
    they would become: a member.
    """
    kinds = frozenset({first.kind, second.kind})
    if len(kinds) == 1 or BodyKind.SUPERVISION_BOARD in kinds:
        return Meeting.APART
    is_leader = first.office in LEADERS and second.office in LEADERS
    if is_leader and BodyKind.COUNCIL not in kinds:
        return Meeting.APART
    return _TOGETHER.get(kinds) or _by_roles(first, second, kinds)


def _by_roles(first: BodySeat, second: BodySeat, kinds: frozenset[BodyKind]) -> Meeting:
    roles = [role_of(seat.kind, _acting(seat.office)) for seat in (first, second)]
    if all(roles):
        return meeting_of(*[role for role in roles if role])
    is_council = BodyKind.COUNCIL in kinds
    return Meeting.ALLOWED if is_council or not kinds & _WITHOUT_ROLE else Meeting.APART


def _acting(office: Office) -> Office:
    return Office.MEMBER if office is Office.RESERVE else office
