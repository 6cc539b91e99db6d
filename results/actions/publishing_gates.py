"""What keeps a list from being published, or has to be named, its last day that passed included."""

from datetime import date

from accounts.rules.duties import Duty
from exams.actions.advance import first_sitting
from exams.models import Campaign, ExamPart
from exams.rules.checks import Check, error
from results.actions import complaint_gates, gates, lateness, list_gates, verification_gates
from results.rules.enums import ActName


def of_publishing_eligible(campaign: Campaign, *, today: date) -> tuple[Check, ...]:
    """Return what keeps the list of candidates from being published, or has to be named."""
    if elsewhere := gates.of_place(campaign, first_sitting(campaign)):
        return elsewhere
    if not campaign.entries.exists():
        return (error("NOT_NUMBERED", Duty.PREPARE, "results:danh-so"),)
    return (
        *verification_gates.of_approved_list(campaign),
        *list_gates.of_signed_list(campaign),
        *lateness.of_first_list(campaign, today),
    )


def of_provisional(part: ExamPart, *, today: date) -> tuple[Check, ...]:
    """Return what keeps the first written results from being published, or has to be named."""
    if part.opened_at is None:
        return (error("NOT_OPENED", Duty.OPEN_SEALS, "results:rap-phach"),)
    if part.provisional_at:
        return (error("ALREADY_PUBLISHED", Duty.PUBLISH),)
    return lateness.of_act(part.campaign, ActName.PUBLISH_PROVISIONAL, today)


def of_publishing_results(campaign: Campaign, *, today: date) -> tuple[Check, ...]:
    """Return what the ranking leaves open, or has to be named when its last day has passed."""
    late = lateness.of_act(campaign, ActName.PUBLISH_RESULTS, today)
    return (
        *gates.of_results(campaign),
        *complaint_gates.of_final_results(campaign),
        *verification_gates.of_final_results(campaign),
        *late,
    )
