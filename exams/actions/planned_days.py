"""The days of a plan against the law, also before the announcement and after the exam."""

from dataclasses import replace

from exams.actions.clock import calendar_profile, dates_of, deadlines_of, working_calendar
from exams.models import Campaign, Holiday
from exams.rules.calendar import DayKind, WorkingCalendar, calendar_of
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.clearances import ClearanceKind
from exams.rules.deadline_rules import RULES_OF_THE_OFFICE, CampaignDates
from exams.rules.deadlines import Deadline, deadlines
from exams.rules.planned_days import LateDay, late_days


def office_deadlines_of(campaign: Campaign) -> tuple[Deadline, ...]:
    """Return every deadline, also those before the announcement and after the exam (P0, P21)."""
    own = replace(_days_of_principle(campaign), approved=dates_of(campaign).approved)
    profile, calendar = calendar_profile(campaign), working_calendar(campaign)
    return (*deadlines_of(campaign), *deadlines(own, profile, calendar, rules=RULES_OF_THE_OFFICE))


def planned_late(campaign: Campaign, profile: CalendarProfile) -> tuple[LateDay, ...]:
    """Return which days of a plan, announced or not, are later than the law has it."""
    principle, plan = _days_of_principle(campaign), dates_of(campaign)
    dates = replace(plan, proposed=principle.proposed, agreed=principle.agreed)
    calendar = working_calendar(campaign) if campaign.announced_on else calendar_in_force()
    registrants = campaign.applications.handed_in().count()
    return late_days(dates, profile, calendar, registrants=registrants)


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
