"""The office enters what was brought of a file without an account: the parts asked for alone."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import supplements
from candidates.actions.read import dossier_read
from candidates.forms.supplement import AnswerForm
from candidates.models import Application
from candidates.views.screen import file_of
from candidates.views.supplement import TOPICS, changed_parts_of
from candidates.views.supplement_changes import changes_of
from exams.rules.refusals import Refusal
from web.action_view import ActionView


class OfPaper(ActionView):
    """A page about what was asked by letter of a file without an account."""

    object_name = "application"
    caption = "%(application)s %(name)s"
    next_page = ("candidates:paper-supplement", "code", "number")

    def get_object(self) -> Application:
        application = file_of(self.request, self.kwargs["code"], self.kwargs["number"])
        if application.person_id is not None:
            raise Http404
        self.supplement = supplements.open_supplement(application, timezone.localdate())
        return application

    def require_asked(self) -> None:
        if self.supplement is None and self.request.method == "GET":
            raise Refusal("SUPPLEMENT_CLOSED")

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "name": self.object.person_name}

    def page_context(self) -> dict[str, Any]:
        dossier_read(
            about=self.object.reference, by=current_person(self.request), at=timezone.now()
        )
        return {"campaign": self.object.campaign, "supplement": self.supplement}


@require_duty(Duty.RECEIVE, campaign="code")
class AnswerOnPaper(OfPaper):
    """List what was asked by letter and what was entered; close it."""

    form_class = AnswerForm
    template_name = "candidates/screen/paper_supplement.html"
    action = supplements.answer
    title = _("Nhập phần bổ sung nộp bằng giấy")
    button = _("Ghi nhận bổ sung")
    next_page = ("candidates:file", "code", "number")
    afterwards = _("Các phần đóng lại; cán bộ thẩm định xem phần thay đổi và kết luận lại.")
    success_message = _("Đã ghi nhận phần bổ sung của hồ sơ %(application)s lúc %(time)s.")

    def page_context(self) -> dict[str, Any]:
        context = super().page_context()
        if self.supplement is None:
            return context
        parts = changed_parts_of(self.supplement, self._page_of)
        return {**context, "parts": parts, "changes": changes_of(self.supplement)}

    def _page_of(self, part: str) -> str:
        key = [self.kwargs["code"], self.kwargs["number"]]
        for slug, (topic, _form) in TOPICS.items():
            if topic == part:
                return reverse("candidates:paper-supplement-topic", args=[*key, slug])
        return reverse("candidates:paper-supplement-document", args=[*key, part])
