"""The legal clock of a campaign: its frozen calendar, the days that were fixed, what follows."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date

from exams.actions.happened import happened_on
from exams.models import Campaign
from exams.rules.calendar import DayKind, WorkingCalendar, calendar_of
from exams.rules.calendar_profile import CalendarProfile, calendar_profile_of
from exams.rules.deadline_rules import OF_THE_OFFICE, CampaignDates
from exams.rules.deadlines import Deadline
from exams.rules.delays import delayed_deadlines
from exams.rules.suspensions import Suspension, suspended_days
from exams.rules.workings import Working, working_of


def working_calendar(campaign: Campaign) -> WorkingCalendar:
    """Return the calendar by which the campaign's days count: its own, without suspended days."""
    days = suspended_days(suspensions_of(campaign))
    return replace(announced_calendar(campaign), suspended=days)


def announced_calendar(campaign: Campaign) -> WorkingCalendar:
    """Return the working calendar that the campaign froze with its announcement."""
    return calendar_of(
        (date.fromisoformat(day), DayKind(kind)) for day, _, kind in campaign.holidays
    )


def suspensions_of(campaign: Campaign) -> tuple[Suspension, ...]:
    """Return the times for which the campaign stood still and went on again."""
    return tuple(
        Suspension(
            date.fromisoformat(row["since"]),
            date.fromisoformat(row["until"]),
            {
                name: (date.fromisoformat(was), date.fromisoformat(now))
                for name, was, now in row["moves"]
            },
        )
        for row in campaign.suspensions or ()
        if "until" in row
    )


def calendar_profile(campaign: Campaign) -> CalendarProfile:
    """Return the parameters of annex ii B that the campaign froze."""
    return calendar_profile_of(campaign.regulations.get("calendar", {}))


def dates_of(campaign: Campaign) -> CampaignDates:
    """Return the days fixed so far."""
    return dates_in(campaign.dates, campaign.registration_opens, campaign.registration_closes)


def dates_in(
    days: Mapping[str, str], registration_opens: date | None, registration_closes: date | None
) -> CampaignDates:
    """Return the days of a plan as a campaign keeps them, with its window of registration."""
    named = {field.name for field in fields(CampaignDates)}
    return CampaignDates(
        registration_opens=registration_opens,
        registration_closes=registration_closes,
        **{key: date.fromisoformat(day) for key, day in days.items() if key in named},
    )


def deadlines_of(campaign: Campaign) -> tuple[Deadline, ...]:
    """Return every deadline whose start is known, in the order of the steps."""
    return deadlines_for(
        campaign,
        registrants=campaign.applications.handed_in().count(),
        candidates=campaign.entries.count(),
    )


def public_deadlines_of(campaign: Campaign) -> list[Deadline]:
    """Return the deadlines that candidates and visitors wait for, without those of the office."""
    return [each for each in deadlines_of(campaign) if each.step not in OF_THE_OFFICE]


def deadlines_for(campaign: Campaign, *, registrants: int, candidates: int) -> tuple[Deadline, ...]:
    """Do what `deadlines_of` does for somebody who has counted who registered and who sits."""
    plan = dates_of(campaign)
    reckoned = delayed_deadlines(
        plan,
        calendar_profile(campaign),
        announced_calendar(campaign),
        suspensions_of(campaign),
        registrants=registrants,
        candidates=candidates,
        happened=happened_on(campaign, plan.remark_request_until),
    )
    since = campaign.suspended_on
    return tuple(replace(each, stands_still=bool(since and each.day >= since)) for each in reckoned)


def reckoned(campaign: Campaign, deadlines: Iterable[Deadline]) -> list[tuple[Deadline, Working]]:
    """Return these deadlines of a campaign day by day, each with how it was reckoned."""
    profile, calendar = calendar_profile(campaign), working_calendar(campaign)
    in_order = sorted(deadlines, key=lambda each: each.day)
    return [(each, working_of(each, profile, calendar)) for each in in_order]


def names_of_days(campaign: Campaign) -> dict[date, str]:
    """Return what the days of the calendar are called that the campaign froze."""
    return {date.fromisoformat(day): name for day, name, _ in campaign.holidays}


def due_days(deadlines: Iterable[Deadline]) -> dict[str, date]:
    """Return by when each step is due; what stands still with its campaign is not due."""
    return {each.step: each.day for each in deadlines if not each.stands_still}


def remark_until(campaign: Campaign, published_on: date) -> date:
    """Return the last day of the remark window that a publication opens (NĐ 170/2025 art. 16).

    A day fixed in the plan is the last one, as everybody was told, when the results came out by the
    day that the plan fixed for them. Of a later publication the law's window is the least.
    """
    end = _remark_window_end(campaign, published_on)
    plan = dates_of(campaign)
    fixed, planned = plan.remark_request_until, plan.provisional_published
    if fixed is None:
        return end
    as_planned = planned is not None and published_on <= planned <= fixed
    return fixed if as_planned else max(end, fixed)


def _remark_window_end(campaign: Campaign, published_on: date) -> date:
    """Return the end of the window by law, counted as the profile counts."""
    profile = calendar_profile(campaign)
    calendar = working_calendar(campaign)
    end = calendar.end(
        published_on,
        profile.remark_request_working_days,
        count_first_day=profile.count_first_day,
    )
    return calendar.roll(end) if profile.roll_end_to_working_day else end
