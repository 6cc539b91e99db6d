"""The legal clock of a campaign, for the office: each deadline reckoned, each day's history."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.access import duties_of_user, require_duty
from accounts.rules.duties import Duty
from exams.access import names_of_actors
from exams.actions.clock import names_of_days, reckoned
from exams.actions.day_history import DayChange, day_history
from exams.actions.planned_days import office_deadlines_of
from exams.models import Campaign
from results.actions.lateness import late_acts
from results.views.control_room import STAFF_DUTIES
from results.views.outside_steps import outside_rows


@require_duty(*STAFF_DUTIES, campaign="code")
def clock(request: HttpRequest, code: str) -> HttpResponse:
    """Show how each deadline was reckoned, what came late, who set or moved which day, and why."""
    campaign = get_object_or_404(Campaign, code=code)
    deadlines = office_deadlines_of(campaign) if campaign.announced_on else ()
    context = {
        "campaign": campaign,
        "reckoned": reckoned(campaign, deadlines),
        "names": names_of_days(campaign),
        "outside": list(outside_rows(campaign)),
        "may_record": Duty.PREPARE in duties_of_user(request, code),
        "late": late_acts(campaign),
        "history": list(_with_names(day_history(campaign))),
    }
    return render(request, "results/publish/clock.html", context)


def _with_names(history: list[DayChange]) -> Iterable[dict[str, Any]]:
    """Return each change with its author by name, or as the trail calls a machine."""
    names = names_of_actors(change.actor for change in history)
    return ({"change": each, "author": names.get(each.actor, each.actor)} for each in history)
