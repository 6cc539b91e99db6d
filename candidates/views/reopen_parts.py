"""The office asks for more information on a submitted file, or takes the request back."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import supplements
from candidates.actions.read import dossier_read
from candidates.forms.supplement import ReopenPartsForm
from candidates.models import Application
from candidates.views.screen import file_of
from exams.rules.refusals import Refusal
from web.action_view import ActionView, DecisionView


class _OfFile(ActionView):
    object_name = "application"
    caption = "%(application)s"
    next_page = ("candidates:file", "code", "number")

    def get_object(self) -> Application:
        application = file_of(self.request, self.kwargs["code"], self.kwargs["number"])
        self.supplement = supplements.open_supplement(application, timezone.localdate())
        return application

    def page_context(self) -> dict[str, Any]:
        dossier_read(
            about=self.object.reference, by=current_person(self.request), at=timezone.now()
        )
        return {}


@require_duty(Duty.SCREEN, Duty.RECEIVE, campaign="code")
class ReopenParts(_OfFile, DecisionView):
    """Name the parts, the reason and the day; show them once more; re-open them."""

    form_class = ReopenPartsForm
    action = supplements.reopen_parts
    title = button = _("Yêu cầu bổ sung hồ sơ")
    asks_twice = True
    undo = True
    lead = _(
        "Các phần được chọn mở lại cho thí sinh đến hết ngày ghi dưới đây rồi tự đóng. Danh sách "
        "đủ điều kiện chưa duyệt được khi còn yêu cầu đang mở."
    )
    afterwards = _(
        "Thí sinh thấy ngay trên trang hồ sơ; thư nằm ở hộp thư chờ gửi. Phần thay đổi hiện ở hồ "
        "sơ này và phải kết luận lại."
    )
    lead_on_paper = _(
        "Thí sinh nộp bằng giấy, không có tài khoản: ghi lại văn bản đã gửi yêu cầu. Thư ký nhập "
        "những gì thí sinh mang đến, đến hết ngày ghi dưới đây."
    )
    afterwards_on_paper = _(
        "Hệ thống không gửi thư. Phần thay đổi hiện ở hồ sơ này và phải kết luận lại."
    )
    success_message = _("Đã mở các phần của hồ sơ %(application)s đến hết ngày %(until)s.")

    def get_object(self) -> Application:
        application = super().get_object()
        if application.person_id is None:
            self.lead, self.afterwards = self.lead_on_paper, self.afterwards_on_paper
        return application

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "on_paper": self.object.person_id is None}

    def require_asked(self) -> None:
        if self.supplement and self.request.method == "GET":
            raise Refusal("SUPPLEMENT_OPEN", count=1, numbers=self.object.reg_no)


@require_duty(Duty.SCREEN, Duty.RECEIVE, campaign="code")
class TakeBackSupplement(_OfFile):
    """Close what was re-opened before its day."""

    action = supplements.take_back
    title = _("Rút lại yêu cầu bổ sung")
    undo = True
    lead = _("Các phần đóng lại ngay. Những gì thí sinh đã sửa đến lúc này vẫn giữ trong hồ sơ.")
    success_message = _("Đã rút lại yêu cầu bổ sung hồ sơ %(application)s lúc %(time)s.")

    def require_asked(self) -> None:
        if self.supplement is None and self.request.method == "GET":
            raise Refusal("SUPPLEMENT_CLOSED")
