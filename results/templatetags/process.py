"""What happens next in a campaign, for everybody."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from exams.actions.clock import deadlines_of, due_days
from results.process.overview import next_public_task
from web.templatetags.rendering import render_component

register = template.Library()


@register.simple_tag
def next_step(campaign: Any) -> SafeString:
    """The next thing everybody may expect of a campaign, and by when."""
    task = next_public_task(campaign)
    if task is None or campaign.cancelled_on:
        return SafeString("")
    due = due_days(deadlines_of(campaign))
    return render_component("next_step", title=task.title, due=due.get(task.due))
