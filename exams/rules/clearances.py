"""What a campaign rests on before it is announced, each with a document of its own."""

from enum import StrEnum


class ClearanceKind(StrEnum):
    """What a campaign rests on before it is announced (regulations 3, P0 and P1)."""

    APPROVAL_IN_PRINCIPLE = "APPROVAL_IN_PRINCIPLE"
    PARTY_OPINION = "PARTY_OPINION"
    SELECTION_PLAN = "SELECTION_PLAN"
    REGULATION_DECISION = "REGULATION_DECISION"

    @classmethod
    def public(cls) -> tuple["ClearanceKind", ...]:
        """Return those whose document everybody may know; the others are the office's own."""
        return (cls.SELECTION_PLAN, cls.REGULATION_DECISION)
