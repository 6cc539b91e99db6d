"""The candidate's enclosed papers: the list of items, one item a page, the file itself."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import enclose
from candidates.actions.read import dossier_read
from candidates.forms.apply import (
    ITEMS,
    DocumentForm,
    HealthForm,
)
from candidates.models import Application, Document
from candidates.views.own import own
from web.forms import ActionForm
from web.sentences import label
from web.views import submit

KINDS = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}


@require_duty(Duty.APPLY, campaign="code")
def documents(request: HttpRequest, code: str) -> HttpResponse:
    """Show the dossier as a numbered table: what is there, what is missing."""
    application = own(request, code)
    documents_by_item = {
        document.item: document for document in application.documents.filter(removed_at=None)
    }
    files = [_row(application, item, documents_by_item.get(item)) for item in ITEMS]
    context = {"files": files, "application": application, "campaign": application.campaign}
    return render(request, "candidates/register/documents.html", context)


def _row(application: Application, item: str, document: Document | None) -> dict[str, Any]:
    code = application.campaign.code
    row = {
        "key": item,
        "title": label(item),
        "required": True,
        "state": _("Đã nộp") if document else _("Chưa có"),
        "tone": "success" if document else "neutral",
        "upload_url": reverse("candidates:document", args=[code, item]),
    }
    return {**row, **_file(document)} if document else row


def _file(document: Document) -> dict[str, Any]:
    return {
        "name": document.file_name,
        "about": f"{document.kind.upper()}, {document.size // 1024 + 1} KB",
        "view_url": reverse("candidates:document-view", args=[document.pk]),
        "remove_url": reverse("candidates:document-remove", args=[document.pk]),
    }


@require_duty(Duty.APPLY, campaign="code")
def document(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """Take one file for one item; its kind is told by its content."""
    application = own(request, code)
    if item not in ITEMS:
        raise Http404
    kind = HealthForm if item == "HEALTH_CERTIFICATE" else DocumentForm
    form = kind(request.POST or None, request.FILES or None)
    if form.is_valid() and _attach(request, form, application, item):
        return redirect("candidates:documents", code)
    campaign = application.campaign
    context = {"form": form, "item": item, "application": application, "campaign": campaign}
    return _page(request, "candidates/register/document.html", context)


def _attach(request: HttpRequest, form: DocumentForm, application: Application, item: str) -> bool:
    chosen = form.cleaned_data["file"]
    arguments = {
        "item": item,
        "file_name": chosen.name,
        "data": chosen.read(),
        "issued_on": form.cleaned_data.get("issued_on"),
    }
    return submit(request, form, enclose.attach, application=application, **arguments)


@require_duty(Duty.APPLY)
def remove(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask once more, then take a file out of the draft."""
    rows = Document.objects.select_related("application__campaign")
    document = get_object_or_404(
        rows, pk=pk, application__person=current_person(request), removed_at=None
    )
    code = document.application.campaign.code
    form = ActionForm(request.POST or None)
    if form.is_valid() and submit(request, form, enclose.detach, document=document):
        return redirect("candidates:documents", code)
    context = {
        "title": _("Bỏ tệp %(name)s") % {"name": document.file_name},
        "caption": label(document.item),
        "form": form,
        "submit": _("Bỏ tệp"),
        "cancel": reverse("candidates:documents", args=[code]),
        "undo": True,
    }
    return _page(request, "components/confirm.html", context)


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Show a page with a form: as it is asked, or with what was not accepted."""
    return render(request, template, context, status=422 if context["form"].errors else 200)


@require_duty(Duty.APPLY, Duty.READ_DOSSIERS, Duty.SCREEN)
def view(request: HttpRequest, pk: str) -> HttpResponse:
    """Return a file as an attachment, to its owner or to whoever may read dossiers; traced."""
    document = get_object_or_404(Document.objects.select_related("application__campaign"), pk=pk)
    owner = document.application.person_id == current_person(request).pk
    campaign = document.application.campaign
    may = current_person(request).may(Duty.READ_DOSSIERS, campaign.code, at=timezone.now())
    if not owner and not may:
        raise Http404
    about = document.application.reference
    dossier_read(about=about, purpose=document.item, by=current_person(request), at=timezone.now())
    return _attachment(document)


def _attachment(document: Document) -> HttpResponse:
    """Return a file to be saved, never to be run in the page's own name."""
    path = Path(settings.MEDIA_ROOT) / document.stored_as[:2] / document.stored_as
    response = HttpResponse(path.read_bytes(), content_type=KINDS[document.kind])
    name = f"{document.application.reg_no}-{document.item}.{document.kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox"
    response["Cache-Control"] = "no-store"
    return response
