"""The control room: where each campaign stands, what is done, what is next and whose it is."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.access import current_person, duties_of_user, require_duty
from accounts.rules.duties import Duty, roles_with
from exams.access import campaigns_of
from exams.actions.clock import deadlines_of
from exams.models import Campaign
from exams.rules.stages import Stage
from results.process.actions import INTERRUPTIONS, PROCESS, ProcessAction, actions_of_step
from results.process.progress import Progress, progress_of
from results.views.links import links
from web.views import submit

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
    """Show one campaign: its stage, its deeds now, its deadlines, its figures."""
    campaign = get_object_or_404(Campaign, code=code)
    if campaign.stage == Stage.ANNOUNCE:
        return redirect("exams:prepare", code)
    so_far = progress_of([campaign])[campaign.pk]
    fates = [_shown(request, campaign, deed, so_far) for deed in _fates(campaign)]
    context = {
        "campaign": campaign,
        "deeds": [_shown(request, campaign, deed, so_far) for deed in actions_of_step(campaign)],
        "fates": [one for one in fates if one["url"]],
        "ways": list(links(campaign, duties_of_user(request, campaign.code))),
        "deadlines": deadlines_of(campaign),
        "figures": _figures(campaign),
        "positions": campaign.positions.select_related("post"),
        "publications": campaign.publications.seen_by(request.user, at=timezone.now()),
    }
    return render(request, "results/publish/room.html", context)


def _fates(campaign: Campaign) -> list[ProcessAction]:
    if campaign.cancelled_on or campaign.stage == Stage.PUBLISH:
        return []
    suspend, resume, cancel = INTERRUPTIONS
    return [resume] if campaign.suspended_on else [suspend, cancel]


def _shown(
    request: HttpRequest, campaign: Campaign, deed: ProcessAction, so_far: Progress
) -> dict[str, Any]:
    """Return a deed as the task list shows it: done, mine to do (a link), or somebody else's."""
    mine = current_person(request).may(deed.duty, campaign.code, at=timezone.now())
    done = deed.done(so_far)
    return {
        "deed": deed,
        "state": "DONE" if done else "TODO",
        "url": reverse(f"results:{deed.slug}", args=[campaign.code]) if mine and not done else "",
        "owners": " ".join(sorted(roles_with(deed.duty))),
    }


def _figures(campaign: Campaign) -> dict[str, int]:
    papers = campaign.applications
    return {
        "papers": papers.exclude(state="DRAFT").count(),
        "eligible": papers.filter(state="ELIGIBLE").count(),
        "entries": campaign.entries.count(),
    }


def action_page(deed: ProcessAction) -> Callable[..., HttpResponse]:
    """Return the page of one deed: it says what will happen, asks once, and does it."""

    @require_duty(deed.duty, campaign="code")
    def view(request: HttpRequest, code: str) -> HttpResponse:
        campaign = get_object_or_404(Campaign, code=code)
        form = deed.form(request.POST or None)
        if form.is_valid():
            answers = {k: v for k, v in form.cleaned_data.items() if k != "request_id"}
            if submit(request, form, deed.action, **deed.given(campaign), **answers):
                return redirect("results:room", code)
        context = {
            "title": deed.title,
            "caption": campaign.name,
            "lead": deed.lead,
            "effects": deed.effects(campaign),
            "form": form,
            "submit": deed.title,
            "cancel": reverse("results:room", args=[code]),
            "danger": deed.danger,
            "undo": not deed.danger,
        }
        return render(
            request, "components/confirm.html", context, status=422 if form.errors else 200
        )

    view.__name__ = deed.slug.replace("-", "_")
    return view


ACTIONS = [*PROCESS, *INTERRUPTIONS]
