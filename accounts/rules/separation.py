"""Which roles may meet in one person in one campaign, for its whole life.

Source: regulations 4.3 (NĐ 170/2025 art. 5(4)c; the Cẩm Mỹ case). What a person has been counts
like what they are: a role that was taken back has been held. A role without a campaign meets every
campaign. Two roles that are not named here lie apart.
"""

from enum import StrEnum

from accounts.rules.duties import Role


class Meeting(StrEnum):
    """Whether two roles may meet in one person; with a warning, the event of the grant says so."""

    ALLOWED = "ALLOWED"
    WARNED = "WARNED"
    APART = "APART"


_MAY_MEET: dict[frozenset[Role], Meeting] = {
    frozenset({Role.CHAIR, Role.PANEL_MEMBER}): Meeting.ALLOWED,
    frozenset({Role.INVIGILATOR, Role.SECRETARY}): Meeting.ALLOWED,
    frozenset({Role.PANEL_MEMBER, Role.INVIGILATOR}): Meeting.ALLOWED,
    frozenset({Role.PANEL_MEMBER, Role.SECRETARY}): Meeting.ALLOWED,
    frozenset({Role.PANEL_MEMBER, Role.EXAMINER}): Meeting.ALLOWED,
    frozenset({Role.PANEL_MEMBER, Role.HEAD_OF_MARKING}): Meeting.ALLOWED,
    frozenset({Role.PANEL_MEMBER, Role.CUSTODIAN}): Meeting.ALLOWED,
    frozenset({Role.SCREENING_OFFICER, Role.PLANNING_OFFICER}): Meeting.ALLOWED,
    frozenset({Role.SCREENING_OFFICER, Role.SECRETARY}): Meeting.WARNED,
}


def meeting_of(role: Role, other: Role) -> Meeting:
    """Say whether two roles may meet in one person in one campaign.

    Source: regulations 4.3. A role meets itself: it may be given again after it was taken back.
    """
    if role == other:
        return Meeting.ALLOWED
    return _MAY_MEET.get(frozenset({role, other}), Meeting.APART)


def roles_apart_from(role: Role) -> frozenset[Role]:
    """Return the roles that nobody may have held in a campaign who holds this one there."""
    return frozenset(other for other in Role if meeting_of(role, other) is Meeting.APART)


def same_campaign(campaign: str, other: str) -> bool:
    """Say whether two grants meet: of the same campaign, or one of them of all (blank)."""
    return not campaign or not other or campaign == other
