"""What stands beside a form: what happens next, who may do it, and the day that matters."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import required_duties
from accounts.rules.duties import Role, roles_with
from exams.models import Campaign
from exams.views.timely import untimely
from results.worklist.upcoming import next_days_of
from web.action_view import ActionView
from web.sentences import label

register = template.Library()


@dataclass(frozen=True, slots=True)
class Guidance:
    """Facts about the act of a page: who does it, what follows, the next day of its campaign."""

    roles: str
    afterwards: str
    is_final: bool
    step: str = ""
    day: date | None = None
    untimely: str = ""  # why it would be refused today


@register.simple_tag(takes_context=True)
def guidance(context: Any) -> Guidance | None:
    """Return what to say beside the form of a page that acts; None on every other page."""
    view = context.get("view")
    if not isinstance(view, ActionView) or not view.has_guidance:
        return None
    holders = {role for duty in required_duties(view) or () for role in roles_with(duty)}
    roles = sorted(holders - {Role.CANDIDATE})  # who reads it there need not be told
    campaign = Campaign.objects.filter(code=view.kwargs.get("code", "")).first()
    step, day = _next_day(campaign)
    return Guidance(
        roles=label(" ".join(roles)) if roles else "",
        afterwards=str(view.afterwards) or _("Trang sau báo việc đã làm và giờ ghi."),
        is_final=not view.undo,
        step=step,
        day=day,
        untimely=untimely(campaign, *view.steps()) if campaign else "",
    )


def _next_day(campaign: Campaign | None) -> tuple[str, date | None]:
    """Return the next day of the campaign that the address names."""
    if campaign is None or campaign.cancelled_on:
        return "", None
    [coming] = next_days_of([campaign], timezone.localdate())
    return coming.step, coming.day
