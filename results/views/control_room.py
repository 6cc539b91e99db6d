"""The control room: where each campaign stands, what is done, what is next and whose it is."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.access import current_person, duties_of_user, require_duty
from accounts.rules.duties import Duty
from exams.access import campaigns_of
from exams.actions.clock import deadlines_of
from exams.models import Campaign
from exams.rules.gates import errors, warnings
from exams.rules.stages import Stage
from results.process.act_gates import takes_two
from results.process.actions import INTERRUPTIONS, ProcessAction, actions_of_step
from results.process.progress import Progress, progress_of
from results.views.checks import role_words
from results.views.gates import GatePage, gate_page
from results.views.links import links

INSIDE = tuple(duty for duty in Duty if duty not in (Duty.EVERYONE, Duty.SIGNED_IN, Duty.APPLY))


@require_duty(*INSIDE)
def campaigns(request: HttpRequest) -> HttpResponse:
    """List the campaigns in which the reader has a duty, the ones in preparation first."""
    ours = Campaign.objects.filter(
        pk__in=[one.pk for one in campaigns_of(current_person(request), *INSIDE)]
    )
    campaigns = ours.prefetch_related("positions").order_by("-announced_on", "code")
    context = {
        "drafts": [one for one in campaigns if one.stage == Stage.ANNOUNCE],
        "campaigns": [one for one in campaigns if one.stage != Stage.ANNOUNCE],
        "may_draft": Duty.PREPARE in duties_of_user(request),
    }
    return render(request, "results/publish/rooms.html", context)


@require_duty(*INSIDE, campaign="code")
def control_room(request: HttpRequest, code: str) -> HttpResponse:
    """Show one campaign: its stage, its actions now, its deadlines, its figures."""
    campaign = get_object_or_404(Campaign, code=code)
    if campaign.stage == Stage.ANNOUNCE:
        return redirect("results:prepare", code)
    so_far = progress_of([campaign])[campaign.pk]
    duties = duties_of_user(request, campaign.code)
    interruptions = [action for action in _interruptions(campaign) if action.duty in duties]
    context = {
        "campaign": campaign,
        "actions": [
            _row(request, action, campaign, so_far) for action in actions_of_step(campaign)
        ],
        "interruptions": interruptions,
        "ways": list(links(campaign, duties_of_user(request, campaign.code))),
        "deadlines": deadlines_of(campaign),
        "figures": _figures(campaign),
        "positions": campaign.positions.select_related("post"),
        "publications": campaign.publications.seen_by(request.user, at=timezone.now()),
    }
    return render(request, "results/publish/room.html", context)


def _interruptions(campaign: Campaign) -> list[ProcessAction]:
    if campaign.cancelled_on or campaign.stage == Stage.PUBLISH:
        return []
    suspend, resume, cancel = INTERRUPTIONS
    return [resume] if campaign.suspended_on else [suspend, cancel]


def _row(
    request: HttpRequest, action: ProcessAction, campaign: Campaign, so_far: Progress
) -> dict[str, Any]:
    """Return an action as the task list shows it: its state in words, whose it is, the link."""
    page = gate_page(request, action, campaign)
    is_done = action.is_done(so_far)
    asking = page.act and takes_two(page.act, campaign, page.checks)
    reader_has_hand = duties_of_user(request, campaign.code).intersection(action.duties)
    url = reverse(f"results:{action.slug}", args=[campaign.code])
    if page.pending:
        url = reverse("results:request", args=[page.pending.pk])
    return {
        "action": action,
        "state": "DONE" if is_done else _state(page),
        "url": url if reader_has_hand and not is_done else "",
        "owners": role_words(page.act.asks if asking and page.act else [action.duty]),
        "errors": 0 if is_done else len(errors(page.checks)),
        "warnings": 0 if is_done else len(warnings(page.checks)),
    }


def _state(page: GatePage) -> str:
    """Return where an action stands: not possible yet, waiting for its second person, to do."""
    if page.pending:
        return "SECOND"
    return "BLOCKED" if errors(page.checks) else "TODO"


def _figures(campaign: Campaign) -> dict[str, int]:
    papers = campaign.applications
    return {
        "papers": papers.exclude(state="DRAFT").count(),
        "eligible": papers.filter(state="ELIGIBLE").count(),
        "entries": campaign.entries.count(),
    }
