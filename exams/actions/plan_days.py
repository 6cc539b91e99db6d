"""The days of the plan while a campaign is prepared: set together, none before what it follows."""

from collections.abc import Mapping
from datetime import date, datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.clock import dates_in, dates_of
from exams.actions.day_history import days_changed, fixed_days
from exams.actions.gates import pass_gate
from exams.actions.planned_days import clock_of
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules import profile as profiles
from exams.rules.deadline_rules import DAY_OF
from exams.rules.plan_of_days import PlanDay, early_day_checks, early_days, plan_for
from exams.rules.stages import ANNOUNCE
from exams.rules.suggested_days import restarted


def days_of_plan(campaign: Campaign) -> tuple[PlanDay, ...]:
    """Return the days that the plan of a campaign has, by the parts of its regulations."""
    profile = campaign.profile.values if campaign.profile else profiles.defaults()
    return plan_for(profiles.parts_of(campaign.regulations or profile))


@action(duty=Duty.PREPARE, steps=[ANNOUNCE])
def set_plan_days(
    *, campaign: Campaign, days: Mapping[str, date | None], by: Person, at: datetime
) -> Campaign:
    """Set the days of the plan of a draft, by their names in CampaignDates; None leaves one open.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE or PLANNED_TOO_EARLY. What is later than the law has
    it is named by two persons when the campaign is announced (regulations 3).
    """
    locked = lock_campaign(campaign)
    before, names = fixed_days(locked), [day.name for day in days_of_plan(locked)]
    locked.dates = with_days(locked, {name: days[name] for name in names if name in days})
    pass_gate(early_day_checks(early_days(dates_of(locked), clock_of(locked))))
    facts = {"fields": ["dates"], **days_changed(before, locked)}
    locked.record("campaign.changed", about=locked.code, rows=[locked], **facts)
    return locked


def with_days(campaign: Campaign, days: Mapping[str, date | None]) -> dict[str, str]:
    """Return the days of a campaign as it keeps them, with these set and the blank ones left out.

    Units: ISO days.
    """
    others = {name: day for name, day in campaign.dates.items() if name not in days}
    return {**others, **{name: str(day) for name, day in days.items() if day}}


def by_name(days: Mapping[str, date]) -> dict[str, date]:
    """Return days by their names in the plan; those of the parts may be named by the part."""
    of_parts = {str(kind): name for kind, name in DAY_OF.items()}
    return {of_parts.get(name, name): day for name, day in days.items()}


def restarted_days(campaign: Campaign, closes: date, days: Mapping[str, date]) -> dict[str, str]:
    """Return the days of a campaign once these are new: what would lie too early starts anew (P4).

    `days` are by their names in CampaignDates; they stay as typed. Nothing is written. Units: ISO
    days.
    """
    changed = with_days(campaign, days)
    typed = dates_in(changed, campaign.registration_opens, closes)
    plan = restarted(typed, clock_of(campaign), days.keys())
    moved = {day.name: getattr(plan, day.name) for day in days_of_plan(campaign)}
    return {**changed, **{name: str(day) for name, day in moved.items() if day}}
