"""Complaints of other kinds: made by a candidate, entered from paper, answered."""

from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import other_complaints
from candidates.actions.complaints import LISTED
from candidates.actions.late_complaints import is_answered_late
from candidates.actions.recusal import require_open_to
from candidates.forms.other_complaints import (
    OtherAnswerForm,
    OtherComplaintForm,
    OtherPaperComplaintForm,
)
from candidates.models import Application, Complaint
from candidates.rules.complaints import OTHER_KINDS, UNNAMED, ComplaintKind, Decider
from candidates.views.complaint_list import against
from candidates.views.decide import FileDecision
from candidates.views.own import OwnApplicationView
from exams.views.timely import untimely
from web.action_view import DecisionView
from web.sentences import label


@require_duty(Duty.APPLY, campaign="code")
class MakeOtherComplaint(OwnApplicationView):
    """Take a complaint about results, conduct, an officer or the council, or a denunciation."""

    form_class = OtherComplaintForm
    action = other_complaints.make_other
    title = _("Gửi khiếu nại khác, tố cáo")
    caption = "%(application)s"
    lead = _(
        "Khiếu nại về kết quả, sai sót của đề thi hoặc đáp án, việc tổ chức thi, người làm nhiệm "
        "vụ do Chủ tịch hội đồng trả lời; "
        "về Hội đồng, và đơn tố cáo, do cấp có thẩm quyền giải quyết. "
        "Người bị nêu không giải quyết."
    )
    button = _("Gửi đơn")
    afterwards = _("Trả lời hiện trên trang hồ sơ và trong thư của bạn.")
    success_message = _("Đã nhận đơn lúc %(time)s.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "campaign": self.object.campaign}


@require_duty(Duty.RECEIVE, campaign="code")
class EnterOtherComplaint(FileDecision):
    """Enter a complaint of another kind that came on paper."""

    form_class = OtherPaperComplaintForm
    action = other_complaints.enter_other
    title = _("Nhập đơn khiếu nại khác, tố cáo")
    button = _("Ghi đơn")
    afterwards = _("Đơn tố cáo không nêu số hồ sơ, tên người tố cáo với người giải quyết.")
    success_message = _("Đã nhập đơn lúc %(time)s.")
    next_page = ("candidates:complaints", "code")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "campaign": self.object.campaign}


@require_duty(Duty.DECIDE, Duty.RECEIVE, campaign="code", files=True)
class AnswerComplaint(DecisionView):
    """Show one complaint of another kind, and take the answer of whoever decides it."""

    form_class = OtherAnswerForm
    queryset = Complaint.objects.filter(kind__in=OTHER_KINDS).select_related(
        "application__campaign", "against_person"
    )
    lookup = {"application__campaign__code": "code", "pk": "pk"}
    object_name = "complaint"
    action = other_complaints.answer
    title = _("Trả lời đơn %(number)s")
    caption = "%(kind)s"
    lead = "%(reason)s"
    asks_twice = True
    afterwards = _("Người gửi đơn đọc trả lời trên trang hồ sơ của mình; thư chờ thư ký gửi.")
    success_message = _("Đã ghi trả lời đơn %(number)s lúc %(time)s.")
    next_page = ("candidates:complaints", "code")

    def require_asked(self) -> None:
        reader = current_person(self.request)
        require_open_to(reader, self.object.application)
        other_complaints.require_answerable(self.object, reader, timezone.now())

    def is_done(self) -> bool:
        return self.object.upheld is not None

    def get_form_kwargs(self) -> dict[str, Any]:
        is_late = is_answered_late(self.object, timezone.now())
        return {**super().get_form_kwargs(), "is_late": is_late}

    def require_possible(self, form: Any) -> None:
        """Refuse (FOLLOWING_MISSING) what is upheld while nothing follows."""
        typed = form.cleaned_data
        other_complaints.require_effect(typed["effect"], upheld=typed["upheld"])

    def facts(self) -> dict[str, Any]:
        kind = capfirst(label(ComplaintKind(self.object.kind).code))
        return {"number": self.object.reference, "kind": kind, "reason": self.object.reason}

    def page_context(self) -> dict[str, Any]:
        complaint = self.object
        return {
            "above": "candidates/screen/other_complaint.html",
            "whom": against(complaint.against_person, complaint.against),
            "is_named": complaint.kind not in UNNAMED,
            "is_outside": complaint.decider == Decider.AUTHORITY,
        }


def own_other_complaints(application: Application) -> dict[str, Any]:
    """Return what a candidate's own page says of complaints of other kinds."""
    made = application.complaints.exclude(kind=ComplaintKind.ELIGIBILITY)
    is_timely = not untimely(application.campaign, *LISTED)
    return {
        "other_complaints": [_readable(each) for each in made],
        "may_complain_otherwise": is_timely and application.submitted_at is not None,
    }


def _readable(complaint: Complaint) -> dict[str, Any]:
    kind, state = label(ComplaintKind(complaint.kind).code), label(f"COMPLAINT_{complaint.state}")
    return {"complaint": complaint, "kind": kind, "outcome": state}
