"""Which campaigns somebody has a duty in, and who did what the trail tells."""

from collections.abc import Iterable

from accounts.access import has_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Campaign


def names_of_actors(actors: Iterable[str]) -> dict[str, str]:
    """Return the names of the people whom the trail names so; machines are left out."""
    keys = [actor.removeprefix("u-") for actor in actors]
    people = Person.objects.filter(pk__in=[key for key in keys if key.isdigit()])
    return {person.pseudonym: str(person) for person in people}


def campaigns_of(person: Person, *duties: Duty) -> list[Campaign]:
    """Return the campaigns in which somebody may do one of these today, enough to name them."""
    campaigns = Campaign.objects.only("pk", "code", "name", "stage")
    return [campaign for campaign in campaigns if has_duty(person, duties, campaign.code)]
