"""Which role a seat gives, and who may have two seats (regulations 4.3)."""

import pytest

from accounts.rules.duties import Role
from accounts.rules.separation import Meeting, meeting_of
from exams.rules.bodies import BodyKind, BodySeat, Office, meeting_of_seats, office_code, role_of

QUESTION, PRINT = BodyKind.QUESTION_BOARD, BodyKind.PRINTING_TEAM
INVIGILATE, PHACH = BodyKind.INVIGILATION_BOARD, BodyKind.CODING_BOARD
MARK, REMARK = BodyKind.MARKING_BOARD, BodyKind.REMARK_BOARD
PROJECT, SECRETARY = BodyKind.DEFENCE_BOARD, BodyKind.SECRETARIAT
SUPERVISE = BodyKind.SUPERVISION_BOARD
X, OK, WARNED = Meeting.APART, Meeting.ALLOWED, Meeting.WARNED
COLUMNS = (QUESTION, PRINT, INVIGILATE, PHACH, MARK, REMARK, PROJECT, SECRETARY, SUPERVISE)
TABLE = {  # regulations 4.3, as it is printed there; a body is never met with itself
    QUESTION: (None, OK, X, X, WARNED, X, WARNED, X, X),
    INVIGILATE: (X, X, None, X, X, X, OK, OK, X),
    PHACH: (X, X, X, None, X, X, OK, X, X),
    MARK: (WARNED, X, X, X, None, X, OK, X, X),
    REMARK: (X, X, X, X, X, None, OK, X, X),
    SECRETARY: (X, X, OK, X, X, X, OK, None, X),
}
CASES = [
    (row, column, cell)
    for row, cells in TABLE.items()
    for column, cell in zip(COLUMNS, cells, strict=True)
    if cell
]


def seat(kind, office=Office.MEMBER):
    return BodySeat("u-1", "An", kind, office)


@pytest.mark.parametrize(("kind", "other", "meeting"), CASES)
def test_two_boards_meet_in_one_person_as_the_table_says_from_either_side(kind, other, meeting):
    assert meeting_of_seats(seat(kind), seat(other)) is meeting
    assert meeting_of_seats(seat(other), seat(kind)) is meeting


def test_no_two_seats_meet_whose_roles_lie_apart():
    for kind in BodyKind:
        for other in BodyKind:
            for office in Office:
                roles = [role_of(kind, office), role_of(other, office)]
                if kind != other and all(roles) and meeting_of(*roles) is X:
                    assert meeting_of_seats(seat(kind, office), seat(other, office)) is X


def test_nobody_leads_two_boards_but_who_leads_the_council_may_have_a_plain_seat():
    leads = meeting_of_seats(seat(PROJECT, Office.HEAD), seat(SECRETARY, Office.DEPUTY))
    of_the_council = meeting_of_seats(seat(BodyKind.COUNCIL, Office.HEAD), seat(PROJECT))

    assert leads is X
    assert of_the_council is OK


def test_a_plain_member_of_the_council_sits_anywhere_but_where_the_council_is_supervised():
    own = seat(BodyKind.COUNCIL)

    assert {meeting_of_seats(own, seat(kind)) for kind in TABLE} == {OK}
    assert meeting_of_seats(own, seat(SUPERVISE)) is X


def test_a_reserve_is_measured_as_the_member_that_they_would_become():
    assert meeting_of_seats(seat(MARK, Office.RESERVE), seat(PHACH)) is X
    assert meeting_of_seats(seat(MARK, Office.RESERVE), seat(PROJECT)) is OK


def test_the_seat_gives_the_role_and_a_reserve_has_none():
    assert role_of(BodyKind.COUNCIL, Office.HEAD) is Role.CHAIR
    assert role_of(BodyKind.COUNCIL, Office.MEMBER) is None
    assert role_of(MARK, Office.HEAD) is Role.HEAD_OF_MARKING
    assert role_of(MARK, Office.MEMBER) is Role.EXAMINER
    assert role_of(MARK, Office.MEMBER_SECRETARY) is None  # the Cẩm Mỹ case
    assert {role_of(kind, Office.RESERVE) for kind in BodyKind} == {None}


def test_a_council_has_a_chair_a_board_a_head_and_all_have_members():
    assert office_code(BodyKind.COUNCIL, Office.HEAD) == "COUNCIL_HEAD"
    assert office_code(MARK, Office.DEPUTY) == "BOARD_DEPUTY"
    assert office_code(SECRETARY, Office.HEAD) == "TEAM_HEAD"
    assert office_code(MARK, Office.MEMBER) == "OFFICE_MEMBER"
