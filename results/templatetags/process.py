"""What happens next in a campaign, for everybody."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from candidates.actions.late_files import number_admitted
from exams.actions.clock import deadlines_of, due_days
from exams.rules.stages import REGISTER, SIT_PROPOSAL
from results.process.overview import next_public_task, public_tasks_to_come
from results.process.own_timeline import happened
from results.process.tasks import Task
from web.templatetags.rendering import render_component

register = template.Library()
_DEADLINE_OF_STEP = {
    REGISTER: "P3_REGISTRATION"
}  # what ends with a window is done only after its day


@register.simple_tag
def next_step(campaign: Any) -> SafeString:
    """The next thing everybody may expect of a campaign, and by when."""
    task = next_public_task(campaign)
    if task is None or campaign.cancelled_on or campaign.suspended_on:
        return SafeString("")
    due = _due(task, due_days(deadlines_of(campaign)))
    defence = campaign.dates.get("defence") if task.step == SIT_PROPOSAL else None
    before = date.fromisoformat(defence) if defence else None
    return render_component("next_step", title=task.title, due=due, before=before)


def _due(task: Task, days: Mapping[str, date]) -> date | None:
    return days.get(task.deadline or _DEADLINE_OF_STEP.get(task.step, ""))


@register.inclusion_tag("candidates/register/timeline.html")
def own_timeline(application: Any, *, is_current: bool = True) -> dict[str, Any]:
    """What happened to a registration until now, and what is expected, by when."""
    campaign = application.campaign
    goes_on = is_current and not (
        application.has_left or campaign.cancelled_on or campaign.suspended_on
    )
    days = due_days(deadlines_of(campaign)) if goes_on else {}
    tasks = public_tasks_to_come(campaign) if goes_on else []
    return {
        "events": happened(application, timezone.now()),
        "expected": [(task.title, _due(task, days)) for task in tasks],
    }


@register.simple_tag
def admitted_late(campaign: Any) -> int:
    """How many files two persons let in after the last day, as everybody may know."""
    return number_admitted(campaign)
