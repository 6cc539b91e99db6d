"""The page on which somebody who missed the last day asks to hand in a file after all."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import late_pleas
from candidates.forms.late_plea import LatePleaForm
from candidates.rules.enums import ApplicationState
from candidates.views.own import latest
from exams.actions.windows import late_files_are_asked_for
from exams.models import Campaign
from exams.rules.refusals import Refusal
from web.action_view import ActionView


@require_duty(Duty.APPLY, campaign="code")
class AskLate(ActionView):
    """Ask to be let in late; who has no draft gets one, which waits until two persons decided."""

    queryset = Campaign.objects.public()
    lookup = {"code": "code"}
    object_name = "campaign"
    form_class = LatePleaForm
    action = late_pleas.ask_late
    title = _("Xin nộp hồ sơ muộn")
    caption = "%(campaign)s"
    lead = _(
        "Hạn nhận hồ sơ đã hết ngày %(day)s. Hồ sơ muộn chỉ được nhận khi có lý do, có giấy tờ, và "
        "hai người của Hội đồng cùng chấp nhận; chưa được chấp nhận thì chưa nộp được."
    )
    afterwards = _(
        "Thư ký Hội đồng xem đơn và đề nghị; người thứ hai quyết định. Bạn nhận được thư báo "
        "kết quả."
    )
    button = _("Gửi đơn xin nộp muộn")
    undo = True
    success_message = _("Đã gửi đơn xin nộp muộn lúc %(time)s. Kết quả được báo bằng thư.")
    next_page = ("candidates:application", "code")

    def require_asked(self) -> None:
        """Refuse (REGISTRATION_NOT_OVER) while files are taken, and once none is any more."""
        if not late_files_are_asked_for(self.object, timezone.localdate()):
            raise Refusal("REGISTRATION_NOT_OVER")

    def is_done(self) -> bool:
        """Lead whoever handed a file in, or was let in, to that file."""
        own = latest(self.request, self.object.code)
        if own is None or own.state == ApplicationState.WITHDRAWN:
            return False
        return own.state != ApplicationState.DRAFT or own.is_late_on(timezone.localdate())

    def get_initial(self) -> dict[str, Any]:
        """Begin with what was written before."""
        own = latest(self.request, self.object.code)
        before = {"document": own.late_document, "reason": own.late_reason} if own else {}
        return {**super().get_initial(), **before}

    def facts(self) -> dict[str, Any]:
        closes = self.object.registration_closes
        return {**super().facts(), "day": f"{closes:%d/%m/%Y}" if closes else ""}

    def get_cancel_url(self) -> str:
        return reverse("exams:campaign", args=[self.object.code])
