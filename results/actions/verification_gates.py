"""What the verification of a person says to the gates after the eligible list is approved."""

from candidates.actions.later_verifications import later_facts
from candidates.rules.verification import later_verification_checks
from exams.models import Campaign, ExamPart
from exams.rules.checks import Check


def of_approved_list(campaign: Campaign) -> tuple[Check, ...]:
    """Return what verifications leave open when the list is published, or scripts are sealed."""
    return tuple(later_verification_checks(later_facts(campaign)))


def of_final_results(campaign: Campaign) -> tuple[Check, ...]:
    """Return what is open before the ranking is published: what was entered since the sealing."""
    sealed = ExamPart.objects.filter(campaign=campaign, sealed_at__isnull=False)
    since = sealed.order_by("sealed_at").values_list("sealed_at", flat=True).first()
    return tuple(later_verification_checks(later_facts(campaign, since)))
