"""The words that decide about a file: the authority's, a withdrawal on paper."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import register
from candidates.actions.sealed_files import require_unsealed
from candidates.forms.screen import ExamineForm, examined
from candidates.forms.withdraw import WithdrawForm
from candidates.models import Application
from candidates.views.screen import file_context, file_of
from web.action_view import DecisionView
from web.forms import ActionForm
from web.sentences import label


class FileDecision(DecisionView):
    """A decision about one file."""

    decided_template = "candidates/screen/file.html"
    object_name = "application"
    caption = "%(application)s %(name)s"
    next_page: tuple[str, ...] = ("candidates:file", "code", "number")

    def get_object(self) -> Application:
        return file_of(self.request, self.kwargs["code"], self.kwargs["number"])

    def require_asked(self) -> None:
        """Refuse (FILE_SEALED) a page that shows what a sealed file says."""
        require_unsealed(self.object, timezone.localdate())

    def facts(self) -> dict[str, Any]:
        state = label(self.object.state)
        return {**super().facts(), "name": self.object.person_name, "state": state}

    def respond(self, form: ActionForm, *, is_new: bool) -> HttpResponse:
        self.object = self.get_object()  # in the state that was decided
        return super().respond(form, is_new=is_new)

    def decided_context(self) -> dict[str, Any]:
        form = ExamineForm(initial=examined(self.object))
        return file_context(self.request, self.object, form)


@require_duty(Duty.RECEIVE, campaign="code")
class WithdrawOnPaper(FileDecision):
    """Enter a withdrawal that came on paper."""

    form_class = WithdrawForm
    danger = True
    action = register.withdraw
    title = _("Rút hồ sơ")
    success_message = _("Đã rút hồ sơ %(application)s theo đơn %(document)s lúc %(time)s.")

    def require_asked(self) -> None:
        """Ask whether the file is sealed or not: a withdrawal shows nothing of it."""
