"""What a planning list is judged by: the regulations, the campaigns at work, and its votes."""

from datetime import date
from typing import Any

from candidates.actions.conference_results import latest_votes
from candidates.rules.planning_line import (
    OF_POSTS,
    TERM_YEARS,
    PlanningSettings,
    PlanningSort,
    limits_of,
)
from exams.actions.profile_versions import profile_in_force
from exams.models import Campaign, Position
from exams.rules.stages import Stage

NOT_AT_WORK = (Stage.ANNOUNCE, Stage.PUBLISH)


def settings_for(
    campaign: Campaign | None,
    on: date,
    sheets: tuple[str, ...] = (),
    sort: PlanningSort = OF_POSTS,
) -> PlanningSettings:
    """Return what a planning list is judged by, of a campaign or of the day.

    By the regulations of the campaign, or those in force; always by every campaign at work, in
    which nobody is planned for a post together with the proposal to fill it.
    """
    judged = _announced(campaign, on) if campaign else _in_force(on)
    judged["default_term"] = sort.term or judged["default_term"]
    return PlanningSettings(
        opened=opened_posts(campaign), sheets=sheets, kind=sort.kind, voted=latest_votes(), **judged
    )


def _announced(campaign: Campaign, on: date) -> dict[str, Any]:
    month = campaign.reference_dates.get("planning_age_month")
    return {
        "on": campaign.registration_closes or on,
        "default_term": next(iter(campaign.planning_terms), term_of(on)),
        "age_month": date.fromisoformat(f"{month[:7]}-01") if month else None,
        **limits_of(campaign.regulations.get("eligibility", {})),
    }


def _in_force(on: date) -> dict[str, Any]:
    limits = limits_of(profile_in_force(on)["eligibility"])
    return {"on": on, "default_term": term_of(on), **limits}


def opened_posts(campaign: Campaign | None = None) -> dict[str, date]:
    """Return the posts of the campaigns at work, and of one more, with the day of announcement."""
    at_work = Campaign.objects.filter(cancelled_on=None).exclude(stage__in=NOT_AT_WORK)
    asked = at_work | Campaign.objects.filter(pk=campaign.pk) if campaign else at_work
    rows = Position.objects.filter(campaign__in=asked)
    days = rows.order_by("-campaign__announced_on").values_list(
        "post__code", "campaign__announced_on"
    )
    return {post: day for post, day in days if day}


def term_of(on: date) -> str:
    """Return the term of office that a day lies in: 2025-2030."""
    first = on.year - on.year % TERM_YEARS
    return f"{first}-{first + TERM_YEARS}"
