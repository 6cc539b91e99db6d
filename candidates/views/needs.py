"""A need: declared and taken back by the candidate, arranged by the secretary."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import needs
from candidates.actions.read import dossier_read
from candidates.actions.recusal import require_open_to
from candidates.forms.needs import ArrangementForm, NeedForm
from candidates.models import Application, Need
from candidates.sentences import arrangement
from candidates.views.own import OwnApplicationView
from exams.models import Campaign
from exams.rules.refusals import Refusal
from web.action_view import ActionView
from web.sentences import label


@require_duty(Duty.APPLY, campaign="code")
class DeclareNeed(OwnApplicationView):
    """Take what a candidate needs in the room, or another word of it."""

    form_class = NeedForm
    action = needs.declare
    title = _("Đề nghị bố trí khi dự thi")
    caption = "%(application)s"
    lead = _(
        "Dành cho người mang thai, ốm đau hoặc khuyết tật. Chỉ thư ký Hội đồng đọc được, mỗi lần "
        "đọc đều ghi lại; phòng thi chỉ biết cách bố trí, không biết lý do."
    )
    button = _("Gửi đề nghị bố trí")
    undo = True
    afterwards = _("Thư ký quyết định cách bố trí; bạn đọc được trên trang hồ sơ.")
    success_message = _("Đã gửi đề nghị bố trí lúc %(time)s.")

    def require_asked(self) -> None:
        if self.object.state in needs.GONE:
            raise Refusal("NOT_IN_CAMPAIGN", code=self.object.reg_no)

    def get_initial(self) -> dict[str, Any]:
        need = needs.current_need(self.object)
        return {"kind": need.kind, "detail": need.detail} if need else {}


@require_duty(Duty.APPLY, campaign="code")
class TakeBackNeed(OwnApplicationView):
    """Take back what was declared."""

    action = needs.take_back
    title = _("Rút đề nghị bố trí")
    caption = "%(application)s"
    lead = _("Cách bố trí đã quyết định (nếu có) thôi áp dụng. Bạn đề nghị lại được.")
    undo = True
    success_message = _("Đã rút đề nghị bố trí lúc %(time)s.")

    def require_asked(self) -> None:
        if needs.current_need(self.object) is None and self.request.method == "GET":
            raise Refusal("NO_NEED")


def own_need(application: Application) -> dict[str, Any]:
    """Return what a candidate's own page says of the need."""
    need = needs.current_need(application)
    return {"need": need, "arrangement": arrangement(need.minutes, need.seat) if need else ""}


@require_duty(Duty.RECEIVE, campaign="code")
def declared_needs(request: HttpRequest, code: str) -> HttpResponse:
    """List who declared a need, by the number of the file; not what, which is read one by one."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    rows = needs.needs_open_to(current_person(request), campaign).select_related("application")
    lines = [(need, arrangement(need.minutes, need.seat)) for need in rows]
    context = {"campaign": campaign, "lines": lines}
    return render(request, "candidates/sit/needs.html", context)


@require_duty(Duty.RECEIVE, campaign="code")
class ArrangeNeed(ActionView):
    """Show what one candidate needs, and take what is arranged; each reading is recorded."""

    form_class = ArrangementForm
    queryset = Need.objects.filter(taken_back_at=None).select_related("application__campaign")
    lookup = {"application__campaign__code": "code", "pk": "pk"}
    object_name = "need"
    action = needs.arrange
    title = _("Quyết định cách bố trí")
    caption = "%(number)s"
    lead = "%(kind)s: %(detail)s"
    button = _("Ghi cách bố trí")
    undo = True
    afterwards = _("Bảng điểm danh và tờ ký nộp bài của phòng thi ghi cách bố trí này.")
    success_message = _("Đã ghi cách bố trí cho hồ sơ %(number)s lúc %(time)s.")
    next_page = ("candidates:needs", "code")

    def require_asked(self) -> None:
        require_open_to(current_person(self.request), self.object.application)

    def facts(self) -> dict[str, Any]:
        need = self.object
        number = need.application.reg_no
        return {"number": number, "kind": label(need.kind).capitalize(), "detail": need.detail}

    def get_initial(self) -> dict[str, Any]:
        names = ("minutes", "seat", "reply")
        return {name: getattr(self.object, name) for name in names}

    def page_context(self) -> dict[str, Any]:
        dossier_read(
            about=self.object.application.reference,
            purpose="NEED",
            by=current_person(self.request),
            at=timezone.now(),
        )
        return {}
