"""Complaints: what they may be about, who decides, where one stands, until when it is made.

Source: regulations 5.9 (TT 22/2025 art. 24: about sub-bodies or results to the council, about the
council to the head of the competent body); annex ii B, the parameters that name complaints.
"""

from datetime import date, timedelta
from enum import StrEnum


class ComplaintKind(StrEnum):
    """What a complaint is about. Of points of a script there is the remark."""

    ELIGIBILITY = "ELIGIBILITY"
    RESULTS = "RESULTS"  # a published list of results
    QUESTIONS = "QUESTIONS"  # an error in the questions or in their key; of no script
    CONDUCT = "CONDUCT"  # how the exam was held
    OFFICER = "OFFICER"  # what an officer or an examiner did
    COUNCIL = "COUNCIL"  # what the council did or decided
    DENUNCIATION = "DENUNCIATION"  # a breach of the law, whoever is concerned

    @property
    def code(self) -> str:
        """Return its name among the words and the parameters."""
        return f"{self}_COMPLAINT"


# Whose file it comes with is told to nobody who decides: it concerns every script alike.
UNNAMED = (ComplaintKind.DENUNCIATION, ComplaintKind.QUESTIONS)
OTHER_KINDS = tuple(kind for kind in ComplaintKind if kind != ComplaintKind.ELIGIBILITY)


class Decider(StrEnum):
    """Who decides: the council by its chair, or the competent body, whose paper is entered."""

    COUNCIL = "COUNCIL"
    AUTHORITY = "AUTHORITY"


class ComplaintRemedy(StrEnum):
    """What becomes of somebody who was wrongly kept out of a part that is over."""

    NOT_SAT = "NOT_SAT"  # the exam is not sat any more; the file stays out
    AUTHORITY = "AUTHORITY"  # the position waits for the competent body
    RESULTS_STAND = "RESULTS_STAND"  # its answer: what the others sat for holds
    HELD_AGAIN = "HELD_AGAIN"  # its answer: this exam is not to end in a result


CHOSEN_BY_COUNCIL = (ComplaintRemedy.NOT_SAT, ComplaintRemedy.AUTHORITY)


class ComplaintState(StrEnum):
    """Where a complaint stands."""

    MADE = "MADE"
    REFERRED = "REFERRED"  # upheld too late to sit: the competent body says what follows
    UPHELD = "UPHELD"
    DISMISSED = "DISMISSED"


def complaint_state(upheld: bool | None, remedy: str = "") -> ComplaintState:
    """Return where a complaint stands by what was decided; None: nothing yet."""
    if upheld is None:
        return ComplaintState.MADE
    if upheld and remedy == ComplaintRemedy.AUTHORITY:
        return ComplaintState.REFERRED
    return ComplaintState.UPHELD if upheld else ComplaintState.DISMISSED


def decider_of(kind: ComplaintKind, *, is_of_chair: bool) -> Decider:
    """Return who decides a complaint; never the council about itself, or about its chair.

    Source: regulations 5.9 (TT 22/2025 art. 24).
    """
    is_about_council = kind in (ComplaintKind.COUNCIL, ComplaintKind.DENUNCIATION) or is_of_chair
    return Decider.AUTHORITY if is_about_council else Decider.COUNCIL


def last_day_of(kind: ComplaintKind, happened_on: date, days: int) -> date | None:
    """Return the last day for a complaint about something of a day; none for a denunciation.

    Units: `days` calendar days from that day (annex ii B, complaint_days).
    """
    if kind == ComplaintKind.DENUNCIATION:
        return None
    return happened_on + timedelta(days=days)
