"""A conference on planning is taken out of use: by one, or by two once its result is fixed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.actions import approvals
from accounts.rules.duties import Duty
from candidates.actions import conference
from candidates.actions.acts import ANNUL_CONFERENCE
from candidates.views.conference import CONFERENCES, ConferenceView, words_of
from exams.rules.refusals import Refusal
from web.forms import ReasonForm


class _AnnulPage(ConferenceView):
    """Ask why a conference is annulled."""

    form_class = ReasonForm
    title = _("Hủy bản ghi hội nghị")
    caption = _("%(post)s, họp ngày %(day)s")
    danger = True

    def is_done(self) -> bool:
        return self.object.annulled_at is not None

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), **words_of(self.object)}


@require_duty(Duty.KEEP_PLANNING)
class AnnulConference(_AnnulPage):
    """Take a conference out of use that was not counted to its end, with a reason."""

    action = conference.annul
    lead = _("Bản ghi và số phiếu được giữ lại, ghi rõ đã hủy; không dùng để xét quy hoạch nữa.")
    success_message = _("Đã hủy bản ghi hội nghị về chức danh %(post)s lúc %(time)s.")

    def require_asked(self) -> None:
        if self.object.fixed_at:
            raise Refusal("TWO_PERSONS_NEEDED")


@require_duty(Duty.KEEP_PLANNING)
class AskToAnnulConference(_AnnulPage):
    """Ask a second person to annul a conference whose result is fixed, with a reason."""

    queryset = CONFERENCES.exclude(fixed_at=None)
    action = approvals.request_approval
    title = _("Đề nghị hủy kết quả hội nghị")
    lead = _(
        "Kết quả đã chốt chỉ hủy được khi hai người cùng làm: cán bộ quy hoạch khác hoặc Chủ tịch "
        "duyệt đề nghị này. Số phiếu được giữ lại, không dùng để xét quy hoạch nữa."
    )
    button = _("Gửi đề nghị")
    undo = True
    success_message = _("Đã gửi đề nghị hủy kết quả hội nghị, chờ người thứ hai duyệt.")

    def arguments(self, form: ReasonForm) -> dict[str, Any]:
        answers = form.answers()
        asked = {"conference": str(self.object.pk), "reason": answers["reason"]}
        return {"act": ANNUL_CONFERENCE, "arguments": asked, **answers}
