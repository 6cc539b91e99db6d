"""The scans of decisions that were signed elsewhere: attached on a page, and handed out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import decision_files
from candidates.actions.read import dossier_read, file_withheld
from candidates.actions.sealed_files import require_unsealed
from candidates.forms.papers import DocumentForm
from candidates.forms.replacing import ReplacingForm
from candidates.models import Decision
from candidates.rules.enums import DecisionKind
from candidates.views.screen import READERS, file_of
from exams.models import DecisionFile
from exams.rules.decision_files import FileOf
from web.action_view import ActionView
from web.downloads import handed_in_response
from web.sentences import label, sentence


class AttachFile(ActionView):
    """Take the scan of one decision, in place of the one that is there."""

    of: FileOf
    title = _("Gắn bản quét: %(thing)s")
    caption = "%(campaign)s"
    lead = _("Văn bản đã ghi: %(document)s. Bản quét bị thay vẫn được giữ và nêu cùng quyết định.")
    button = _("Gắn bản quét")
    afterwards = _("Bản quét được giữ cùng quyết định, kèm mã băm; gắn lại được nếu nhầm tệp.")
    undo = True
    success_message = _("Đã gắn bản quét của văn bản %(document)s lúc %(time)s.")

    def about(self) -> str:
        """Return which decision the scan is of, as it is stored with it."""
        return str(self.object.pk)

    def get_form_class(self) -> type[DocumentForm]:
        """Return the form that also asks why, where there is a scan already."""
        files = self.object.campaign.decision_files.in_force(self.of)
        return ReplacingForm if self.about() in files else DocumentForm

    def arguments(self, form: DocumentForm) -> dict[str, Any]:
        chosen, reason = form.cleaned_data["file"], form.cleaned_data.get("reason", "")
        named = {self.object_name: self.object, "reason": reason}
        return {**named, "file_name": chosen.name, "data": chosen.data}


@require_duty(Duty.DECIDE, campaign="code", files=True)
class AttachToAnswer(AttachFile):
    """Take the authority's answer to a special case."""

    of = FileOf.ANSWER
    object_name = "decision"
    action = decision_files.attach_to_answer
    next_page = ("candidates:file", "code", "number")

    def get_object(self) -> Decision:
        return answer_of(self.request, self.kwargs)

    def require_asked(self) -> None:
        """Refuse (FILE_SEALED) what belongs to a sealed file."""
        if self.object.application:
            require_unsealed(self.object.application, timezone.localdate())

    def facts(self) -> dict[str, Any]:
        answer = self.object
        asked = {"number": answer.application, "rule": answer.rule}
        thing = gettext("trường hợp đặc biệt của hồ sơ %(number)s, quy tắc %(rule)s") % asked
        names = {"thing": thing, "document": answer.document, "campaign": answer.campaign}
        return {**super().facts(), **names}


def answer_of(request: HttpRequest, kwargs: dict[str, Any]) -> Decision:
    """Return the answer to a special case of a file that is open to the reader. Raises Http404."""
    file = file_of(request, kwargs["code"], kwargs["number"])
    answers = Decision.objects.filter(kind=DecisionKind.SPECIAL_CASE, application=file)
    rows = answers.select_related("campaign", "application__campaign")
    return get_object_or_404(rows, pk=kwargs["pk"])


@require_duty(*READERS, Duty.DECIDE, campaign="code", files=True)
def answer_file(
    request: HttpRequest, code: str, number: str, pk: str, scan: str = ""
) -> HttpResponse:
    """Return the scan of the answer to a special case; reading it is reading the dossier.

    `scan` is the key of one that was replaced.
    """
    answer = answer_of(request, {"code": code, "number": number, "pk": pk})
    file = file_of(request, code, number)
    require_unsealed(file, timezone.localdate())
    read = scan_of(code, FileOf.ANSWER, str(answer.pk), scan)
    reader, at = current_person(request), timezone.now()
    dossier_read(about=file.reference, purpose=FileOf.ANSWER, by=reader, at=at)
    return scan_response(request, read, file.reference)


def scan_of(code: str, of: FileOf, about: str, scan: str = "") -> DecisionFile:
    """Return the scan in force of a decision of a campaign, or a replaced one. Raises Http404."""
    which = {"pk": scan} if scan else {"replaced_at": None}
    return get_object_or_404(DecisionFile, campaign__code=code, of=of, about=about, **which)


def scan_response(request: HttpRequest, file: DecisionFile, about: str) -> HttpResponse:
    """Return a scan, if it is still the one that came in."""
    if fault := file.kept_file.fault():
        reader, at = current_person(request), timezone.now()
        file_withheld(about=about, item=file.of, fault=fault, by=reader, at=at)
        context = {"title": label(file.of), "why": sentence("FILE_WITHHELD")}
        return render(request, "refused.html", context, status=409)
    name = f"{file.of.lower().replace('_', '-')}-{file.digest[:8]}.{file.kind}"
    return handed_in_response(file.kept_file.path.read_bytes(), name, file.kind)
