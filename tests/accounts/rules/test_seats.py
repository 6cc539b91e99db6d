"""Each role that a board gives belongs to one board, and that board's seats do give it."""

import pytest

from accounts.rules.duties import Role
from accounts.rules.seats import BOARD_OF, roles_of_board
from exams.rules.bodies import ROLES, BodyKind


def test_each_role_that_a_seat_gives_belongs_to_one_board():
    given = {role for offices in ROLES.values() for role in offices.values()}
    assert set(BOARD_OF) == given


@pytest.mark.parametrize("role", BOARD_OF)
def test_the_board_of_a_role_gives_it(role):
    kind = BodyKind(BOARD_OF[role])
    assert role in ROLES[kind].values()
    assert role in roles_of_board(kind)


def test_a_remark_board_and_a_team_that_prints_end_no_role_by_name():
    assert roles_of_board(BodyKind.REMARK_BOARD) == ()
    assert roles_of_board(BodyKind.PRINTING_TEAM) == ()
    assert Role.SECRETARY not in roles_of_board(BodyKind.COUNCIL)
