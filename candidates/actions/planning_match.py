"""Settle who in the planning list somebody is, where number, name or birth differ."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.dossiers import list_in_force
from candidates.actions.likeness_queries import likely_in
from candidates.actions.match_settlers import of_settler, open_to_settler, require_settler
from candidates.models import Application, PlanningEntry, PlanningList, PlanningMatch
from candidates.models.application import ApplicationQuerySet
from candidates.rules.planning_match import NOBODY, InList, Named, PlannedPeople
from candidates.rules.profile import profile_of
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.names import fold
from exams.rules.refusals import Refusal, require_reason
from exams.rules.stages import REGISTER, SCREEN

ListedRow = tuple[str, str, str, date]  # the key to sort by, the number, the name, the birth
NAMED_ONE_BY_ONE = 500  # of more the whole list is read: a query takes so many values and no more


@action(duty=[Duty.KEEP_PLANNING, Duty.DECIDE], steps=[REGISTER, SCREEN])
def settle(
    *, application: Application, citizen_id: str, basis: str, by: Person, at: datetime
) -> PlanningMatch:
    """Say which person of the list it is, by the number there, or that it is none of them.

    The state of the paper follows with the next run of the rules; a later word takes the place of
    this one. Whom every planning officer is tied to is settled by the chair. Raises Refusal
    NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, FILE_SEALED, OFFICER_SETTLES, NO_LIKELY_MATCH or
    REASON_MISSING.
    """
    locked = lock_campaign(application.campaign)
    require_settler(application, by, at)
    [in_list] = compared_with_list(locked, [application])
    likely = {each.person.citizen_id for each in in_list.likely}
    if not likely or citizen_id not in {NOBODY, *likely}:
        raise Refusal("NO_LIKELY_MATCH", code=application.reg_no)
    require_reason(basis, field="basis")
    match = PlanningMatch(
        application=application, citizen_id=citizen_id, basis=basis, decided_at=at
    )
    locked.record(
        "planning_match.settled", about=application, rows=[match], is_listed=bool(citizen_id)
    )
    return match


def compared_with_list(campaign: Campaign, papers: Iterable[Application]) -> list[InList]:
    """Return what the list in force has of each of these, in their order, with two queries."""
    return compared_with(list_in_force(campaign), papers)


def compared_with(planning: PlanningList, papers: Iterable[Application]) -> list[InList]:
    """Return what a version of the list has of each of these, in their order, with one query."""
    named = [Named(paper.citizen_id, paper.name, paper.born) for paper in papers]
    entries = planning.entries.order_by()
    rows = _alike(entries, named) if len(named) <= NAMED_ONE_BY_ONE else _plain(entries)
    people = PlannedPeople(Named(*row[1:]) for row in sorted(rows))
    return [people.find(each) for each in named]


def _alike(
    entries: QuerySet[PlanningEntry], named: Iterable[Named]
) -> "QuerySet[PlanningEntry, ListedRow]":
    """Return who of the list has a number or a name of these: a union, each half by its index."""
    numbered = entries.filter(citizen_id__in={each.citizen_id for each in named})
    alike = entries.filter(fold__in={fold(each.name) for each in named})
    return _plain(numbered).union(_plain(alike))


def _plain(entries: QuerySet[PlanningEntry]) -> "QuerySet[PlanningEntry, ListedRow]":
    return entries.values_list("sort_key", "citizen_id", "name", "born")


def papers_to_match(campaign: Campaign, person: Person, at: datetime) -> ApplicationQuerySet:
    """Return the registrations that a planning officer, or in their place the chair, compares.

    A file that is sealed is not compared, one that was opened early is.
    """
    return open_to_settler(_compared(campaign), campaign, person, at).order_by("reg_no")


def papers_of_settler(campaign: Campaign, person: Person, at: datetime) -> ApplicationQuerySet:
    """Return the registrations that a person compares once they are not sealed any more."""
    return of_settler(_compared(campaign), campaign, person, at)


def _compared(campaign: Campaign) -> ApplicationQuerySet:
    return Application.objects.handed_in().filter(campaign=campaign, withdrawn_on=None)


def unsettled(campaign: Campaign) -> ApplicationQuerySet:
    """Return who may stand in the list in force, and nobody said yet whether they do.

    Where planning is not asked for, nothing rests on it and nobody waits.
    """
    asked = profile_of(campaign.regulations["eligibility"]).planning_required
    if not (asked and PlanningList.objects.for_posts().exists()):
        return Application.objects.none()
    papers = _compared(campaign).filter(planning_matches=None).order_by("reg_no")
    return papers.filter(likely_in(list_in_force(campaign)))


def doubtful(campaign: Campaign) -> dict[str, str]:
    """Return by number of the list the receipt of whoever may be that person, unsettled yet."""
    papers = list(unsettled(campaign))
    compared = compared_with_list(campaign, papers) if papers else ()
    return {
        each.person.citizen_id: paper.reg_no
        for paper, in_list in zip(papers, compared, strict=True)
        for each in in_list.likely
    }


def settled_matches(campaign: Campaign) -> dict[str, PlanningMatch]:
    """Return the last word on each registration of a campaign, by its number."""
    words = PlanningMatch.objects.filter(application__campaign=campaign)
    return {match.application.reg_no: match for match in words.select_related("application")}


def planned_as(campaign: Campaign) -> dict[str, str]:
    """Return the number by which the list has a registrant, as settled, by receipt number."""
    return {number: match.citizen_id for number, match in settled_matches(campaign).items()}
