"""The questions about the days of the plan, each with what the law leaves for it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from exams.rules.deadline_rules import CampaignDates
from exams.rules.plan_of_days import PlanClock, PlanDay, least_day
from exams.rules.suspensions import day_code
from exams.rules.workings import working_of
from exams.sentences.clock import working_words
from web.fields import DayField
from web.forms import ActionForm
from web.sentences import label


def day_field(day: PlanDay, dates: CampaignDates, clock: PlanClock) -> DayField:
    """Return the question for a day of the plan; it may be left open."""
    return DayField(
        label=capfirst(label(day_code(day.name))),
        required=False,
        help_text=_within(day, dates, clock),
        initial=getattr(dates, day.name),
    )


def _within(day: PlanDay, dates: CampaignDates, clock: PlanClock) -> str:
    """Say from when, or by when, a step may be, and how that was counted."""
    deadline, least = clock.deadline(day.name, dates), least_day(day, dates, clock)
    if deadline is None:
        return _("Sớm nhất: %(day)s.") % {"day": f"{least:%d/%m/%Y}"} if least else ""
    counted = working_words(working_of(deadline, clock.profile, clock.calendar), {})
    is_first = least == deadline.profile_end
    limit = _("Sớm nhất: %(day)s.") if is_first else _("Hạn: %(day)s.")
    return f"{limit % {'day': f'{deadline.profile_end:%d/%m/%Y}'}} {counted}"


class PlanDaysForm(ActionForm):
    """Every day of a plan that is not the day of a part."""

    def __init__(
        self,
        *args: Any,
        days: Iterable[PlanDay],
        dates: CampaignDates,
        clock: PlanClock,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.names = [day.name for day in days]
        for day in days:
            self.fields[day.name] = day_field(day, dates, clock)

    @property
    def typed(self) -> dict[str, date | None]:
        """Return the days that were typed, by name; what cannot be read is left out."""
        return {name: self.cleaned_data[name] for name in self.names if name in self.cleaned_data}
