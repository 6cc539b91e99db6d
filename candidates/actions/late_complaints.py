"""A complaint that is answered after its last day: whoever answers says why."""

from datetime import datetime

from django.utils import timezone

from candidates.models import Complaint
from exams.rules.refusals import require_reason


def is_answered_late(complaint: Complaint, at: datetime) -> bool:
    """Say whether the last day for the answer has passed (regulations 5.9)."""
    return timezone.localdate(at) > complaint.answer_by


def explain_lateness(complaint: Complaint, reason: str, at: datetime) -> str:
    """Keep why an answer is late, and return it; blank of one in time.

    Raises Refusal REASON_MISSING. What is said of an answer in time is not kept.
    """
    if not is_answered_late(complaint, at):
        return ""
    require_reason(reason, field="late_reason")
    complaint.late_reason = reason.strip()
    return complaint.late_reason
