"""Where a registration stands, how it came in, and what was decided about it."""

from enum import StrEnum

from candidates.rules.application_status import ApplicationStatus


class ApplicationState(StrEnum):
    """Being filled in, handed in, or what screening made of it."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    REJECTED = ApplicationStatus.REJECTED.value
    WITHDRAWN = ApplicationStatus.WITHDRAWN.value
    INELIGIBLE = ApplicationStatus.INELIGIBLE.value
    SPECIAL_CASE_PENDING = ApplicationStatus.SPECIAL_CASE_PENDING.value
    ELIGIBLE = ApplicationStatus.ELIGIBLE.value


KEPT_OUT = (ApplicationState.INELIGIBLE, ApplicationState.REJECTED)  # who may not take part


class ApplicationSource(StrEnum):
    """How a registration came in."""

    PAPER = "PAPER"
    ONLINE = "ONLINE"


class DecisionKind(StrEnum):
    """Whose it is: an authority's on a case, position, late or sealed file, or the officer's.

    A SCREENER's is one of two officers' words that are blind to one another.
    """

    SPECIAL_CASE = "SPECIAL_CASE"
    MIN_CANDIDATES_WAIVER = "MIN_CANDIDATES_WAIVER"
    POSTPONED = "POSTPONED"
    REOPENED = "REOPENED"
    OFFICER = "OFFICER"
    SCREENER = "SCREENER"
    LATE_FILE = "LATE_FILE"
    EARLY_OPENING = "EARLY_OPENING"


# What was decided of a position with too few people; the last of these counts.
OF_POSITION = (DecisionKind.MIN_CANDIDATES_WAIVER, DecisionKind.POSTPONED, DecisionKind.REOPENED)


class DecisionValue(StrEnum):
    """What was decided: an authority approves, an officer confirms what the rules say.

    What an officer still discusses, or took back, leaves the file undecided. No approval of a
    special case came before the first sitting began: that is too late.
    """

    APPROVE = "APPROVE"
    TOO_LATE = "TOO_LATE"
    OPEN = "OPEN"  # a file, before registration closes
    CONFIRM = "CONFIRM"
    REFUSE = "REFUSE"
    DISCUSS = "DISCUSS"
    TAKEN_BACK = "TAKEN_BACK"


CONCLUDED = (DecisionValue.CONFIRM, DecisionValue.REFUSE)  # an officer's word that decides a file


class OpinionValue(StrEnum):
    """What an officer says of one rule of one file."""

    ACCEPT = "ACCEPT"
    REFUSE = "REFUSE"
    DISCUSS = "DISCUSS"


class Objection(StrEnum):
    """Why an officer does not agree with what a rule found."""

    PAPER_MISSING = "PAPER_MISSING"
    PAPER_INVALID = "PAPER_INVALID"
    FIGURES_DIFFER = "FIGURES_DIFFER"
    BELOW_STANDARD = "BELOW_STANDARD"
    UNTRUTHFUL = "UNTRUTHFUL"
    OTHER = "OTHER"
