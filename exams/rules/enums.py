"""The words of the field that more than one stage uses, as closed lists (glossary, annex i)."""

from enum import StrEnum


class Sex(StrEnum):
    MALE = "M"
    FEMALE = "F"


class Level(StrEnum):
    """Level of a post: cấp sở, cấp phòng, or none (specialist)."""

    DEPARTMENT = "DEPARTMENT"
    DIVISION = "DIVISION"
    NONE = "NONE"


class PartKind(StrEnum):
    WRITTEN = "WRITTEN"
    PROPOSAL = "PROPOSAL"


class Verdict(StrEnum):
    """What a screening rule says of one condition."""

    PASS = "PASS"  # noqa: S105 - a verdict, not a password
    WARN = "WARN"
    NEEDS_DECISION = "NEEDS_DECISION"
    FAIL = "FAIL"


class Severity(StrEnum):
    """INFO: put right and told. WARNING: accepted and shown. ERROR: the row is not accepted."""

    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class Theory(StrEnum):
    """Political theory, from low to high; ADVANCED and BACHELOR count the same."""

    NONE = "NONE"
    ELEMENTARY = "ELEMENTARY"
    INTERMEDIATE = "INTERMEDIATE"
    ADVANCED = "ADVANCED"
    BACHELOR = "BACHELOR"


class DegreeLevel(StrEnum):
    """From low to high."""

    NONE = "NONE"
    SECONDARY = "SECONDARY"
    COLLEGE = "COLLEGE"
    UNIVERSITY = "UNIVERSITY"
    MASTER = "MASTER"
    DOCTOR = "DOCTOR"


class Rating(StrEnum):
    """Annual rating, from low to high."""

    NOT_COMPLETED = "NOT_COMPLETED"
    COMPLETED = "COMPLETED"
    GOOD = "GOOD"
    EXCELLENT = "EXCELLENT"


class DisciplineForm(StrEnum):
    REPRIMAND = "REPRIMAND"
    WARNING = "WARNING"
    DOWNGRADING = "DOWNGRADING"
    REMOVAL = "REMOVAL"
    DISMISSAL = "DISMISSAL"


class SittingState(StrEnum):
    """What became of an entry at one part; absent, withdrawn, zero, suspended, cancelled differ."""

    PRESENT = "PRESENT"
    ABSENT = "ABSENT"
    WITHDRAWN = "WITHDRAWN"
    CALLED_OFF = "CALLED_OFF"  # the position was postponed after the list was approved
    SUSPENDED = "SUSPENDED"
    CANCELLED = "CANCELLED"

    @property
    def is_decided(self) -> bool:
        """Tell whether something else than the roll call of the room says so."""
        return self not in (SittingState.PRESENT, SittingState.ABSENT)

    @property
    def is_disqualified(self) -> bool:
        """Tell whether only a decision of the chair leads here, or away from here."""
        return self in (SittingState.SUSPENDED, SittingState.CANCELLED)


AWAY = (SittingState.ABSENT, SittingState.WITHDRAWN, SittingState.CALLED_OFF)  # never in the room


class ZeroReason(StrEnum):
    """Why a written script is zero by rule (regulations 5.4, noi quy art. 16)."""

    UNSIGNED = "UNSIGNED"
    TWO_HANDWRITINGS = "TWO_HANDWRITINGS"
    TWO_SCRIPTS = "TWO_SCRIPTS"
    WRONG_INK = "WRONG_INK"
    OTHER_PAPER = "OTHER_PAPER"


class SanctionLevel(StrEnum):
    EXAM_REPRIMAND = "EXAM_REPRIMAND"
    EXAM_WARNING = "EXAM_WARNING"


class ApprovingLevel(StrEnum):
    """Who approves the planning for a post; a planning list may name others."""

    CITY_STANDING_COMMITTEE = "CITY_STANDING_COMMITTEE"
    UNIT_PARTY_COMMITTEE = "UNIT_PARTY_COMMITTEE"


class DocumentStyle(StrEnum):
    """The form of the council's papers: the State's (NĐ 30/2020) or the Party's (HD 36)."""

    STATE_ND30 = "STATE_ND30"
    PARTY_HD36 = "PARTY_HD36"


class CodeBinding(StrEnum):
    """When a blind code is bound to a candidate number (TT 22/2025 art. 15(3); regulations 5.3).

    LATE, for paper: by what stands on the stubs, once the marks are frozen; nothing is stored
    before. SEALED, for typed exams: at once, encrypted until two persons open the mapping.
    """

    LATE = "LATE"
    SEALED = "SEALED"


class ChannelKind(StrEnum):
    """Where the law has an announcement posted (NĐ 170/2025 art. 15(1)): in each of them.

    Of the channels of one announcement a mass medium is named by its own name.
    """

    PORTAL = "PORTAL"
    MASS_MEDIUM = "MASS_MEDIUM"


class Aggregation(StrEnum):
    PROJECT_ONLY = "PROJECT_ONLY"
    SUM = "SUM"
    WEIGHTED = "WEIGHTED"
    WRITTEN_GATE_PROJECT_RANK = "WRITTEN_GATE_PROJECT_RANK"
