"""Whoever may serve no longer leaves every seat at once; the seat waits for somebody else."""

from datetime import datetime

from accounts.actions import barring
from accounts.models import Person
from audit.models import Protected
from exams.models import Campaign, Member, Recusal
from exams.models.entry import Entry


def leave_everything(person: Person, campaign: Campaign, at: datetime) -> list[Protected]:
    """Take somebody out of every council and board of a campaign, and their roles with it.

    Source: NĐ 170/2025 art. 8(3). Returns the rows that changed; none if they were barred already.
    """
    seats = Member.objects.sitting().filter(body__campaign=campaign, person=person)
    left = list(seats.select_related("person", "body"))
    for seat in left:
        seat.left_at = at
    return [*barring.bar(person, campaign.code, at), *left]


def recuse(person: Person, entry: Entry, at: datetime) -> list[Protected]:
    """Keep somebody from hearing and judging one entry; once is enough."""
    if Recusal.objects.filter(person=person, entry=entry, lifted_at=None).exists():
        return []
    return [Recusal(person=person, entry=entry, recused_at=at)]
