"""Who says whom of the planning list somebody is: an officer who is not tied, else the chair."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.utils import timezone

from accounts.models import Grant, Person
from accounts.models.grant import sharing_waivers
from accounts.rules.duties import Duty, roles_with
from candidates.actions.alike_to_closed import kept_from
from candidates.actions.recusal import require_open_to
from candidates.actions.sealed_files import require_unsealed, unsealed
from candidates.models import Application, Relation
from candidates.models.application import ApplicationQuerySet
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.relations import IN_FORCE, KEEPS_OUT


def require_settler(application: Application, person: Person, at: datetime) -> None:
    """Refuse whoever is tied (RECUSED_FROM), and the chair while an officer may (OFFICER_SETTLES).

    So is who is tied to the one whom the list may mean: the file is compared with their line. Of a
    file that is sealed nobody says anything (FILE_SEALED).
    Source: regulations 4.2: nobody decides about whom they are tied to; nothing stays undecided.
    """
    require_open_to(person, application)
    require_unsealed(application, timezone.localdate(at))
    papers = Application.objects.filter(pk=application.pk)
    if papers.filter(kept_from(person)).exists():
        raise Refusal("RECUSED_FROM")
    if not open_to_settler(papers, application.campaign, person, at).exists():
        raise Refusal("OFFICER_SETTLES", code=application.reg_no)


def open_to_settler(
    papers: ApplicationQuerySet, campaign: Campaign, person: Person, at: datetime
) -> ApplicationQuerySet:
    """Return those of which this person may say today who they are in the list: none sealed."""
    return unsealed(of_settler(papers, campaign, person, at), campaign, timezone.localdate(at))


def of_settler(
    papers: ApplicationQuerySet, campaign: Campaign, person: Person, at: datetime
) -> ApplicationQuerySet:
    """Return those that are this person's to settle, as soon as they are not sealed."""
    own = papers.open_to(person).exclude(kept_from(person))
    return _tied_to_all(replaced_officers(campaign, person, at) or (), own)


def replaced_officers(
    campaign: Campaign, person: Person, at: datetime
) -> tuple[Person, ...] | None:
    """Return in whose place somebody settles, perhaps of nobody; None: they are an officer."""
    if person.may(Duty.KEEP_PLANNING, campaign.code, at=at):
        return None
    return tuple(_officers(_grants(), campaign, timezone.localdate(at)))


def left_to_chair(papers: ApplicationQuerySet, campaign: Campaign, on: date) -> ApplicationQuerySet:
    """Return those to whom every planning officer of a day is tied; all where there is none."""
    return _tied_to_all(_officers(_grants(), campaign, on), papers)


def _tied_to_all(officers: Iterable[Person], papers: ApplicationQuerySet) -> ApplicationQuerySet:
    for officer in officers:
        papers = papers.filter(kept_from(officer))
    return papers


def where_chair_may_have_to(campaigns: Collection[Campaign], on: date) -> list[Campaign]:
    """Return the campaigns in which every planning officer is tied to somebody, or there is none.

    Two queries for any number of campaigns; whom each of the officers is tied to is not compared.
    """
    grants = _grants()
    tied = Relation.objects.filter(state__in=IN_FORCE, consequence__in=KEEPS_OUT)
    people = set(tied.order_by().values_list("person", flat=True))
    return [
        campaign
        for campaign in campaigns
        if all(each.pk in people for each in _officers(grants, campaign, on))
    ]


def _grants() -> list[Grant]:
    grants = Grant.objects.filter(
        role__in=roles_with(Duty.KEEP_PLANNING), revoked_at=None, person__is_active=True
    )
    return sharing_waivers(grants.select_related("person").order_by("person"))


def _officers(grants: Iterable[Grant], campaign: Campaign, on: date) -> list[Person]:
    serving = (each for each in grants if each.gives(Duty.KEEP_PLANNING, campaign.code, on))
    return list(dict.fromkeys(each.person for each in serving))
