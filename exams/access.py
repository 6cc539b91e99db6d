"""Which campaigns somebody has a duty in."""

from accounts.access import has_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Campaign


def campaigns_of(person: Person, *duties: Duty) -> list[Campaign]:
    """Return the campaigns in which somebody may do one of these today, enough to name them."""
    campaigns = Campaign.objects.only("pk", "code", "name", "stage")
    return [campaign for campaign in campaigns if has_duty(person, duties, campaign.code)]
