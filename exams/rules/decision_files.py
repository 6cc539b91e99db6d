"""Of which decisions, made and signed elsewhere, a scan is attached; and which are replaced."""

from enum import StrEnum


class FileOf(StrEnum):
    """What the decision is about: a body, what an announcement rests on, a special case.

    Of a paper of the register only the signed copies that others replaced; the last lies with it.
    """

    BODY = "BODY_FILE"
    CLEARANCE = "CLEARANCE_FILE"
    ANSWER = "ANSWER_FILE"
    PAPER = "PAPER_FILE"
