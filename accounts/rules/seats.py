"""By sitting in which board a role is given: once it is founded, nobody has that role by name.

Source: NĐ 170/2025 art. 8; TT 22/2025 arts. 4, 5, 14, 16, 20, 23 (regulations 4.1). What two boards
give belongs to the one that is named here: a council's secretary and the members of a remark board
work beside others in the same role.
"""

from collections.abc import Mapping

from accounts.rules.duties import Role

BOARD_OF: Mapping[Role, str] = {
    Role.CHAIR: "COUNCIL",
    Role.SUPERVISOR: "SUPERVISION_BOARD",
    Role.SECRETARY: "SECRETARIAT",
    Role.SCREENING_OFFICER: "SCREENING_BOARD",
    Role.INVIGILATOR: "INVIGILATION_BOARD",
    Role.CUSTODIAN: "CODING_BOARD",
    Role.HEAD_OF_MARKING: "MARKING_BOARD",
    Role.EXAMINER: "MARKING_BOARD",
    Role.PANEL_MEMBER: "DEFENCE_BOARD",
}


def roles_of_board(board: str) -> tuple[Role, ...]:
    """Return the roles that nobody has by name any more once a board is founded."""
    return tuple(role for role, home in BOARD_OF.items() if home == board)
