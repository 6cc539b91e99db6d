"""The days of the plan of a draft: typed, or taken from the periods of the law."""

from dataclasses import asdict, replace
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.actions import plan_days
from exams.actions.clock import dates_of
from exams.actions.planned_days import clock_of
from exams.forms.plan_days import PlanDaysForm
from exams.rules.suggested_days import by_law
from exams.views.prepare import CampaignDraftView
from web.edit_view import BEGAN_WITH, began_with

BY_LAW = "by_law"  # what the button sends that fills in the days of the law


@require_duty(Duty.PREPARE, campaign="code")
class SetPlanDays(CampaignDraftView):
    """Set the days of the plan together; a second button fills the blank ones by the law."""

    form_class = PlanDaysForm
    template_name = "exams/announce/plan_days.html"
    action = plan_days.set_plan_days
    success_message = _("Đã lưu các ngày của kế hoạch lúc %(time)s.")

    def get_form_kwargs(self) -> dict[str, Any]:
        days = plan_days.days_of_plan(self.object)
        return {
            **super().get_form_kwargs(),
            "days": days,
            "dates": dates_of(self.object),
            "clock": clock_of(self.object),
        }

    def get_initial(self) -> dict[str, Any]:
        dates = asdict(dates_of(self.object))
        return {day.name: dates[day.name] for day in plan_days.days_of_plan(self.object)}

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Fill in the blank days where that is asked; else save what was typed."""
        if BY_LAW not in self.request.POST:
            return super().post(*args, **kwargs)
        form: Any = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        return self.render_to_response(self.get_context_data(form=self._filled(form.typed)))

    def _filled(self, typed: dict[str, Any]) -> PlanDaysForm:
        """Return the form with what was typed, and the last days by the law where it is blank."""
        days, clock = plan_days.days_of_plan(self.object), clock_of(self.object)
        plan = by_law(replace(dates_of(self.object), **typed), clock, days)
        form = PlanDaysForm(days=days, dates=plan, clock=clock, initial=asdict(plan))
        form.fields[BEGAN_WITH] = began_with(self.get_initial())
        return form

    def page_context(self) -> dict[str, Any]:
        """Return the days of the parts, which are set with hour and place on their own pages."""
        dates = dates_of(self.object)
        parts = self.object.parts.order_by("-kind")
        return {"dates": dates, "parts": parts, "by_law": BY_LAW}

    def arguments(self, form: PlanDaysForm) -> dict[str, Any]:
        return {"campaign": self.object, "days": form.typed}
