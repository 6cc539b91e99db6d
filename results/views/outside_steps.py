"""What the council does outside the system, recorded on its clock with paper and day."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.actions import outside_steps
from exams.models import Campaign
from exams.rules.outside_steps import OutsideStep
from results.forms.outside_steps import OutsideStepForm
from web.action_view import ActionView
from web.sentences import label


def outside_rows(campaign: Campaign) -> Iterable[dict[str, Any]]:
    """Return each step that is recorded, or can be by now, with its paper and whether it can."""
    for step in OutsideStep:
        recorded = outside_steps.recorded_outside(campaign, step)
        is_open = campaign.step in step.recorded_at and not campaign.cancelled_on
        if recorded or is_open:
            yield {"step": step, **recorded, "is_open": is_open and not campaign.suspended_on}


@require_duty(Duty.PREPARE, campaign="code")
class RecordOutside(ActionView):
    """Record that a step was done outside, or correct its day and paper with a reason."""

    form_class = OutsideStepForm
    queryset = Campaign.objects.public()
    lookup = {"code": "code"}
    object_name = "campaign"
    next_page = ("results:clock", "code")
    action = outside_steps.record_outside
    title = _("Ghi nhận: %(step)s")
    caption = "%(campaign)s"
    button = _("Ghi nhận")
    undo = True
    afterwards = _("Các thời hạn sau được tính từ ngày này; làm muộn bao nhiêu ngày hiện ở đó.")
    success_message = _("Đã ghi nhận %(step)s, số %(document)s, lúc %(time)s.")

    def get_object(self) -> Campaign:
        if self.kwargs["step"] not in list(OutsideStep):
            raise Http404
        campaign: Campaign = super().get_object()
        return campaign

    @property
    def recorded(self) -> dict[str, Any]:
        """Return what was recorded of this step before."""
        return outside_steps.recorded_outside(self.object, OutsideStep(self.kwargs["step"]))

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "step": label(self.kwargs["step"])}

    def get_initial(self) -> dict[str, Any]:
        return {name: self.recorded[name] for name in ("document", "on") if name in self.recorded}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "corrects": bool(self.recorded)}

    def arguments(self, form: OutsideStepForm) -> dict[str, Any]:
        return {**super().arguments(form), "step": OutsideStep(self.kwargs["step"])}
