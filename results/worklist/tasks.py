"""Campaigns: the next action, with its deadline, and drafts to finish."""

from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.models import Application
from exams.actions.clock import deadlines_for, due_days
from exams.models import Campaign, Entry
from exams.rules.stages import Stage
from exams.worklist import running_campaigns
from results.process.agreements import has_agreed
from results.process.done_so_far import progress_of
from results.process.overview import url_of
from results.process.progress import Progress
from results.process.task_table import TASKS, asked_by, starters_of, tasks_of
from results.process.tasks import Task


def next_actions(person: Person, at: datetime) -> Items:
    """Everybody's in the control room: the tasks of each campaign that are theirs to begin.

    What takes two persons is, at first, the asker's; once asked, it waits for the second.
    """
    duties = {duty for task in TASKS for duty in (task.duty, *asked_by(task))}
    campaigns = running_campaigns(person, at, *duties, and_published=True)
    if not campaigns:
        return
    progress, requested = progress_of(campaigns), _requested()
    counts, today = people_in(campaigns), timezone.localdate(at)
    for campaign in campaigns:
        days = deadlines_due(campaign, *counts[campaign.pk])
        for task in tasks_of(campaign.step, campaign):
            is_asked = (campaign.code, task.act) in requested
            if is_asked or not _is_theirs(task, campaign, progress[campaign.pk], person, at):
                continue
            if not task.waits_for(campaign, progress[campaign.pk], today):
                url = url_of(task, campaign)
                yield WorkItem(task.title, campaign, url, due=days.get(task.deadline))


def deadlines_due(campaign: Campaign, registrants: int, candidates: int) -> dict[str, date]:
    """Return the day of each deadline of a campaign, by the code of what it ends."""
    deadlines = deadlines_for(campaign, registrants=registrants, candidates=candidates)
    return due_days(deadlines)


def _is_theirs(
    task: Task, campaign: Campaign, progress: Progress, person: Person, at: datetime
) -> bool:
    """Say whether a task of the control room is open, and this person's to begin."""
    if not task.page.startswith("results:") or task.is_done(progress):
        return False
    if task.duty == Duty.OPEN_SEALS and has_agreed(person, campaign, progress, at):
        return False
    starters = starters_of(task, campaign, progress)
    return any(person.may(duty, campaign.code, at=at) for duty in starters)


def _requested() -> set[tuple[str, str]]:
    """Return what was asked and waits for its second person: (campaign, act)."""
    pending = ApprovalRequest.objects.filter(state=RequestState.OPEN)
    return set(pending.values_list("campaign", "act"))


def drafts_to_finish(person: Person, at: datetime) -> Items:
    """The secretary's: campaigns that are not announced yet."""
    if person.may(Duty.PREPARE, at=at):
        for draft in Campaign.objects.filter(stage=Stage.ANNOUNCE).order_by("code"):
            if person.may(Duty.PREPARE, draft.code, at=at):
                url = reverse("results:prepare", args=[draft.code])
                yield WorkItem(_("Soạn tiếp kỳ thi"), draft, url)


def people_in(campaigns: list[Campaign]) -> dict[Any, tuple[int, int]]:
    """Return how many registered and how many sit, which some deadlines depend on.

    Each is counted by itself: joined, every paper would be met once for every number. Their parts
    come with them, since later periods count from what happened in them.
    """
    prefetch_related_objects(campaigns, "parts")
    rows = Campaign.objects.filter(pk__in=[campaign.pk for campaign in campaigns]).order_by()
    counted = rows.values_list(
        "pk", _count_of(Application.objects.handed_in()), _count_of(Entry.objects.all())
    )
    return {pk: (registrants, candidates) for pk, registrants, candidates in counted}


def _count_of(rows: QuerySet[Any]) -> Coalesce:
    """Return how many of these rows a campaign has."""
    of_campaign = rows.filter(campaign=OuterRef("pk")).order_by().values("campaign")
    number = Count("*")  # read from the index alone
    return Coalesce(Subquery(of_campaign.annotate(number=number).values("number")), 0)
