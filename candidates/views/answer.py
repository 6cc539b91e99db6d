"""The candidate answers: one topic a page; then everything is declared true and submitted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import register
from candidates.actions.dossier_papers import missing_in
from candidates.forms.apply import NEVER_STORED, IdentityForm, PresentPostForm, RouteForm, TruthForm
from candidates.models import Application
from candidates.rules.completeness import DECLARATION
from candidates.rules.enums import ApplicationState
from candidates.views.autosave import SavesWhileTyping
from candidates.views.own import DraftView, OwnApplicationView, steps_to_fill
from exams.rules.stages import Step
from web.edit_view import EditView
from web.forms import ActionForm, answers_in


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked on one page; the fields of its form are those of the registration."""

    title: str | Promise
    form: type[ActionForm]
    lead: str | Promise = ""


TOPICS = {
    "ban-than": Topic(_("Bản thân"), IdentityForm),
    "vi-tri": Topic(_("Vị trí dự tuyển"), PresentPostForm),
    "dien-du-tuyen": Topic(
        _("Diện dự tuyển"),
        RouteForm,
        _(
            "Người trong quy hoạch không phải điền trang này. Người ngoài quy hoạch cần văn bản đề "
            "cử và ý kiến cấp ủy."
        ),
    ),
}


TOPIC_OF = {
    "NAME": "ban-than",
    "CITIZEN_ID": "ban-than",
    "BORN": "ban-than",
    "POSITION": "vi-tri",
    "CURRENT_POST": "vi-tri",
    "SPECIAL_CASE_INCOMPLETE": "dien-du-tuyen",
}


@require_duty(Duty.APPLY, campaign="code")
class AnswerTopic(SavesWhileTyping, DraftView, EditView):
    """Ask one topic; what was typed is saved by itself, and the task list follows."""

    template_name = "candidates/register/topic.html"
    afterwards = _(
        "Phần này được lưu ngay. Hồ sơ chỉ được tính khi bạn nộp ở mục cuối và nhận mã hồ sơ."
    )
    undo = True
    action: Callable[..., Any] = register.fill
    title = "%(topic)s"
    success_message = _("Đã lưu phần “%(topic)s” lúc %(time)s.")

    def get_object(self) -> Application:
        if self.kwargs["topic"] not in TOPICS:
            raise Http404
        self.topic = TOPICS[self.kwargs["topic"]]
        return super().get_object()

    def facts(self) -> dict[str, Any]:
        return {"topic": self.topic.title}

    def page_context(self) -> dict[str, Any]:
        back = reverse("candidates:application", args=[self.kwargs["code"]])
        context = {"campaign": self.object.campaign, "lead": self.topic.lead, "back": back}
        return {**context, "saves_while_typing": self.saves_while_typing}

    def get_form_class(self) -> type[ActionForm]:
        return self.topic.form

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), **self._of_campaign()}

    def get_initial(self) -> dict[str, Any]:
        initial = answers_in(self.object, self.topic.form, but=NEVER_STORED)
        if initial.get("position"):
            initial["position"] = initial["position"].code
        return initial

    def _of_campaign(self) -> dict[str, Any]:
        return {"campaign": self.object.campaign} if self.topic.form is PresentPostForm else {}

    def arguments(self, form: ActionForm) -> dict[str, Any]:
        return {"application": self.object, "fields": form.answers()}

    def get_success_url(self) -> str:
        back = "candidates:check" if "check" in self.request.GET else "candidates:application"
        return reverse(back, args=[self.kwargs["code"]])


@require_duty(Duty.APPLY, campaign="code")
class SubmitApplication(OwnApplicationView):
    """Show every answer with a way to change it; declare it true and submit."""

    form_class = TruthForm
    template_name = "candidates/register/check.html"
    lead = _(
        "Hãy xem lại từng mục. Đã nộp thì chỉ sửa được bằng cách mở lại hồ sơ và nộp lại trước "
        "khi hết ngày %(day)s."
    )
    afterwards = _(
        "Bạn nhận mã hồ sơ và giấy biên nhận; đến hết hạn nhận hồ sơ vẫn sửa được hoặc rút được."
    )
    action = register.declare_and_submit
    success_message = _("Đã nộp hồ sơ %(application)s lúc %(time)s.")

    def steps(self) -> tuple[Step, ...]:
        return steps_to_fill(self.object)

    def is_done(self) -> bool:
        return bool(self.object.state != ApplicationState.DRAFT)

    def facts(self) -> dict[str, Any]:
        closes = self.object.last_day()
        return {**super().facts(), "day": f"{closes:%d/%m/%Y}"}

    def page_context(self) -> dict[str, Any]:
        missing = [item for item in missing_in(self.object) if item != DECLARATION]
        return {
            "campaign": self.object.campaign,
            "documents": self.object.documents.filter(removed_at=None),
            "missing": [(item, self._page_that_asks(item)) for item in missing],
            "changes": {
                "own": self._topic_page("ban-than"),
                "post": self._topic_page("vi-tri"),
                "route": self._topic_page("dien-du-tuyen"),
            },
        }

    def _page_that_asks(self, item: str) -> str:
        if item in TOPIC_OF:
            return self._topic_page(TOPIC_OF[item])
        return reverse("candidates:document", args=[self.kwargs["code"], item])

    def _topic_page(self, topic: str) -> str:
        """Return the page of a topic, which leads back to this one once it is saved."""
        return reverse("candidates:topic", args=[self.kwargs["code"], topic]) + "?check"

    def arguments(self, form: TruthForm) -> dict[str, Any]:
        return {"application": self.object}
