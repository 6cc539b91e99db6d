"""Where a campaign stands: the tasks of its step with their owners, and what its gate finds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState
from accounts.rules.duties import Duty
from audit.models import Event
from exams.actions.clock import deadlines_for, due_days
from exams.models import Campaign
from exams.rules.stages import (
    IN_ORDER,
)
from results.process.agreements import has_agreed
from results.process.campaign_state import state_of
from results.process.done_so_far import progress_of
from results.process.owners import owners_of
from results.process.progress import Progress
from results.process.task_table import asked_by, starters_of, tasks_of
from results.process.tasks import Overview, Task, TaskLine, TaskState


@dataclass(frozen=True, slots=True)
class _CampaignFacts:
    """What is known of one campaign, asked once for all its tasks."""

    campaign: Campaign
    today: date
    progress: Progress
    owners: dict[Duty, list[Person]]
    requests: dict[str, ApprovalRequest]
    events: dict[str, tuple[str, datetime]]
    due: dict[str, date]


def overview_of(campaign: Campaign, *, today: date) -> Overview:
    """Return the tasks of the campaign's step as they stand, and what its gate finds."""
    tasks = tasks_of(campaign.step, campaign)
    state = state_of(campaign, today)
    progress, checks = state.progress, state.checks
    all_deadlines = deadlines_for(
        campaign, registrants=progress.files, candidates=progress.numbered
    )
    facts = _CampaignFacts(
        campaign=campaign,
        today=today,
        progress=progress,
        owners=owners_of(
            _hands(tasks) | {check.owner for check in checks}, campaign, state.owe_marks
        ),
        requests=_open_requests(campaign),
        events=_latest_events(campaign, [task.event for task in tasks if task.event]),
        due=due_days(all_deadlines),
    )
    lines = tuple(_line(task, facts) for task in tasks)
    gate = lines[-1] if lines and lines[-1].state != TaskState.DONE else None
    return Overview(
        campaign=campaign,
        tasks=lines,
        checks=checks,
        gate=gate,
        deadlines=all_deadlines,
        progress=progress,
        owners=facts.owners,
    )


def _line(task: Task, facts: _CampaignFacts) -> TaskLine:
    by, at = facts.events.get(task.event, ("", None))
    duties = _turn_of(task, facts)
    return TaskLine(
        task=task,
        state=_state(task, facts),
        url=url_of(task, facts.campaign),
        duties=duties,
        owners=tuple(_owners(task, duties, facts)),
        reason=task.waits_for(facts.campaign, facts.progress, facts.today),
        count=task.count(facts.progress),
        due=facts.due.get(task.deadline),
        done_by=by,
        done_at=at,
    )


def _owners(task: Task, duties: Iterable[Duty], facts: _CampaignFacts) -> Iterator[Person]:
    """Return who can do a task now: nobody who has done their half, of what takes two."""
    request, now = facts.requests.get(task.act), timezone.now()
    for person in dict.fromkeys(person for duty in duties for person in facts.owners[duty]):
        if request and request.asked_by_id == person.pk:
            continue
        opens = task.duty == Duty.OPEN_SEALS
        if not (opens and has_agreed(person, facts.campaign, facts.progress, now)):
            yield person


def _hands(tasks: Iterable[Task]) -> set[Duty]:
    return {duty for task in tasks for duty in (*asked_by(task), task.duty)}


def _turn_of(task: Task, facts: _CampaignFacts) -> tuple[Duty, ...]:
    """Return whose turn it is: who applies what was asked, otherwise who begins."""
    if task.act in facts.requests:
        return (task.duty,)
    return starters_of(task, facts.campaign, facts.progress)


def next_public_task(campaign: Campaign) -> Task | None:
    """Return what everybody may expect next of a campaign; None when all is published."""
    return next(iter(public_tasks_to_come(campaign)), None)


def public_tasks_to_come(campaign: Campaign) -> list[Task]:
    """Return what everybody may expect of a campaign from now on, in order."""
    progress = progress_of([campaign])[campaign.pk]
    coming = IN_ORDER[IN_ORDER.index(campaign.step) :]
    public = (task for step in coming for task in tasks_of(step, campaign) if task.is_public)
    return [task for task in public if task.step != campaign.step or not task.is_done(progress)]


def _state(task: Task, facts: _CampaignFacts) -> TaskState:
    if task.is_done(facts.progress):
        return TaskState.DONE
    if task.act in facts.requests or task.is_half_done(facts.progress):
        return TaskState.SECOND_PERSON
    blocked = task.waits_for(facts.campaign, facts.progress, facts.today)
    return TaskState.NOT_YET if blocked else TaskState.TODO


def url_of(task: Task, campaign: Campaign) -> str:
    if task.page == "candidates:files":
        return f"{reverse(task.page)}?campaign={campaign.code}"
    if task.page == "grading:panels":
        return reverse(task.page)
    if task.page == "results:rap-phach" and campaign.binds_late:
        return reverse("results:stubs", args=[campaign.code])
    of_what = {"candidates:attendance": campaign.part, "results:ask-correction": "official"}
    more = [of_what[task.page]] if task.page in of_what else []
    return reverse(task.page, args=[campaign.code, *more])


def _open_requests(campaign: Campaign) -> dict[str, ApprovalRequest]:
    requests = ApprovalRequest.objects.filter(campaign=campaign.code, state=RequestState.OPEN)
    return {request.act: request for request in requests}


def _latest_events(campaign: Campaign, types: list[str]) -> dict[str, tuple[str, datetime]]:
    """Return who did each thing last, and when."""
    rows = Event.objects.filter(log_id=campaign.log, type__in=types).order_by("seq")
    latest = {kind: (actor, ts) for kind, actor, ts in rows.values_list("type", "actor", "ts")}
    people = {
        person.pseudonym: str(person)
        for person in Person.objects.filter(
            pk__in=[int(actor[2:]) for actor, _ in latest.values() if actor.startswith("u-")]
        )
    }
    return {
        kind: (people.get(actor, actor), datetime.fromisoformat(ts))
        for kind, (actor, ts) in latest.items()
    }
