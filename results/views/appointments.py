"""What the authority decided about each selected candidate: the list, and each one's page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions.recusal import require_open_to
from candidates.models import Application
from exams.models import Campaign
from results.actions import appointments as decided
from results.forms.appointments import AppointmentForm
from web.action_view import ActionView
from web.sentences import label


@require_duty(Duty.RECEIVE, Duty.DECIDE, campaign="code", files=True)
def appointments(request: HttpRequest, code: str) -> HttpResponse:
    """List the selected candidates with what was decided about appointing them."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    reader, now = current_person(request), timezone.now()
    outcomes = decided.appointments_of(campaign)
    files = decided.selected_papers(campaign).open_to(reader).with_names()
    context = {
        "campaign": campaign,
        "rows": [
            (file, outcomes.get(file.pk)) for file in files.order_by("position_code", "reg_no")
        ],
        "may_record": reader.may(Duty.RECEIVE, code, at=now),
    }
    return render(request, "results/publish/appointments.html", context)


@require_duty(Duty.RECEIVE, campaign="code", files=True)
class RecordAppointment(ActionView):
    """Enter the decision on one selected candidate from its paper, or correct what was entered."""

    form_class = AppointmentForm
    queryset = Application.objects.with_names().select_related("campaign")
    lookup = {"campaign__code": "code", "reg_no": "number"}
    object_name = "application"
    action = decided.record_appointment
    asks_twice = True
    title = _("Ghi kết quả bổ nhiệm")
    caption = "%(application)s %(name)s"
    afterwards = _(
        "Trúng tuyển và được bổ nhiệm là hai việc khác nhau: kết quả này do cấp có thẩm quyền "
        "quyết định, không làm đổi kết quả đã công bố. Lần ghi sau được tính, lần trước vẫn giữ."
    )
    success_message = _("Đã ghi kết quả bổ nhiệm hồ sơ %(application)s, theo %(document)s.")
    next_page = ("results:appointments", "code")

    def require_asked(self) -> None:
        """Refuse (RECUSED_FROM, NOT_SELECTED) a file of which nothing is entered here."""
        require_open_to(current_person(self.request), self.object)
        decided.require_selected(self.object)

    def require_possible(self, form: AppointmentForm) -> None:
        answers = form.cleaned_data
        decided.require_after_results(self.object, answers["on"])
        decided.require_why(self.object, answers["outcome"], answers["reason"])

    def facts(self) -> dict[str, Any]:
        state = label(self.object.state)
        return {**super().facts(), "name": self.object.person_name, "state": state}

    def page_context(self) -> dict[str, Any]:
        return {"back_label": _("Kết quả bổ nhiệm")}

    def get_form_kwargs(self) -> dict[str, Any]:
        corrects = self.object.appointments.exists()
        return {**super().get_form_kwargs(), "corrects": corrects}
