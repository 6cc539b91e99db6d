"""The trainings of a person: entered on the page of their facts, taken back with a reason."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import trainings
from candidates.actions.closed_people import closed_people
from candidates.forms.trainings import TrainingForm
from candidates.models import CadreRecord, TrainingRecord
from web.action_view import ActionView
from web.forms import ReasonForm


def _open_to(request: HttpRequest, cadre: CadreRecord) -> CadreRecord:
    """Return a person's facts. Raises Http404 where they are closed to the reader."""
    if closed_people(current_person(request)).includes(cadre):
        raise Http404
    return cadre


@require_duty(Duty.KEEP_PLANNING)
class EnterTraining(ActionView):
    """Enter a course that a person finished."""

    form_class = TrainingForm
    queryset = CadreRecord.objects.all()
    object_name = "cadre"
    action = trainings.enter
    title = _("Ghi khóa bồi dưỡng")
    caption = _("%(name)s")
    button = _("Ghi khóa bồi dưỡng")
    undo = True
    afterwards = _("Khóa ghi nhầm được bỏ trên trang của người này, có lý do; sổ giữ cả hai.")
    success_message = _("Đã ghi khóa “%(course)s” của %(name)s lúc %(time)s.")
    next_page = ("candidates:cadre", "pk")

    def get_object(self) -> CadreRecord:
        return _open_to(self.request, super().get_object())

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "name": self.object.name}

    def page_context(self) -> dict[str, Any]:
        return {"back_label": _("Hồ sơ cán bộ")}

    def arguments(self, form: TrainingForm) -> dict[str, Any]:
        return {"cadre": self.object, "fields": form.answers()}


@require_duty(Duty.KEEP_PLANNING)
class WithdrawTraining(ActionView):
    """Take back a course that was entered by mistake."""

    form_class = ReasonForm
    queryset = TrainingRecord.objects.select_related("cadre")
    object_name = "training"
    action = trainings.withdraw
    title = _("Bỏ khóa bồi dưỡng ghi nhầm")
    caption = _("%(course)s, %(name)s")
    lead = _("Khóa này được giữ trong sổ, ghi rõ đã bỏ; thẩm định và thống kê không tính nữa.")
    danger = True
    success_message = _("Đã bỏ khóa “%(course)s” của %(name)s lúc %(time)s.")

    def get_object(self) -> TrainingRecord:
        training: TrainingRecord = super().get_object()
        _open_to(self.request, training.cadre)
        return training

    def is_done(self) -> bool:
        return bool(self.object.withdrawn)

    def facts(self) -> dict[str, Any]:
        training = self.object
        return {**super().facts(), "course": training.course, "name": training.cadre.name}

    def get_success_url(self) -> str:
        return reverse("candidates:cadre", args=[self.object.cadre_id])
