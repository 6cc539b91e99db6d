"""The statement on relations, which everybody who serves in a rehearsal signs (art. 20(2))."""

from accounts.models import Person
from candidates.actions import statements
from exams.models import Campaign
from rehearsal.clock import Clock
from rehearsal.people import People


def sign_statements(campaign: Campaign, people: People, clock: Clock) -> None:
    """Let everybody who owes it sign that nothing ties them to who registered until now."""
    digest = statements.digest_of(campaign)
    for person in Person.objects.filter(grants__revoked_at=None).distinct().order_by("pk"):
        if statements.owes(person, campaign):
            statements.sign(campaign=campaign, digest=digest, by=person, at=clock.at)
    for each in people:
        vars(each).pop("standing_grants", None)  # as they were before
