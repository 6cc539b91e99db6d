"""What complaints say to the gates before results are published."""

from candidates.actions.open_complaints import blocking_kinds, unanswered
from candidates.actions.referred import referred_positions
from candidates.rules.complaint_gates import open_complaints
from candidates.rules.complaints import ComplaintKind
from candidates.rules.gates import referred_checks
from exams.models import Campaign
from exams.rules.checks import Check


def of_written_results(campaign: Campaign) -> tuple[Check, ...]:
    """Return the complaints of every kind but screening that wait while results become official."""
    return open_complaints(unanswered(campaign), blocking_kinds(campaign))


def of_final_results(campaign: Campaign) -> tuple[Check, ...]:
    """Return all complaints that wait, and the positions of which the competent body is asked."""
    waiting_ones = unanswered(campaign, ComplaintKind)
    return (
        *open_complaints(waiting_ones, blocking_kinds(campaign)),
        *referred_checks(referred_positions(campaign)),
    )
