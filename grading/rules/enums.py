"""The words of marking and ranking, as closed lists."""

from enum import StrEnum


class Round(StrEnum):
    """Whether a script is marked, or marked again."""

    MARK = "MARK"
    REMARK = "REMARK"


class SettlementKind(StrEnum):
    """How a script that the arithmetic left open was settled (TT 22/2025 art. 16)."""

    AGREED = "AGREED"
    HEAD = "HEAD"
    COLLECTIVE = "COLLECTIVE"
    OPENED = "OPENED"  # instead of a third examiner, once the marks are frozen


class CouncilDecisionKind(StrEnum):
    """What the chair or the competent authority decides about one position."""

    SINGLE_SURVIVOR = "SINGLE_SURVIVOR"
    REDUCED_PANEL = "REDUCED_PANEL"


class Branch(StrEnum):
    """The way a score came about (regulations 5.4 and 5.6)."""

    MEAN = "MEAN"
    HEAD_DISCUSSION = "HEAD_DISCUSSION"
    HEAD_DISCUSSION_AGREED = "HEAD_DISCUSSION_AGREED"
    HEAD_DISCUSSION_HEAD = "HEAD_DISCUSSION_HEAD"
    THIRD_MARKER = "THIRD_MARKER"
    THIRD_EQUALS_FIRST = "THIRD_EQUALS_FIRST"
    THIRD_EQUALS_SECOND = "THIRD_EQUALS_SECOND"
    COLLECTIVE = "COLLECTIVE"
    COLLECTIVE_OPENED = "COLLECTIVE_OPENED"  # instead of a third examiner, no longer blind
    ZERO_BY_RULE_UNSIGNED = "ZERO_BY_RULE_UNSIGNED"
    ZERO_BY_RULE_TWO_HANDWRITINGS = "ZERO_BY_RULE_TWO_HANDWRITINGS"
    ZERO_BY_RULE_TWO_SCRIPTS = "ZERO_BY_RULE_TWO_SCRIPTS"
    ZERO_BY_RULE_WRONG_INK = "ZERO_BY_RULE_WRONG_INK"
    ZERO_BY_RULE_OTHER_PAPER = "ZERO_BY_RULE_OTHER_PAPER"
    PANEL_MEAN = "PANEL_MEAN"
    PANEL_HEAD_DECISION = "PANEL_HEAD_DECISION"
    PANEL_HEAD_DECIDED = "PANEL_HEAD_DECIDED"


class Pending(StrEnum):
    """What somebody still has to do before a score is official."""

    MARKS = "MARKS"
    HEAD_DISCUSSION = "HEAD_DISCUSSION"
    THIRD_MARKER = "THIRD_MARKER"
    COLLECTIVE_MARKING = "COLLECTIVE_MARKING"
    SANCTION_DECISION = "SANCTION_DECISION"
    REMARKS = "REMARKS"
    REMARK_THIRD_MARKER = "REMARK_THIRD_MARKER"
    DIALOGUE = "DIALOGUE"
    PANEL_SLIPS = "PANEL_SLIPS"
    PANEL_HEAD_DECISION = "PANEL_HEAD_DECISION"


class RemarkBranch(StrEnum):
    EQUAL = "EQUAL"
    TWO_OF_THREE = "TWO_OF_THREE"
    MEAN_OF_THREE = "MEAN_OF_THREE"


class RemarkState(StrEnum):
    """What became of a request for a remark (regulations 5.5)."""

    REFUSED_LATE = "REFUSED_LATE"
    WAITING = "WAITING"
    UNCHANGED = "UNCHANGED"
    ADOPT_UP = "ADOPT_UP"
    ADOPT_DOWN = "ADOPT_DOWN"
    DIALOGUE = "DIALOGUE"
    DIALOGUE_DECIDED = "DIALOGUE_DECIDED"


class Flip(StrEnum):
    NONE = "NONE"
    FAIL_TO_PASS = "FAIL_TO_PASS"  # noqa: S105 - a change of score, not a password
    PASS_TO_FAIL = "PASS_TO_FAIL"  # noqa: S105 - a change of score, not a password
    PENDING = "PENDING"


class ScoreStatus(StrEnum):
    """Where a candidate stands in one part (regulations 5.8)."""

    PASSED_WRITTEN = "PASSED_WRITTEN"
    FAILED_WRITTEN = "FAILED_WRITTEN"
    ABSENT_WRITTEN = "ABSENT_WRITTEN"
    PASSED_PROPOSAL = "PASSED_PROPOSAL"
    FAILED_PROPOSAL = "FAILED_PROPOSAL"
    ABSENT_PROPOSAL = "ABSENT_PROPOSAL"
    WITHDRAWN = "WITHDRAWN"
    CALLED_OFF = "CALLED_OFF"
    SUSPENDED = "SUSPENDED"
    CANCELLED = "CANCELLED"
    PENDING = "PENDING"


class Result(StrEnum):
    """What the list says of a candidate at the end."""

    SELECTED = "SELECTED"
    PASSED_NOT_SELECTED = "PASSED_NOT_SELECTED"
    PASSED_NOT_RANKED_YET = "PASSED_NOT_RANKED_YET"  # the position waits for somebody else
    TIE_PENDING = "TIE_PENDING"
    SINGLE_SURVIVOR_PENDING = "SINGLE_SURVIVOR_PENDING"
    SINGLE_SURVIVOR_STOPPED = "SINGLE_SURVIVOR_STOPPED"
    FAILED_WRITTEN = "FAILED_WRITTEN"
    ABSENT_WRITTEN = "ABSENT_WRITTEN"
    FAILED_PROPOSAL = "FAILED_PROPOSAL"
    ABSENT_PROPOSAL = "ABSENT_PROPOSAL"
    WITHDRAWN = "WITHDRAWN"
    CALLED_OFF = "CALLED_OFF"
    SUSPENDED = "SUSPENDED"
    CANCELLED = "CANCELLED"
    PENDING = "PENDING"


class Opening(StrEnum):
    """Whether the exam is held for a position at all (regulations 3, P6)."""

    HELD = "HELD"
    NOT_ENOUGH_CANDIDATES = "NOT_ENOUGH_CANDIDATES"
    NO_REGISTRATION = "NO_REGISTRATION"
    HELD_AGAIN = "HELD_AGAIN"  # the competent body voided it: nothing of it becomes a result


class PositionState(StrEnum):
    """DECIDED: every seat is taken; the open ones wait for somebody."""

    DECIDED = "DECIDED"
    DECIDED_SEATS_LEFT = "DECIDED_SEATS_LEFT"
    NO_ONE_PASSED = "NO_ONE_PASSED"
    TIE_PENDING = "TIE_PENDING"
    PENDING = "PENDING"
    SINGLE_SURVIVOR_PENDING = "SINGLE_SURVIVOR_PENDING"
    SINGLE_SURVIVOR_STOPPED = "SINGLE_SURVIVOR_STOPPED"
    NOT_ENOUGH_CANDIDATES = "NOT_ENOUGH_CANDIDATES"
    NO_REGISTRATION = "NO_REGISTRATION"
    HELD_AGAIN = "HELD_AGAIN"

    @property
    def is_open(self) -> bool:
        """Tell whether somebody must still act before the position is decided."""
        return self in (self.PENDING, self.TIE_PENDING, self.SINGLE_SURVIVOR_PENDING)


class Survivor(StrEnum):
    """The decision about the one who alone passed the written gate."""

    CONTINUE = "CONTINUE"
    STOP = "STOP"


class TieRule(StrEnum):
    """What put a person where he stands among those with the same total."""

    TOTAL = "TOTAL"
    PROPOSAL = "PROPOSAL"
    WRITTEN = "WRITTEN"
    HEAD_DECISION = "HEAD_DECISION"
    HEAD_DECISION_PENDING = "HEAD_DECISION_PENDING"
    TIED_NO_EFFECT = "TIED_NO_EFFECT"
