"""A candidate who was called withdraws: on their own page, or on paper at the office."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import withdraw_called
from candidates.forms.withdraw import CalledWithdrawForm
from candidates.rules.enums import ApplicationState
from candidates.views.decide import FileDecision
from candidates.views.own import OwnApplicationView
from web.action_view import DecisionView


@require_duty(Duty.APPLY, campaign="code")
class WithdrawCalled(DecisionView, OwnApplicationView):
    """Withdraw after one was called, until the first sitting begins."""

    form_class = CalledWithdrawForm
    action = withdraw_called.withdraw_called
    title = button = _("Rút, không dự thi")
    caption = "%(application)s"
    lead = _(
        "Bạn có trong danh sách dự thi. Rút rồi bạn không vào phòng thi nữa; danh sách và kết quả "
        "ghi là đã rút, không ghi vắng. Không lấy lại được."
    )
    afterwards = _("Thư xác nhận nằm ở mục “Thư của tôi”. Thư ký Hội đồng thấy ngay việc rút.")
    danger = asks_twice = True
    success_message = _("Đã rút, không dự thi (hồ sơ %(application)s) lúc %(time)s.")

    def is_done(self) -> bool:
        return bool(self.object.state == ApplicationState.WITHDRAWN)

    def require_asked(self) -> None:
        if self.request.method == "GET":
            campaign = self.object.campaign
            withdraw_called.require_withdrawable(campaign, self.object, timezone.now())


@require_duty(Duty.RECEIVE, campaign="code")
class WithdrawCalledOnPaper(FileDecision):
    """Enter that a candidate of the approved list withdrew, on a paper, before the sitting."""

    form_class = CalledWithdrawForm
    danger = asks_twice = True
    action = withdraw_called.withdraw_called
    title = button = _("Ghi nhận thí sinh rút, không dự thi")
    lead = _(
        "Thí sinh có trong danh sách dự thi. Danh sách điểm danh và kết quả ghi “đã rút”, không "
        "ghi vắng; số người còn lại của vị trí được kiểm tra lại ngay. Không lấy lại được."
    )
    success_message = _("Đã ghi thí sinh của hồ sơ %(application)s rút theo %(document)s.")

    def require_asked(self) -> None:
        if self.request.method == "GET":
            campaign = self.object.campaign
            withdraw_called.require_withdrawable(campaign, self.object, timezone.now())
