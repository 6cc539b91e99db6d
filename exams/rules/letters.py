"""The kinds of letters to people (architecture: letters)."""

from enum import StrEnum


class LetterKind(StrEnum):
    """What a letter is; its words stand in `locale/letters.toml`."""

    RECEIPT = "RECEIPT"  # a registration was submitted
    WITHDRAWAL = "WITHDRAWAL"  # a registration was withdrawn
    DRAFT_REMINDER = "DRAFT_REMINDER"  # a registration was begun and not submitted
    SUPPLEMENT = "SUPPLEMENT"  # parts of a registration are re-opened
    LATE_ADMITTED = "LATE_ADMITTED"  # a file is let in after the last day
    LATE_REFUSED = "LATE_REFUSED"  # it is not
    INELIGIBLE_NOTICE = "INELIGIBLE_NOTICE"  # who may not take part: a paper says why
    COMPLAINT_UPHELD = "COMPLAINT_UPHELD"  # who was kept out may take part after all
    COMPLAINT_DISMISSED = "COMPLAINT_DISMISSED"  # or may not
    COMPLAINT_NOT_SAT = "COMPLAINT_NOT_SAT"  # or was wrongly kept out, of an exam that is over
    COMPLAINT_REFERRED = "COMPLAINT_REFERRED"  # the same, and the competent body is asked
    COMPLAINT_REMEDIED = "COMPLAINT_REMEDIED"  # what it answered
    COMPLAINT_ACCEPTED = "COMPLAINT_ACCEPTED"  # a complaint of another kind is right
    COMPLAINT_REJECTED = "COMPLAINT_REJECTED"  # or is not
    POSITION_HELD_AGAIN = "POSITION_HELD_AGAIN"  # the competent body voided its exam
    NOT_HELD = "NOT_HELD"  # the position lacks people: its exam is not held
    POSTPONED = "POSTPONED"  # a position lacks people: it is not competed for this time
    WAIVED = "WAIVED"  # a position lacks people, and is held all the same
    REOPENED = "REOPENED"  # a position lacks people: it takes files again until a day
    SUMMONS = "SUMMONS"  # who sits: with which number, when and where
    CORRECTION = "CORRECTION"  # a published list was corrected, and the receiver's line with it
    ANNOUNCEMENT_CHANGED = "ANNOUNCEMENT_CHANGED"  # days or places are others than announced
    SUSPENSION = "SUSPENSION"  # the campaign stands still
    RESUMPTION = "RESUMPTION"  # it goes on
    CANCELLATION = "CANCELLATION"  # the campaign was cancelled

    @property
    def slug(self) -> str:
        """Return its name in addresses."""
        return self.lower().replace("_", "-")


# Nothing leaves by itself but these: they say what the receiver has just done.
LEAVES_AT_ONCE = frozenset({LetterKind.RECEIPT, LetterKind.WITHDRAWAL})

# What was true when it was composed stays so.
STAYS_TRUE = frozenset(
    {
        LetterKind.COMPLAINT_UPHELD,
        LetterKind.COMPLAINT_DISMISSED,
        LetterKind.COMPLAINT_NOT_SAT,
        LetterKind.COMPLAINT_REFERRED,
        LetterKind.COMPLAINT_REMEDIED,
        LetterKind.COMPLAINT_ACCEPTED,
        LetterKind.COMPLAINT_REJECTED,
        LetterKind.POSITION_HELD_AGAIN,
        LetterKind.REOPENED,
        LetterKind.CORRECTION,
        LetterKind.CANCELLATION,
    }
)

# All that still leaves a cancelled campaign: what it says is so for good.
LEAVES_CANCELLED = frozenset({LetterKind.CANCELLATION})

# What leaves a campaign while it stands still, since it says that it does.
LEAVES_SUSPENDED = frozenset({LetterKind.SUSPENSION})


def leaves_anyway(kind: LetterKind, *, is_cancelled: bool, is_suspended: bool) -> bool:
    """Say whether letters of a kind leave a campaign though nothing else goes on in it."""
    if is_cancelled:
        return kind in LEAVES_CANCELLED
    return is_suspended and kind in LEAVES_SUSPENDED
