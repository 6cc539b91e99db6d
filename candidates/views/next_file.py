"""The next file to screen: officers who are at it at once meet different ones."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from accounts.access import current_person, people_with
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Event
from audit.rules.canonical import instant
from candidates.actions.officer_decision import needs_two
from candidates.actions.two_officers import spoken_by
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from candidates.views.chosen_files import chosen
from exams.models import Campaign

AT_ONCE = timedelta(hours=12)  # who opened a file so long ago may still be at it
NOT_THEIRS = (ApplicationState.WITHDRAWN, ApplicationState.REJECTED)  # given up, or refused
LOOKED_AT = 20  # so many files are compared by who has opened them


def first_of(campaign: Campaign, request: HttpRequest) -> Application | None:
    """Return where an officer begins with the files chosen on the list: each elsewhere."""
    return _unspoken_after("", campaign, request)


def next_of(application: Application, request: HttpRequest) -> Application | None:
    """Return the next of the chosen files of a campaign that no officer has spoken on."""
    return _unspoken_after(application.reg_no, application.campaign, request)


def share_concluded(campaign: Campaign, reader: Person) -> tuple[int, int]:
    """Return how many files of an officer's share are concluded, and how many there are.

    Where two officers conclude on each, theirs are those on which they themselves have.
    """
    files = campaign.applications.handed_in().exclude(state__in=NOT_THEIRS).open_to(reader)
    numbers = list(files.values_list("reg_no", flat=True))
    officers = people_with([Duty.SCREEN], campaign.code)[Duty.SCREEN]
    share = numbers if needs_two(campaign) else share_of(reader.pk, _keys(officers), numbers)
    open_ones = campaign.applications.waiting_for_officer().exclude(
        pk__in=[file.pk for file in spoken_by(reader, campaign)]
    )
    left = set(open_ones.values_list("reg_no", flat=True)) & set(share)
    return len(share) - len(left), len(share)


def shares(campaign: Campaign, reader: Person) -> list[tuple[Person, int, int]]:
    """Return how far each officer is with their share: how many are concluded, of how many.

    For officers, and for who decides; nobody else is told. What each said is not.
    """
    readers = (Duty.SCREEN, Duty.DECIDE)
    if not any(reader.may(duty, campaign.code, at=timezone.now()) for duty in readers):
        return []
    officers = people_with([Duty.SCREEN], campaign.code)[Duty.SCREEN]
    return [(officer, *share_concluded(campaign, officer)) for officer in officers]


def _keys(officers: Sequence[Person]) -> list[int]:
    return [officer.pk for officer in officers]


def _unspoken_after(number: str, campaign: Campaign, request: HttpRequest) -> Application | None:
    """Return a chosen file after this number that no officer has spoken on.

    One of the reader's share if there is any, else one of a colleague's; of those the one that
    the fewest colleagues have opened.
    """
    reader = current_person(request)
    own = [file.pk for file in spoken_by(reader, campaign)]
    waiting_files = campaign.applications.waiting_for_officer().exclude(pk__in=own)
    undecided = chosen(waiting_files.open_to(reader), request.GET)
    following = undecided.filter(reg_no__gt=number)
    numbers = list(following.order_by("reg_no").values_list("reg_no", flat=True))
    officers = people_with([Duty.SCREEN], campaign.code)[Duty.SCREEN]
    pool = share_of(reader.pk, _keys(officers), numbers) or numbers
    colleagues = [officer for officer in officers if officer != reader]
    least_seen = _least_seen(campaign, colleagues, pool[:LOOKED_AT])
    return campaign.applications.filter(reg_no=least_seen).first() if least_seen else None


def _least_seen(campaign: Campaign, officers: Sequence[Person], numbers: Sequence[str]) -> str:
    """Return the number of the file that the fewest of these opened lately, the first of them."""
    references = {f"{campaign.code} {number}": number for number in numbers}
    since = instant(timezone.now() - AT_ONCE)
    opened = Event.objects.filter(ts__gte=since, type="read.personal", subject__in=references)
    by_them = opened.filter(actor__in=[officer.pseudonym for officer in officers])
    pairs = by_them.values_list("subject", "actor").distinct()
    opened_by = Counter(references[subject] for subject, _ in pairs)
    return min(numbers, key=lambda number: (opened_by[number], number), default="")


def share_of(officer: int, officers: Sequence[int], numbers: Sequence[str]) -> list[str]:
    """Return the numbers that fall to one of several officers: dealt out in turn, as cards are.

    A number falls to the same officer whichever others are left. To who is none of the officers,
    nothing falls.
    """
    if officer not in officers:
        return []
    turn = sorted(officers).index(officer)
    return [number for number in numbers if _order_of(number) % len(officers) == turn]


def _order_of(number: str) -> int:
    """Return how many numbers were given out with this one: HS-015 is the fifteenth."""
    digits = re.findall(r"\d+", number)
    return int(digits[-1]) if digits else 0
