"""Complaints about screening: made, entered from paper, listed, answered."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import complaints
from candidates.actions.read import dossier_read
from candidates.actions.recusal import require_open_to
from candidates.forms.complaints import ComplaintAnswerForm, ComplaintForm, PaperComplaintForm
from candidates.models import Application, Complaint
from candidates.rules.position_outcomes import ListState
from candidates.views.decide import FileDecision
from candidates.views.own import OwnApplicationView
from exams.models import Campaign, ExamPart
from exams.views.timely import untimely
from web.action_view import DecisionView
from web.sentences import label


@require_duty(Duty.APPLY, campaign="code")
class MakeComplaint(OwnApplicationView):
    """Take the complaint of a candidate whose file may not take part."""

    form_class = ComplaintForm
    action = complaints.make
    title = _("Khiếu nại về kết quả thẩm định")
    caption = "%(application)s"
    lead = _("Chủ tịch hội đồng quyết định; cán bộ đã thẩm định hồ sơ của bạn không quyết định.")
    button = _("Gửi khiếu nại")
    afterwards = _("Bạn không gửi lại được; trả lời hiện trên trang hồ sơ và trong thư của bạn.")
    success_message = _("Đã nhận khiếu nại về hồ sơ %(application)s lúc %(time)s.")

    def require_asked(self) -> None:
        complaints.require_complainable(self.object, timezone.localdate())

    def is_done(self) -> bool:
        return bool(self.object.complaints.exists())


@require_duty(Duty.RECEIVE, campaign="code")
class EnterComplaint(FileDecision):
    """Enter a complaint that came on paper."""

    form_class = PaperComplaintForm
    action = complaints.enter
    title = _("Nhập đơn khiếu nại")
    button = _("Ghi đơn khiếu nại")
    afterwards = _("Chủ tịch hội đồng quyết định.")
    success_message = _("Đã nhập đơn khiếu nại về hồ sơ %(application)s lúc %(time)s.")
    next_page = ("candidates:complaints", "code")

    def require_asked(self) -> None:
        complaints.require_complainable(self.object, timezone.localdate())

    def is_done(self) -> bool:
        return bool(self.object.complaints.exists())


@require_duty(Duty.RECEIVE, Duty.DECIDE, campaign="code")
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """List the complaints of a campaign by file, those without an answer first."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    reader = current_person(request)
    rows = complaints.complaints_open_to(reader, campaign).select_related("application")
    may_decide = reader.may(Duty.DECIDE, code, at=timezone.now())
    context = {"campaign": campaign, "rows": rows, "may_decide": may_decide}
    return render(request, "candidates/screen/complaints.html", context)


@require_duty(Duty.DECIDE, campaign="code")
class DecideComplaint(DecisionView):
    """Show one complaint, and take the council's answer."""

    form_class = ComplaintAnswerForm
    queryset = Complaint.objects.select_related("application__campaign", "application__position")
    lookup = {"application__campaign__code": "code", "pk": "pk"}
    object_name = "complaint"
    action = complaints.decide
    title = _("Trả lời khiếu nại")
    caption = "%(number)s"
    lead = "%(reason)s"
    asks_twice = True
    afterwards = _("Thí sinh đọc trả lời trên trang hồ sơ của mình; thư chờ thư ký gửi.")
    success_message = _("Đã ghi trả lời khiếu nại về hồ sơ %(number)s lúc %(time)s.")
    next_page = ("candidates:complaints", "code")

    def require_asked(self) -> None:
        reader, file = current_person(self.request), self.object.application
        require_open_to(reader, file)
        complaints.require_not_screened_by(reader, file)

    def is_done(self) -> bool:
        return self.object.upheld is not None

    def facts(self) -> dict[str, Any]:
        return {"number": self.object.application.reg_no, "reason": self.object.reason}

    def page_context(self) -> dict[str, Any]:
        dossier_read(
            about=self.object.application.reference,
            purpose="COMPLAINT",
            by=current_person(self.request),
            at=timezone.now(),
        )
        follows = effect_of(self.object.application)
        return {"above": "candidates/screen/complaint.html", "follows": follows}


def effect_of(application: Application) -> str:
    """Say what upholding a complaint about a file will do today."""
    campaign = application.campaign
    position = application.position
    if position is None or position.opening != ListState.HELD:
        return _now("Chấp nhận: hồ sơ đủ điều kiện, nhưng vị trí này không tổ chức thi.")
    if ExamPart.objects.filter(campaign=campaign).exclude(sealed_at=None).exists():
        return _now("Chấp nhận: hồ sơ đủ điều kiện, nhưng bài thi đã niêm phong nên không thi nữa.")
    if campaign.entries.exists():
        return _now(
            "Chấp nhận: hồ sơ được số báo danh kế tiếp; danh sách thí sinh phải công bố bản mới."
        )
    return _now("Chấp nhận: hồ sơ vào danh sách khi đánh số báo danh.")


def own_complaint(application: Application) -> dict[str, Any]:
    """Return what a candidate's own page says of a complaint: the one made, or until when."""
    campaign, today = application.campaign, timezone.localdate()
    made = application.complaints.first()
    until = complaints.complaint_until(application) if application.is_kept_out else None
    is_open = application.is_kept_out and not made and (until is None or today <= until)
    return {
        "complaint": made,
        "complaint_outcome": label(f"COMPLAINT_{made.state}") if made else "",
        "complaint_until": until,
        "may_complain": is_open and not untimely(campaign, *complaints.LISTED),
    }
