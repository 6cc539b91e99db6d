"""The days of a plan against the law, also before the announcement and after the exam."""

from dataclasses import replace

from exams.actions.clock import calendar_profile, dates_of, deadlines_of, working_calendar
from exams.actions.happened import happened_on
from exams.models import Campaign, Holiday
from exams.rules import profile as profiles
from exams.rules.calendar import DayKind, WorkingCalendar, calendar_of
from exams.rules.calendar_profile import CalendarProfile, calendar_profile_of
from exams.rules.clearances import ClearanceKind
from exams.rules.deadline_rules import RULES_OF_THE_OFFICE, CampaignDates
from exams.rules.deadlines import Deadline, deadlines
from exams.rules.plan_of_days import PlanClock
from exams.rules.planned_days import LateDay, late_days
from exams.rules.refusals import Refusal


def office_deadlines_of(campaign: Campaign) -> tuple[Deadline, ...]:
    """Return every deadline, also those before the announcement and after the exam (P0, P21)."""
    approved = happened_on(campaign, None).approved or dates_of(campaign).approved
    own = replace(_days_of_principle(campaign), approved=approved)
    profile, calendar = calendar_profile(campaign), working_calendar(campaign)
    return (*deadlines_of(campaign), *deadlines(own, profile, calendar, rules=RULES_OF_THE_OFFICE))


def planned_late(campaign: Campaign, profile: CalendarProfile) -> tuple[LateDay, ...]:
    """Return which days of a plan, announced or not, are later than the law has it."""
    principle, plan = _days_of_principle(campaign), dates_of(campaign)
    dates = replace(plan, proposed=principle.proposed, agreed=principle.agreed)
    registrants = campaign.applications.handed_in().count()
    return late_days(dates, profile, clock_of(campaign).calendar, registrants=registrants)


def clock_of(campaign: Campaign) -> PlanClock:
    """Return by what the plan of a campaign is reckoned, announced or not."""
    if campaign.announced_on:
        return PlanClock(calendar_profile(campaign), working_calendar(campaign))
    return PlanClock(profile_of_draft(campaign), calendar_in_force())


def profile_of_draft(campaign: Campaign) -> CalendarProfile:
    """Return the periods that a draft would freeze: the default ones if one cannot be read."""
    values = campaign.profile.values if campaign.profile else profiles.defaults()
    return readable_calendar_profile(values)


def readable_calendar_profile(values: profiles.Values) -> CalendarProfile:
    """Return the periods of a profile; the default ones where it has any that cannot be read.

    That it cannot be read is an ERROR of its own, so that nothing is announced by the default.
    """
    try:
        return calendar_profile_of(values["calendar"])
    except Refusal:
        return calendar_profile_of(profiles.defaults()["calendar"])


def calendar_in_force() -> WorkingCalendar:
    """Return the working calendar that a campaign announced now would freeze."""
    days = Holiday.objects.filter(withdrawn=False)
    return calendar_of((day.date, DayKind(day.kind)) for day in days)


def _days_of_principle(campaign: Campaign) -> CampaignDates:
    """Return when the approval in principle was asked for and given, as far as it was ticked."""
    kind = ClearanceKind.APPROVAL_IN_PRINCIPLE
    row = campaign.clearances.in_force().filter(kind=kind).first()
    return (
        CampaignDates(proposed=row.proposed_on, agreed=row.document_on) if row else CampaignDates()
    )
