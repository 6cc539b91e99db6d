"""Where a campaign stands: its tasks with their owners, and what the gate of its step finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse

from accounts.models import ApprovalRequest, Grant, Person
from accounts.rules.approvals import RequestState
from accounts.rules.duties import Duty, roles_with
from audit.models import Event
from exams.actions.clock import deadlines_of
from exams.models import Campaign, ExamPart
from exams.rules.enums import PartKind
from exams.rules.gates import Check
from exams.rules.stages import (
    IN_ORDER,
    MARK_PROPOSAL,
    MARK_WRITTEN,
    RANK,
    SCREEN,
    SIT_PROPOSAL,
    SIT_WRITTEN,
    Step,
)
from results.actions import gates
from results.process import announce, defence, mark, publish, rank, register, screen, sit
from results.process.progress import Progress, progress_of
from results.process.tasks import Overview, Task, TaskLine, TaskState

TASKS: tuple[Task, ...] = tuple(
    task
    for stage in (announce, register, screen, sit, mark, defence, rank, publish)
    for task in stage.TASKS
)


def tasks_of(step: Step) -> tuple[Task, ...]:
    """Return the tasks of a step, in order; the last one of most moves the campaign on."""
    return tuple(task for task in TASKS if task.step == step)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of one campaign, asked once for all its tasks."""

    campaign: Campaign
    today: date
    progress: Progress
    owners: dict[Duty, tuple[Person, ...]]
    requests: dict[str, ApprovalRequest]
    events: dict[str, tuple[str, datetime]]
    due: dict[str, date | None]


def overview_of(campaign: Campaign, *, today: date) -> Overview:
    """Return the tasks of the campaign's step as they stand, and what its gate finds."""
    tasks = tasks_of(campaign.step)
    known = _Known(
        campaign=campaign,
        today=today,
        progress=progress_of([campaign])[campaign.pk],
        owners=owners_of(campaign, {task.duty for task in tasks}, today),
        requests=_open_requests(campaign),
        events=_latest_events(campaign, [task.event for task in tasks if task.event]),
        due={each.step: each.day for each in deadlines_of(campaign)},
    )
    lines = tuple(_line(task, known) for task in tasks)
    gate = lines[-1] if lines and lines[-1].state != TaskState.DONE else None
    return Overview(campaign=campaign, tasks=lines, checks=checks_of(campaign, today), gate=gate)


def _line(task: Task, known: _Known) -> TaskLine:
    by, at = known.events.get(task.event, ("", None))
    return TaskLine(
        task=task,
        state=_state(task, known),
        url=url_of(task, known.campaign),
        owners=known.owners[task.duty],
        reason=task.waits_for(known.campaign, known.progress, known.today),
        count=task.count(known.progress),
        due=known.due.get(task.due),
        done_by=by,
        done_at=at,
    )


def next_public_task(campaign: Campaign) -> Task | None:
    """Return what everybody may expect next of a campaign; None when all is published."""
    progress = progress_of([campaign])[campaign.pk]
    coming = IN_ORDER[IN_ORDER.index(campaign.step) :]
    public = (task for step in coming for task in tasks_of(step) if task.is_public)
    return next(
        (task for task in public if task.step != campaign.step or not task.is_done(progress)), None
    )


def _state(task: Task, known: _Known) -> TaskState:
    if task.is_done(known.progress):
        return TaskState.DONE
    if task.act in known.requests:
        return TaskState.SECOND_PERSON
    blocked = task.waits_for(known.campaign, known.progress, known.today)
    return TaskState.NOT_YET if blocked else TaskState.TODO


def url_of(task: Task, campaign: Campaign) -> str:
    if task.page == "candidates:files":
        return f"{reverse(task.page)}?campaign={campaign.code}"
    if task.page == "grading:panels":
        return reverse(task.page)
    part = [campaign.part] if task.page == "candidates:attendance" else []
    return reverse(task.page, args=[campaign.code, *part])


def owners_of(
    campaign: Campaign, duties: Iterable[Duty], today: date
) -> dict[Duty, tuple[Person, ...]]:
    """Return who holds each duty in a campaign today, by name."""
    wanted = tuple(duties)
    grants = Grant.objects.filter(
        Q(campaign="") | Q(campaign=campaign.code),
        revoked_at=None,
        person__is_active=True,
        role__in={role for duty in wanted for role in roles_with(duty)},
    ).select_related("person")
    standing = [grant for grant in grants if grant.covers(campaign.code, today)]
    return {
        duty: tuple(
            sorted({grant.person for grant in standing if grant.role in roles_with(duty)}, key=str)
        )
        for duty in wanted
    }


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


def checks_of(campaign: Campaign, today: date) -> tuple[Check, ...]:
    """Return what the gate of a campaign's step finds now; nothing where a step has none."""
    find = GATES.get(campaign.step)
    return find(campaign, today) if find else ()


def _written(campaign: Campaign) -> ExamPart:
    return ExamPart.objects.select_related("campaign").get(campaign=campaign, kind=PartKind.WRITTEN)


def _of_marking(campaign: Campaign, today: date) -> tuple[Check, ...]:
    part = _written(campaign)
    if part.closed_at is None:
        return gates.of_close_marking(part)
    return gates.of_official(part, today=today)


def _of_defence(campaign: Campaign, today: date) -> tuple[Check, ...]:
    parts = ExamPart.objects.select_related("campaign")
    return gates.of_close_defence(parts.get(campaign=campaign, kind=PartKind.PROPOSAL))


GATES: dict[Step, Callable[[Campaign, date], tuple[Check, ...]]] = {
    SCREEN: lambda campaign, today: gates.of_eligible_list(campaign, run_rules=False),
    SIT_WRITTEN: lambda campaign, today: gates.of_seal(_written(campaign), today=today),
    MARK_WRITTEN: _of_marking,
    SIT_PROPOSAL: lambda campaign, today: gates.of_draw(campaign),
    MARK_PROPOSAL: _of_defence,
    RANK: lambda campaign, today: gates.of_results(campaign),
}
