"""An officer takes back what was concluded about a file."""

from django.utils.translation import gettext_lazy as _

from accounts.access import duties_of_user, require_duty
from candidates.actions import conclusion_taken_back
from candidates.views.decide import FileDecision
from web.forms import ReasonForm


@require_duty(*conclusion_taken_back.DUTIES, campaign="code", files=True)
class TakeBackConclusion(FileDecision):
    """Ask why; the file waits for an officer again, what was said stays on record."""

    form_class = ReasonForm
    decided_template = ""
    action = conclusion_taken_back.take_back
    title = button = _("Rút lại kết luận")
    undo = True
    lead = _(
        "Hồ sơ trở lại tình trạng theo kết quả kiểm tra và chờ kết luận mới. Kết luận đã ghi vẫn "
        "nằm trong lịch sử của hồ sơ."
    )
    afterwards = _("Chưa duyệt được danh sách đủ điều kiện khi hồ sơ này chưa có kết luận mới.")
    success_message = _("Đã rút lại kết luận về hồ sơ %(application)s lúc %(time)s.")

    def require_asked(self) -> None:
        if self.request.method == "GET":
            campaign = self.object.campaign
            duties = duties_of_user(self.request, campaign.code)
            conclusion_taken_back.require_takeable(campaign, self.object, duties)
