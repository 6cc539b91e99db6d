"""The candidate supplements a submitted file: the parts that were asked for, and no others."""

from collections.abc import Callable
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import supplements
from candidates.forms.apply import CurrentPostForm, IdentityForm, RouteForm
from candidates.forms.supplement import AnswerForm
from candidates.models import Application, Supplement
from candidates.rules.supplement import FilePart
from candidates.views.answer import AnswerTopic, Topic
from candidates.views.enclose import AttachDocument
from candidates.views.own import DraftView, OwnApplicationView
from candidates.views.supplement_changes import changes_of
from exams.rules.refusals import Refusal
from exams.rules.stages import SCREEN, Step
from exams.views.timely import untimely
from web.sentences import label

TOPICS = {
    "ban-than": (FilePart.OWN_FACTS, Topic(_("Bản thân"), IdentityForm)),
    "chuc-vu": (FilePart.PRESENT_POST, Topic(_("Chức vụ, đơn vị hiện nay"), CurrentPostForm)),
    "dien-du-tuyen": (FilePart.ROUTE, Topic(_("Diện dự tuyển"), RouteForm)),
}
_SLUGS = {part: slug for slug, (part, _topic) in TOPICS.items()}


class _OfSupplement(DraftView):
    """A page of one part that was re-opened; the action asks for it again."""

    closed = "SUPPLEMENT_CLOSED"
    part: str
    afterwards = _(
        "Phần này được ghi ngay vào hồ sơ. Bổ sung xong các phần, hãy bấm “Gửi bổ sung”."
    )

    def steps(self) -> tuple[Step, ...]:
        """Return the step at which files are screened."""
        return (SCREEN,)

    def may_fill(self) -> bool:
        """Say whether the part is open now."""
        supplement = supplement_now(self.object)
        return supplement is not None and self.part in supplement.parts

    def get_success_url(self) -> str:
        return reverse("candidates:supplement", args=[self.kwargs["code"]])

    def get_cancel_url(self) -> str:
        return self.get_success_url()


@require_duty(Duty.APPLY, campaign="code")
class SupplementTopic(_OfSupplement, AnswerTopic):
    """Ask one topic again, of which the office needs more."""

    saves_while_typing = False  # what is changed here is asked for, and shown to the office
    action = supplements.fill

    def get_object(self) -> Application:
        if self.kwargs["topic"] not in TOPICS:
            raise Http404
        self.part, self.topic = TOPICS[self.kwargs["topic"]]
        return OwnApplicationView.get_object(self)

    def arguments(self, form: Any) -> dict[str, Any]:
        return {**super().arguments(form), "part": self.part}

    def page_context(self) -> dict[str, Any]:
        return {**super().page_context(), "back": self.get_success_url(), "supplements": True}


@require_duty(Duty.APPLY, campaign="code")
class SupplementDocument(_OfSupplement, AttachDocument):
    """Take another file in the place of a paper of which the office needs more."""

    action = supplements.attach

    def get_object(self) -> Application:
        self.part = self.kwargs["item"]
        return super().get_object()

    def page_context(self) -> dict[str, Any]:
        return {**super().page_context(), "supplements": True}


@require_duty(Duty.APPLY, campaign="code")
class AnswerSupplement(OwnApplicationView):
    """List what was asked for and what was changed; take the word that it is complete."""

    form_class = AnswerForm
    template_name = "candidates/register/supplement.html"
    action = supplements.answer
    title = _("Bổ sung hồ sơ")
    caption = "%(application)s"
    button = _("Gửi bổ sung")
    afterwards = _("Sau khi gửi, các phần đóng lại; cán bộ thẩm định xem phần thay đổi.")
    success_message = _("Đã gửi bổ sung hồ sơ %(application)s lúc %(time)s.")

    def get_object(self) -> Application:
        application = super().get_object()
        self.supplement = supplement_now(application)
        return application

    def require_asked(self) -> None:
        if self.supplement is None and self.request.method == "GET":
            raise Refusal("SUPPLEMENT_CLOSED")

    def page_context(self) -> dict[str, Any]:
        if self.supplement is None:
            return {"campaign": self.object.campaign}
        return {
            "campaign": self.object.campaign,
            "supplement": self.supplement,
            "parts": changed_parts_of(self.supplement, self._page_of),
            "changes": changes_of(self.supplement),
        }

    def _page_of(self, part: str) -> str:
        code = self.kwargs["code"]
        if part in _SLUGS:
            return reverse("candidates:supplement-topic", args=[code, _SLUGS[FilePart(part)]])
        return reverse("candidates:supplement-document", args=[code, part])


def supplement_now(application: Application) -> Supplement | None:
    """Return what its candidate is asked to supplement now; nothing where nothing is screened."""
    if untimely(application.campaign, SCREEN):
        return None
    return supplements.open_supplement(application, timezone.localdate())


def changed_parts_of(supplement: Supplement, page_of: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return the re-opened parts with the pages on which they are changed."""
    changed = supplements.changed_parts(supplement)
    return [
        {"title": label(part), "url": page_of(part), "is_changed": part in changed}
        for part in supplement.parts
    ]
