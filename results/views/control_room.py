"""The control room: where each campaign stands, what is done, what is next and whose it is."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.access import current_person, duties_of_user, require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.sealed_files import opened_early
from candidates.models import Decision
from exams.access import campaigns_of
from exams.models import Campaign
from exams.rules.checks import errors, warnings
from exams.rules.stages import Stage
from results.process.acts import ACTS
from results.process.interruptions import INTERRUPTIONS
from results.process.overview import overview_of
from results.process.process_action import ProcessAction
from results.process.tasks import TaskLine, TaskState
from results.views.checks import check_rows, names, role_words
from results.views.links import links
from results.views.room_figures import room_figures

SEE_OPENINGS = {Duty.RECEIVE, Duty.SCREEN, Duty.DECIDE, Duty.WATCH}
OPEN = (TaskState.TODO, TaskState.SECOND_PERSON)
STAFF_DUTIES = tuple(
    duty for duty in Duty if duty not in (Duty.EVERYONE, Duty.SIGNED_IN, Duty.APPLY)
)


@require_duty(*STAFF_DUTIES)
def campaigns(request: HttpRequest) -> HttpResponse:
    """List the campaigns in which the reader has a duty, the ones in preparation first."""
    own = Campaign.objects.filter(
        pk__in=[campaign.pk for campaign in campaigns_of(current_person(request), *STAFF_DUTIES)]
    )
    campaigns = own.prefetch_related("positions").order_by("-announced_on", "code")
    context = {
        "drafts": [campaign for campaign in campaigns if campaign.stage == Stage.ANNOUNCE],
        "campaigns": [campaign for campaign in campaigns if campaign.stage != Stage.ANNOUNCE],
        "may_draft": Duty.PREPARE in duties_of_user(request),
    }
    return render(request, "results/publish/rooms.html", context)


@require_duty(*STAFF_DUTIES, campaign="code")
def control_room(request: HttpRequest, code: str) -> HttpResponse:
    """Show one campaign: its step, whose turn it is, what blocks the next step, its deadlines."""
    campaign = get_object_or_404(Campaign, code=code)
    if campaign.stage == Stage.ANNOUNCE:
        return redirect("results:prepare", code)
    duties = duties_of_user(request, campaign.code)
    overview = overview_of(campaign, today=timezone.localdate())
    owners = overview.owners
    publications = list(campaign.publications.seen_by(request.user, at=timezone.now()))
    is_over = campaign.cancelled_on is not None
    rows = [] if is_over else [_row(line, duties) for line in overview.tasks]
    checks = () if is_over else overview.checks
    doable = [] if campaign.suspended_on else rows
    context = {
        "campaign": campaign,
        "tasks": rows,
        "own_turn": _own_turn(doable, current_person(request)),
        "waits_for_other": _waits_for_other(doable, current_person(request)),
        "gate": overview.gate,
        "errors": check_rows(errors(checks), campaign, request, holders=owners),
        "warnings": check_rows(warnings(checks), campaign, request, holders=owners),
        "interruptions": [each for each in _interruptions(campaign) if each.duty in duties],
        "links": list(links(campaign, duties)),
        "opened_early": _opened_early(campaign, current_person(request), duties),
        "deadlines": overview.deadlines,
        "figures": room_figures(campaign, overview.progress, publications, duties),
        "publications": publications,
    }
    return render(request, "results/publish/room.html", context)


def _opened_early(campaign: Campaign, reader: Person, duties: frozenset[Duty]) -> list[Decision]:
    return opened_early(campaign, reader) if duties & SEE_OPENINGS else []


def _interruptions(campaign: Campaign) -> list[ProcessAction]:
    if campaign.cancelled_on or campaign.stage == Stage.PUBLISH:
        return []
    suspend, resume, cancel = INTERRUPTIONS
    return [resume, cancel] if campaign.suspended_on else [suspend, cancel]


def _own_turn(rows: list[dict[str, Any]], reader: Person) -> dict[str, Any] | None:
    """Return the first task that can be done now and is the reader's, or waits for them."""
    own = (row for row in rows if row["url"] and reader in row["line"].owners)
    return next((row for row in own if row["line"].state in OPEN), None)


def _waits_for_other(rows: list[dict[str, Any]], reader: Person) -> dict[str, Any] | None:
    """Return the task of which the reader's half is done, or is not theirs to do."""
    halves = (row for row in rows if row["line"].state == TaskState.SECOND_PERSON and row["url"])
    return next((row for row in halves if reader not in row["line"].owners), None)


def _row(line: TaskLine, duties: frozenset[Duty]) -> dict[str, Any]:
    """Return a task as the control room shows it; a link only for who has a hand in it."""
    task = line.task
    act = ACTS.get(task.act)
    hands = {task.duty, *(act.asks + act.applies if act else ())}
    is_open = line.state != TaskState.DONE and hands & duties
    return {
        "line": line,
        "url": line.url if is_open else "",
        "owners": names(line.owners),
        "roles": role_words(line.duties),
    }
