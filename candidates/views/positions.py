"""How many registered for each position, and what may be decided where too few are eligible."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.access import duties_of_user, require_duty
from accounts.rules.duties import Duty
from candidates.actions.dossiers import postponed_positions, waived_positions
from candidates.actions.position_counts import ByState, files_by_position
from candidates.rules.enums import ApplicationState
from candidates.rules.position_outcomes import ListState
from candidates.rules.profile import Waiver
from candidates.rules.too_few import Remedy, remedies_of
from exams.actions.advance import first_sitting
from exams.models import Campaign, Position
from exams.rules.stages import SCREEN, Stage
from exams.views.timely import untimely


@require_duty(
    Duty.SCREEN, Duty.RECEIVE, Duty.APPROVE_LIST, Duty.DECIDE, campaign="code", files=True
)
def positions(request: HttpRequest, code: str) -> HttpResponse:
    """Show, for each position, how many registered and how many are eligible so far."""
    campaign = get_object_or_404(Campaign, code=code)
    counts = files_by_position(campaign)
    minimum = campaign.regulations["eligibility"]["min_candidates_per_post"]
    waivers, postponed = waived_positions(campaign), postponed_positions(campaign)
    remedies = _remedies_open(request, campaign)
    rows = [
        {
            **_position_row(row, counts.get(row.code, {}), minimum, campaign.stage),
            "waiver": waivers.get(row.code),
            "postponed": postponed.get(row.code),
        }
        for row in campaign.positions.select_related("post")
    ]
    context = {"campaign": campaign, "rows": rows, "minimum": minimum, **remedies}
    return render(request, "candidates/screen/positions.html", context)


def _remedies_open(request: HttpRequest, campaign: Campaign) -> dict[str, bool]:
    """Return which decisions about a position with too few people this reader is led to."""
    duties = duties_of_user(request, campaign.code)
    remedies = remedies_of(campaign.regulations["eligibility"]["on_too_few"])
    may_decide = Duty.DECIDE in duties and not untimely(campaign, SCREEN, first_sitting(campaign))
    may_reopen = Duty.PREPARE in duties and not untimely(campaign, SCREEN)
    return {
        "may_waive": may_decide and _may_waive(campaign),
        "may_postpone": may_decide and Remedy.POSTPONE in remedies,
        "may_print": Duty.PREPARE in duties and campaign.stage != Stage.REGISTER,
        "may_reopen": may_reopen and bool({Remedy.NOMINATE, Remedy.EXTEND} & {*remedies}),
    }


def _may_waive(campaign: Campaign) -> bool:
    return bool(campaign.regulations["eligibility"]["waiver_of_min_candidates"] != Waiver.NEVER)


def _position_row(position: Position, counts: ByState, minimum: int, stage: str) -> dict[str, Any]:
    """Return a position with its counts; whether too few are eligible, and may be let sit."""
    eligible = counts.get(ApplicationState.ELIGIBLE, 0)
    is_sat = stage == Stage.SIT and position.opening == ListState.HELD
    return {
        "position": position,
        "counts": counts,
        "all": sum(counts.values()),
        "is_short": eligible < minimum and (stage == Stage.SCREEN or is_sat),
        "is_empty": eligible == 0,
    }
