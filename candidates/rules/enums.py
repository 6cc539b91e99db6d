"""Where a registration stands, from its first draft to its outcome."""

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
