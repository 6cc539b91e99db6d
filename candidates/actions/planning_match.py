"""Settle who in the planning list somebody is, where number, name or birth differ."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.dossiers import list_in_force
from candidates.actions.recusal import require_open_to
from candidates.models import Application, PlanningMatch
from candidates.rules.planning_match import NOBODY, InList, Named, PlannedPeople
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import REGISTER, SCREEN

NAMED_ONE_BY_ONE = 500  # of more the whole list is read: a query takes so many values and no more


@action(duty=Duty.KEEP_PLANNING, steps=[REGISTER, SCREEN])
def settle(
    *, application: Application, citizen_id: str, basis: str, by: Person, at: datetime
) -> PlanningMatch:
    """Say which person of the list it is, by the number there, or that it is none of them.

    The state of the paper follows with the next run of the rules; a later word takes the place of
    this one. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, NO_LIKELY_MATCH or
    REASON_MISSING.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    [in_list] = compared_with_list(locked, [application])
    likely = {each.person.citizen_id for each in in_list.likely}
    if not likely or citizen_id not in {NOBODY, *likely}:
        raise Refusal("NO_LIKELY_MATCH", code=application.reg_no)
    if not basis.strip():
        raise Refusal("REASON_MISSING", field="basis")
    match = PlanningMatch(
        application=application, citizen_id=citizen_id, basis=basis, decided_at=at
    )
    locked.record(
        "planning_match.settled", about=application, rows=[match], is_listed=bool(citizen_id)
    )
    return match


def compared_with_list(campaign: Campaign, papers: Iterable[Application]) -> list[InList]:
    """Return what the list in force has of each of these, in their order, with two queries."""
    named = [Named(paper.citizen_id, paper.name, paper.born) for paper in papers]
    entries = list_in_force(campaign).entries.order_by("sort_key", "citizen_id")
    if len(named) <= NAMED_ONE_BY_ONE:
        alike = Q(citizen_id__in={each.citizen_id for each in named})
        alike |= Q(born__in={each.born for each in named if each.born})
        entries = entries.filter(alike)
    rows = entries.values_list("citizen_id", "name", "born")
    people = PlannedPeople(Named(*row) for row in rows)
    return [people.find(each) for each in named]


def papers_to_match(campaign: Campaign, by: Person) -> QuerySet[Application]:
    """Return the registrations that the planning officer compares with the list."""
    papers = Application.objects.handed_in().filter(campaign=campaign, withdrawn_on=None)
    return papers.open_to(by).order_by("reg_no")


def settled_matches(campaign: Campaign) -> dict[str, PlanningMatch]:
    """Return the last word on each registration of a campaign, by its number."""
    words = PlanningMatch.objects.filter(application__campaign=campaign)
    return {match.application.reg_no: match for match in words.select_related("application")}
