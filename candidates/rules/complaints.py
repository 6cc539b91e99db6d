"""Complaints: what they may be about, where one stands, until when it is made.

Source: regulations 5.9 (TT 22/2025 art. 24: the council answers complaints about its sub-bodies);
annex ii B, screening_complaint_working_days.
"""

from enum import StrEnum


class ComplaintKind(StrEnum):
    """What a complaint is about. Of points there is the remark; other kinds may follow."""

    ELIGIBILITY = "ELIGIBILITY"


class ComplaintState(StrEnum):
    """Where a complaint stands."""

    MADE = "MADE"
    UPHELD = "UPHELD"
    DISMISSED = "DISMISSED"


def complaint_state(upheld: bool | None) -> ComplaintState:
    """Return where a complaint stands by what was decided; None: nothing yet."""
    if upheld is None:
        return ComplaintState.MADE
    return ComplaintState.UPHELD if upheld else ComplaintState.DISMISSED
