"""What happens next in a campaign, for everybody."""

from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString

from exams.actions.clock import deadlines_of, due_days
from exams.rules.stages import REGISTER, SIT_PROPOSAL
from results.process.overview import next_public_task
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
    due = due_days(deadlines_of(campaign)).get(
        task.deadline or _DEADLINE_OF_STEP.get(task.step, "")
    )
    defence = campaign.dates.get("defence") if task.step == SIT_PROPOSAL else None
    before = date.fromisoformat(defence) if defence else None
    return render_component("next_step", title=task.title, due=due, before=before)
