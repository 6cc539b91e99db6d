"""Opening one file before registration closes."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import sealed_files
from candidates.forms.sealed import OpenEarlyForm
from candidates.views.decide import FileDecision
from exams.rules.refusals import Refusal


@require_duty(Duty.DECIDE, campaign="code", files=True)
class OpenEarly(FileDecision):
    """Take document and reason, then open one file before registration closes."""

    form_class = OpenEarlyForm
    danger = True
    asks_twice = True
    action = sealed_files.open_early
    afterwards = _("Cán bộ thẩm định và thư ký xem được hồ sơ này; hồ sơ khác vẫn niêm phong.")
    title = _("Mở hồ sơ trước khi hết hạn nhận")
    caption = "%(application)s"
    lead = _(
        "Mở trước hạn được ghi lại và hiện trên trang của thí sinh, trang hồ sơ, phòng điều hành "
        "và nhật ký, cùng văn bản và lý do. Không niêm phong lại được."
    )
    button = _("Mở hồ sơ")
    success_message = _("Đã mở hồ sơ %(application)s trước hạn theo %(document)s lúc %(time)s.")

    def require_asked(self) -> None:
        if not sealed_files.is_sealed(self.object, timezone.localdate()):
            raise Refusal("NOT_SEALED", code=self.object.reg_no)
