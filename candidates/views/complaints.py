"""Complaints about screening: made, entered from paper, answered."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import complaint_remedies, complaint_windows, complaints
from candidates.actions.before_sitting import is_competed_for, is_over_for
from candidates.actions.late_complaints import is_answered_late
from candidates.actions.read import dossier_read
from candidates.actions.recusal import require_open_to
from candidates.forms.complaints import ComplaintAnswerForm, ComplaintForm, PaperComplaintForm
from candidates.models import Application, Complaint
from candidates.rules.complaints import ComplaintKind
from candidates.views.decide import FileDecision
from candidates.views.own import OwnApplicationView
from exams.rules.refusals import Refusal
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
        complaint_windows.require_complainable(self.object, timezone.localdate())

    def is_done(self) -> bool:
        return bool(of_screening(self.object).exists())


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
        """Refuse (NOT_KEPT_OUT) a file that takes part; whether it came in time its day says."""
        super().require_asked()
        if not self.object.is_kept_out:
            raise Refusal("NOT_KEPT_OUT", code=self.object.reg_no)

    def is_done(self) -> bool:
        return bool(of_screening(self.object).exists())


@require_duty(Duty.DECIDE, campaign="code", files=True)
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

    def get_form_kwargs(self) -> dict[str, Any]:
        complaint, now = self.object, timezone.now()
        asked = {"is_over": is_over_for(complaint.application, now)}
        return {**super().get_form_kwargs(), **asked, "is_late": is_answered_late(complaint, now)}

    def require_possible(self, form: Any) -> None:
        """Refuse (REMEDY_MISSING) an upheld complaint that does not say what follows."""
        chosen = {name: form.cleaned_data.get(name, "") for name in ("upheld", "remedy")}
        complaint_remedies.require_remedy(self.object.application, timezone.now(), **chosen)

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
    if not is_competed_for(application):
        return _now("Chấp nhận: hồ sơ đủ điều kiện, nhưng vị trí này không tổ chức thi.")
    if is_over_for(application, timezone.now()):
        return _now("Phần thi đầu tiên đã bắt đầu: nếu chấp nhận, phải chọn cách giải quyết.")
    if application.campaign.entries.exists():
        return _now(
            "Chấp nhận: hồ sơ được số báo danh kế tiếp và phải được gọi thi; "
            "danh sách thí sinh phải công bố bản mới."
        )
    return _now("Chấp nhận: hồ sơ vào danh sách khi đánh số báo danh.")


def of_screening(application: Application) -> QuerySet[Complaint]:
    """Return the complaint about how a file was screened, if there is one."""
    rows: QuerySet[Complaint] = application.complaints.filter(kind=ComplaintKind.ELIGIBILITY)
    return rows


def own_complaint(application: Application) -> dict[str, Any]:
    """Return what a candidate's own page says of a complaint: the one made, or until when."""
    campaign, today = application.campaign, timezone.localdate()
    made = of_screening(application).first()
    until = complaint_windows.complaint_until(application) if application.is_kept_out else None
    is_open = application.is_kept_out and not made and (until is None or today <= until)
    return {
        "complaint": made,
        "complaint_outcome": label(f"COMPLAINT_{made.state}") if made else "",
        "complaint_until": until,
        "may_complain": is_open and not untimely(campaign, *complaints.LISTED),
    }
