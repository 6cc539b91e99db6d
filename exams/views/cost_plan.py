"""What a campaign will cost: the plan that counts, its earlier versions, and the form of one."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.access import duties_of_user, require_duty
from accounts.rules.duties import Duty
from exams.actions import cost_plans
from exams.forms.cost_plan import NEW_LINES, CostPlanForm, typed_lines
from exams.models import Campaign, CostPlan
from exams.rules.cost_plans import changes_between
from exams.rules.numerals import in_words
from web.edit_view import BEGAN_WITH, EditView

MORE_LINES = "more_lines"  # what the button sends that offers more blank lines


@require_duty(Duty.PREPARE, Duty.DECIDE, Duty.WATCH, campaign="code")
def cost_plan(request: HttpRequest, code: str, version: int | None = None) -> HttpResponse:
    """Show the plan that counts or an earlier version, with what changed since the one before."""
    campaign = get_object_or_404(Campaign, code=code)
    versions = list(campaign.cost_plans.select_related("entered_by"))
    latest = versions[0] if versions else None
    plan = latest
    if version is not None:
        plan = get_object_or_404(CostPlan.objects.filter(campaign=campaign), version=version)
    before = next((each for each in versions if plan and each.version < plan.version), None)
    may_enter = Duty.PREPARE in duties_of_user(request, code)
    context = {
        "campaign": campaign,
        "plan": plan,
        "in_words": _in_words(plan),
        "latest": latest,
        "before": before,
        "changes": changes_between(before.cost_lines, plan.cost_lines) if plan and before else (),
        "versions": versions,
        "may_enter": may_enter and not (campaign.cancelled_on or campaign.suspended_on),
    }
    return render(request, "exams/announce/cost_plan.html", context)


def _in_words(plan: CostPlan | None) -> str:
    """Return the total in words, as a paper has it; blank on a page in another language."""
    if plan is None or get_language() != "vi":
        return ""
    return f"{capfirst(in_words(plan.total))} đồng."


@require_duty(Duty.PREPARE, campaign="code")
class EnterCostPlan(EditView):
    """Enter the cost plan of a campaign, or a later version of it."""

    form_class = CostPlanForm
    template_name = "exams/announce/cost_plan_form.html"
    queryset = Campaign.objects.all()
    lookup = {"code": "code"}
    object_name = "campaign"
    next_page = ("exams:cost-plan", "code")
    action = cost_plans.enter
    title = _("Dự toán kinh phí")
    caption = "%(campaign)s"
    button = _("Ghi dự toán")
    has_guidance = False
    success_message = _("Đã ghi dự toán kinh phí lúc %(time)s.")

    def get_initial(self) -> dict[str, Any]:
        plan = self.object.cost_plans.first()
        if plan is None:
            return {}
        whole = {"source": plan.source, "document": plan.document, "on": plan.decided_on}
        return {**whole, "lines": plan.lines}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "corrects": self.object.cost_plans.exists()}

    def page_context(self) -> dict[str, Any]:
        return {"more_lines": MORE_LINES, "new_lines": NEW_LINES}

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Offer more lines where that is asked, with all that was typed; else save."""
        if MORE_LINES not in self.request.POST:
            return super().post(*args, **kwargs)
        return self.render_to_response(self.get_context_data(form=self._longer_form()))

    def _longer_form(self) -> CostPlanForm:
        typed = self.request.POST.dict()
        form = CostPlanForm(
            initial={**typed, "lines": typed_lines(typed)},
            corrects=self.get_form_kwargs()["corrects"],
            blank=NEW_LINES,
        )
        hidden = forms.CharField(widget=forms.HiddenInput, initial=typed.get(BEGAN_WITH, ""))
        form.fields[BEGAN_WITH] = hidden
        return form
