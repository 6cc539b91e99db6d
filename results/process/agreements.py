"""Who of the two that open the mapping has agreed already, so that only the other is asked."""

from datetime import datetime

from accounts.models import Person
from exams.models import Campaign
from results.actions import unseal
from results.process.progress import Progress


def has_agreed(person: Person, campaign: Campaign, progress: Progress, at: datetime) -> bool:
    """Say whether a person has agreed to open the mapping, or whoever had their office before."""
    if person.pseudonym in progress.approved_by:
        return True
    sides = progress.approved_sides
    return bool(sides) and unseal.side_of(person, campaign, at) in sides
