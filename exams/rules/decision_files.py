"""Of which decisions, made and signed elsewhere, a scan is attached."""

from enum import StrEnum


class FileOf(StrEnum):
    """What the decision is about: a body, what an announcement rests on, a special case."""

    BODY = "BODY_FILE"
    CLEARANCE = "CLEARANCE_FILE"
    ANSWER = "ANSWER_FILE"
