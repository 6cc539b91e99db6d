"""The days by which facts about candidates are judged, as a campaign announced them."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from exams.forms.reference_days import DAYS, YEAR

register = template.Library()
TITLES = {
    **DAYS,
    "latest_rated_year": YEAR,
    "planning_age_month": _("Tháng tính tuổi quy hoạch"),
}


@register.simple_tag
def reference_days(campaign: Any) -> list[tuple[Any, str]]:
    """Return the days that a campaign fixed, each with its title, as people write them."""
    fixed = campaign.reference_dates
    return [(title, _as_typed(str(fixed[name]))) for name, title in TITLES.items() if name in fixed]


def _as_typed(value: str) -> str:
    """Return 2026-09-30 as 30/09/2026, 2025-06 as 06/2025, and a year as it is."""
    return "/".join(reversed(value.split("-")))
