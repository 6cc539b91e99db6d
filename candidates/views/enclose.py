"""The candidate's enclosed papers: one item a page, the file itself."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import enclose
from candidates.actions.dossier_papers import oldest_paper
from candidates.actions.read import dossier_read, file_withheld
from candidates.forms.papers import DocumentForm, paper_form
from candidates.models import Application, Document
from candidates.rules.dossier_items import ITEMS
from candidates.views.own import DraftView, steps_to_fill
from candidates.views.sealed import paper_sealed
from exams.rules.stages import Step
from web.action_view import ActionView
from web.downloads import handed_in_response
from web.sentences import label, sentence


@require_duty(Duty.APPLY, campaign="code")
class AttachDocument(DraftView):
    """Take one file for one item; its kind is told by its content."""

    template_name = "candidates/register/document.html"
    afterwards = _(
        "Tệp hiện trong danh sách giấy tờ; bạn xem lại, thay hoặc gỡ được đến khi nộp hồ sơ."
    )
    undo = True
    action = enclose.attach
    success_message = _("Đã nhận tệp cho mục “%(item)s” lúc %(time)s.")
    next_page = ("candidates:documents", "code")

    def get_object(self) -> Application:
        if self.kwargs["item"] not in ITEMS:
            raise Http404
        return super().get_object()

    def facts(self) -> dict[str, Any]:
        return {"item": label(self.kwargs["item"])}

    def page_context(self) -> dict[str, Any]:
        return {"campaign": self.object.campaign, "item": self.kwargs["item"]}

    def get_form_class(self) -> type[DocumentForm]:
        return self._form[0]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), **self._form[1]}

    @property
    def _form(self) -> tuple[type[DocumentForm], dict[str, Any]]:
        return paper_form(oldest_paper(self.object.campaign, self.kwargs["item"]))

    def arguments(self, form: DocumentForm) -> dict[str, Any]:
        chosen = form.cleaned_data["file"]
        return {
            "application": self.object,
            "item": self.kwargs["item"],
            "file_name": chosen.name,
            "data": chosen.data,
            "issued_on": form.cleaned_data.get("issued_on"),
        }


@require_duty(Duty.APPLY)
class RemoveDocument(ActionView):
    """Ask once more, then take a file out of the draft."""

    object_name = "document"
    action = enclose.detach
    title = _("Bỏ tệp %(name)s")
    caption = "%(item)s"
    button = _("Bỏ tệp")
    undo = True
    success_message = _("Đã bỏ tệp %(name)s lúc %(time)s.")

    def get_object(self) -> Document:
        rows = Document.objects.filter(application__person=current_person(self.request))
        own_rows = rows.select_related("application__campaign")
        return get_object_or_404(own_rows, pk=self.kwargs["pk"])

    def steps(self) -> tuple[Step, ...]:
        return steps_to_fill(self.object.application)

    def is_done(self) -> bool:
        return self.object.removed_at is not None

    def facts(self) -> dict[str, Any]:
        return {"name": self.object.file_name, "item": label(self.object.item)}

    def get_success_url(self) -> str:
        return reverse("candidates:documents", args=[self.object.application.campaign.code])


@require_duty(Duty.APPLY, Duty.READ_DOSSIERS, Duty.SCREEN)
def view(request: HttpRequest, pk: str) -> HttpResponse:
    """Return a file as an attachment, to its owner or to whoever may read dossiers; traced."""
    document = get_object_or_404(Document.objects.select_related("application__campaign"), pk=pk)
    reader = current_person(request)
    owner = document.application.person_id == reader.pk
    campaign = document.application.campaign
    may = reader.may(Duty.READ_DOSSIERS, campaign.code, at=timezone.now())
    papers = Application.objects.filter(pk=document.application_id)
    if not owner and not (may and papers.open_to(reader).exists()):
        raise Http404
    if not owner and (refused := paper_sealed(request, document)):
        return refused
    if fault := document.kept_file.fault():
        return withheld(request, document, fault)
    about = document.application.reference
    dossier_read(about=about, purpose=document.item, by=reader, at=timezone.now())
    return _attachment(document)


def withheld(request: HttpRequest, document: Document, fault: str) -> HttpResponse:
    """Say that the file is not the one that was handed in, and record that somebody met it."""
    about, reader = document.application.reference, current_person(request)
    file_withheld(about=about, item=document.item, fault=fault, by=reader, at=timezone.now())
    context = {"title": label(document.item), "why": sentence("FILE_WITHHELD")}
    return render(request, "refused.html", context, status=409)


def _attachment(document: Document) -> HttpResponse:
    """Return a file to be saved, never to be run in the page's own name."""
    name = f"{document.application.reg_no}-{document.item}.{document.kind}"
    return handed_in_response(document.kept_file.path.read_bytes(), name, document.kind)
