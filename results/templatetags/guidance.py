"""What stands beside a form: what happens next, who may do it, and the day that matters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import required_duties
from accounts.rules.duties import Duty, Role, roles_with
from exams.models import Campaign
from exams.views.form_guide import FormGuide
from exams.views.timely import untimely
from results.worklist.upcoming import next_days_of
from web.action_view import ActionView
from web.sentences import label

register = template.Library()


@dataclass(frozen=True, slots=True)
class Guidance:
    """Facts about the act of a page: who does it, what follows, the next day of its campaign."""

    roles: str
    afterwards: str = ""
    is_final: bool = True
    is_beside: bool = True  # False where the page has its own side: it may say it there
    step: str = ""
    day: date | None = None
    untimely: str = ""  # why it would be refused today


@register.simple_tag(takes_context=True)
def guidance(context: Any) -> Guidance | None:
    """Return what to say of the form of a page that acts; None on every other page."""
    view, guide = context.get("view"), context.get("form_guide")
    if isinstance(view, ActionView):
        return _of_view(view)
    return _of_form(guide, context["request"]) if isinstance(guide, FormGuide) else None


def _of_view(view: ActionView) -> Guidance:
    campaign = _campaign(view.kwargs)
    return replace(
        _about(required_duties(view) or (), campaign),
        afterwards=str(view.afterwards) or _("Trang sau báo việc đã làm và giờ ghi."),
        is_final=not view.undo,
        is_beside=view.has_guidance,
        untimely=untimely(campaign, *view.steps()) if campaign else "",
    )


def _of_form(guide: FormGuide, request: HttpRequest) -> Guidance:
    """Say what the page of a function tells; whether it is timely, it tells itself."""
    resolved = request.resolver_match
    campaign = _campaign(resolved.kwargs if resolved else {})
    about = _about(guide.duties or guide.action.declaration.duties, campaign)
    return replace(about, afterwards=str(guide.afterwards), is_beside=guide.is_beside)


def _campaign(named: Mapping[str, Any]) -> Campaign | None:
    return Campaign.objects.filter(code=named.get("code", "")).first()


def _about(duties: Iterable[Duty], campaign: Campaign | None) -> Guidance:
    """Return what every page tells: who acts, and the next day of the campaign."""
    holders = {role for duty in duties for role in roles_with(duty)}
    roles = sorted(holders - {Role.CANDIDATE})  # who reads it there need not be told
    step, day = _next_day(campaign)
    return Guidance(roles=label(" ".join(roles)) if roles else "", step=step, day=day)


def _next_day(campaign: Campaign | None) -> tuple[str, date | None]:
    """Return the next day of the campaign that the address names."""
    if campaign is None or campaign.cancelled_on:
        return "", None
    [coming] = next_days_of([campaign], timezone.localdate())
    return coming.step, coming.day
