"""Files of which nobody can take care: who would have to is tied, or is not there. Reads only."""

from collections.abc import Iterable
from datetime import date

from accounts.models import Grant, Person
from accounts.rules.duties import Duty, roles_with
from candidates.actions.listed import registered
from candidates.models import Application
from candidates.models.application import ApplicationQuerySet
from exams.models import Campaign


def without_secretary(campaign: Campaign, on: date) -> tuple[str, ...]:
    """Return the registrations of which no secretary of a day can take care, by their numbers."""
    return _tied_to_all(registered(campaign), Duty.RECEIVE, campaign, on)


def without_screener(campaign: Campaign, on: date) -> tuple[str, ...]:
    """Return the undecided files on which no screening officer of a day can decide."""
    undecided = campaign.applications.waiting_for_officer()
    return _tied_to_all(undecided, Duty.SCREEN, campaign, on)


def without_chair(campaign: Campaign, numbers: Iterable[str], on: date) -> tuple[str, ...]:
    """Return those of the files that wait for the chair on which none of a day can decide."""
    papers = registered(campaign).filter(reg_no__in=set(numbers))
    return _tied_to_all(papers, Duty.DECIDE, campaign, on)


def _tied_to_all(
    papers: ApplicationQuerySet, duty: Duty, campaign: Campaign, on: date
) -> tuple[str, ...]:
    """Return those to which everybody of a duty is tied; all where there is nobody at all."""
    for person in _holders(duty, campaign, on):
        papers = papers.filter(pk__in=Application.objects.closed_to(person).values("pk"))
    return tuple(papers.order_by("reg_no").values_list("reg_no", flat=True))


def _holders(duty: Duty, campaign: Campaign, on: date) -> set[Person]:
    """Return who has a role of a duty on a day, whether they signed their statement or not."""
    grants = Grant.objects.filter(
        role__in=roles_with(duty), revoked_at=None, person__is_active=True
    ).select_related("person")
    return {grant.person for grant in grants if grant.covers(campaign.code, on)}
