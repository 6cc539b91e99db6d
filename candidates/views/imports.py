"""Import in three steps: choose a file, check what it holds and would change, confirm."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.forms.imports import ImportForm, UploadForm
from candidates.rules.facts import ImportNotice
from candidates.sentences import display
from candidates.tables import imports
from candidates.tables.imports import Reading
from candidates.views.import_kinds import (
    CADRES,
    PAPERS,
    PLANNING,
    ImportKind,
    bytes_of,
    forget,
    keep,
    read_again,
)
from exams.models import Campaign
from exams.rules.refusals import Refusal
from web.forms import status_of
from web.fragments import is_swap, render_page
from web.sentences import label, refusal_message
from web.views import is_answered, render_form, see_other, submit

AGAIN = "again-%s"  # ids of a second form on the page


@require_duty(Duty.KEEP_PLANNING)
def planning(request: HttpRequest) -> HttpResponse:
    """Import a planning list."""
    return _walk(request, PLANNING, None)


@require_duty(Duty.KEEP_PLANNING)
def cadres(request: HttpRequest) -> HttpResponse:
    """Import personnel facts."""
    return _walk(request, CADRES, None)


@require_duty(Duty.RECEIVE, campaign="code")
def papers(request: HttpRequest, code: str) -> HttpResponse:
    """Import a register of paper registrations."""
    return _walk(request, PAPERS, get_object_or_404(Campaign, code=code))


def _walk(request: HttpRequest, kind: ImportKind, campaign: Campaign | None) -> HttpResponse:
    """Go through the steps; the chosen file waits in the session's keeping."""
    if request.method == "POST" and "confirm" in request.POST:
        return _confirm(request, kind, campaign)
    if request.method == "POST":
        return _check(request, kind, campaign)
    return _choose(request, kind, kind.form(), campaign)


def _choose(
    request: HttpRequest, kind: ImportKind, form: UploadForm, campaign: Campaign | None
) -> HttpResponse:
    if is_swap(request, "again"):
        return _refused_again(request, kind, form)
    context = {"kind": kind, "form": form, "campaign": campaign, "step": 1}
    return render_form(request, "candidates/plan/choose.html", context)


def _refused_again(request: HttpRequest, kind: ImportKind, form: UploadForm) -> HttpResponse:
    """Say at its field why a file could not be read again; what was read before stays."""
    form.auto_id = AGAIN
    context = {"kind": kind, "again_form": form, "again": request.path}
    return render_page(request, "candidates/plan/check.html", context, fragment="again", status=422)


def _check(request: HttpRequest, kind: ImportKind, campaign: Campaign | None) -> HttpResponse:
    """Read the file in a child process and show everything that has to be said of it."""
    form = kind.form(request.POST, request.FILES)
    if not form.is_valid():
        return _choose(request, kind, form, campaign)
    chosen = form.cleaned_data["file"]
    judged_by = form.cleaned_data.get("campaign") or campaign
    try:
        data = bytes_of(chosen)
        reading = kind.read(data, chosen.name, judged_by)
    except Refusal as refusal:
        form.add_error("file", refusal_message(refusal))
        return _choose(request, kind, form, campaign)
    keep(request, kind, data, chosen.name, judged_by)
    return _page(request, kind, reading, ImportForm(), judged_by)


def _page(
    request: HttpRequest,
    kind: ImportKind,
    reading: Reading,
    form: ImportForm,
    judged_by: Campaign | None,
) -> HttpResponse:
    """Show what was read, and ask for the same file once more in case it has to be mended."""
    if not kind.faults_allowed:
        del form.fields["with_faults"]
    context = {
        "kind": kind,
        "reading": reading,
        "findings": [_finding(finding) for finding in reading.findings],
        "form": form,
        "blocked": reading.errors and not kind.faults_allowed,
        "again": request.path,
        "again_form": kind.form(auto_id=AGAIN, initial={"campaign": judged_by}),
    }
    return render_page(
        request, "candidates/plan/check.html", context, fragment="again", status=status_of(form)
    )


def _what_was_kept(reading: Reading) -> str:
    text = _("Đã nhập tệp %(file)s: thêm %(added)d, sửa %(changed)d, giữ nguyên %(same)d.")
    changes = reading.changes
    added, changed, same = len(changes.added), len(changes.changed), changes.same
    return text % {"file": reading.source.name, "added": added, "changed": changed, "same": same}


def _finding(finding: ImportNotice) -> dict[str, Any]:
    """Return a finding with its reading in the reader's words: days and codes as people write."""
    row = imports.finding_row(finding)
    suggestion = label(display(row["suggestion"]))
    return {**row, "value": display(row["value"]), "suggestion": suggestion}


def _confirm(request: HttpRequest, kind: ImportKind, campaign: Campaign | None) -> HttpResponse:
    """Read the waiting file once more and keep it, whole or not at all."""
    if is_answered(request):  # a second click: the file is kept, and waits no more
        return see_other(_list_address(kind, campaign))
    try:
        reading, judged_by = read_again(request, kind)
    except Refusal as refusal:
        context = {"title": kind.title, "why": refusal_message(refusal), "back": request.path}
        return render(request, "refused.html", context, status=409)
    form = ImportForm(request.POST)
    with_faults = form.is_valid() and form.cleaned_data["with_faults"]
    arguments = kind.arguments(reading, campaign, with_faults=with_faults)
    text = _what_was_kept(reading)
    if not submit(request, form, kind.action, success_message=text, **arguments):
        return _page(request, kind, reading, form, judged_by)
    forget(request, kind)
    return see_other(_list_address(kind, campaign))


def _list_address(kind: ImportKind, campaign: Campaign | None) -> str:
    """Return the address of the list into which a file was kept."""
    target = reverse(kind.after)
    return f"{target}?campaign={campaign.code}" if campaign else target
