"""What the competent body answered of a position that waits for it: its results stand."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import referred
from candidates.actions.recusal import require_open_to
from candidates.forms.complaints import ReferredForm
from candidates.models import Complaint
from candidates.rules.complaints import ComplaintState
from exams.rules.refusals import Refusal
from web.action_view import DecisionView


@require_duty(Duty.DECIDE, campaign="code", files=True)
class LetResultsStand(DecisionView):
    """Enter that the results of a position stand; where they do not, two persons void it."""

    form_class = ReferredForm
    queryset = Complaint.objects.select_related("application__campaign", "application__position")
    lookup = {"application__campaign__code": "code", "pk": "pk"}
    object_name = "complaint"
    action = referred.let_results_stand
    title = _("Cấp có thẩm quyền giữ kết quả của vị trí")
    caption = "%(number)s, %(position)s"
    lead = _("Trước khi ghi ý kiến này, kết quả của kỳ thi chưa được công bố.")
    button = _("Ghi giữ kết quả")
    asks_twice = True
    success_message = _("Đã ghi ý kiến của cấp có thẩm quyền về hồ sơ %(number)s lúc %(time)s.")
    next_page = ("candidates:complaints", "code")

    def require_asked(self) -> None:
        require_open_to(current_person(self.request), self.object.application)
        if self.object.upheld is None:
            raise Refusal("NOT_REFERRED")

    def is_done(self) -> bool:
        return self.object.state in (ComplaintState.UPHELD, ComplaintState.DISMISSED)

    def facts(self) -> dict[str, Any]:
        application = self.object.application
        return {"number": application.reg_no, "position": application.position_code}

    def page_context(self) -> dict[str, Any]:
        code = self.object.application.campaign.code
        url = reverse("results:ask-hold-again", args=[code, self.object.pk])
        return {"above": "candidates/screen/hold_again_instead.html", "hold_again_url": url}
