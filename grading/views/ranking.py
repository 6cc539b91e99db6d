"""The ranking as it stands, by candidate number: each rank, and which rule decided it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.stages import Stage
from grading.actions import rank
from grading.actions.regulations import scoring_of


@require_duty(Duty.RANK, Duty.PUBLISH, Duty.WATCH, campaign="code")
def table(request: HttpRequest, code: str) -> HttpResponse:
    """Show every position by number, computed now, beside the latest snapshot's digest."""
    campaign = get_object_or_404(
        Campaign.objects.filter(stage__in=[Stage.RANK, Stage.PUBLISH]), code=code
    )
    results = rank.compute_results(campaign)
    latest = campaign.rankings.only("number", "ranked_at", "inputs_digest").first()
    posts = {
        position.code: position.post.full_name
        for position in campaign.positions.select_related("post")
    }
    context = {
        "campaign": campaign,
        "scoring": scoring_of(campaign),
        "positions": [
            {
                "post": posts[position_result.ranking.position],
                "ranking": position_result.ranking,
                "tone": "warning" if position_result.ranking.state.is_open else "neutral",
            }
            for position_result in results.decided
        ],
        "latest": latest,
        "is_current": latest is not None and latest.inputs_digest == results.inputs_digest,
        "inputs_digest": results.inputs_digest,
    }
    return render(request, "grading/rank/table.html", context)
