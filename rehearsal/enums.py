"""The words of the two CSV files of a rehearsal, as closed lists."""

from enum import StrEnum


class SlipKind(StrEnum):
    """What a line of the slips says of one person in one part."""

    ATTENDANCE = "ATTENDANCE"
    MARK = "MARK"
    AGREED = "AGREED"
    HEAD = "HEAD"
    COLLECTIVE = "COLLECTIVE"
    SANCTION = "SANCTION"
    REMARK_REQUEST = "REMARK_REQUEST"
    REMARK = "REMARK"
    DIALOGUE = "DIALOGUE"
    SLIP = "SLIP"
    PANEL_HEAD = "PANEL_HEAD"


class RehearsedDecision(StrEnum):
    """What a line of the decisions is about."""

    SPECIAL_CASE = "SPECIAL_CASE"
    MIN_CANDIDATES_WAIVER = "MIN_CANDIDATES_WAIVER"
    SINGLE_SURVIVOR = "SINGLE_SURVIVOR"
    TIE_ORDER = "TIE_ORDER"


class SanctionDecided(StrEnum):
    """Whether a sanction was applied; a blank says that nobody has decided."""

    YES = "YES"
    NO = "NO"
