"""Import in three steps: choose a file, check what it holds and would change, confirm."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import paper_register, plan
from candidates.forms.imports import ImportForm, PlanningUploadForm, UploadForm
from candidates.rules.facts import ImportNotice
from candidates.sentences import display
from candidates.tables import imports, upload_store
from candidates.tables.imports import Reading
from candidates.tables.intake import LIMITS
from exams.models import Campaign
from exams.rules.refusals import Refusal
from web.fragments import is_swap, render_page
from web.sentences import label, refusal_message
from web.views import submit

UploadedList = dict[str, Any]
AGAIN = "again-%s"  # ids of a second form on the page


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of file: how it is read, which action keeps it, and where the reader goes then."""

    name: str
    title: str | Promise
    lead: str | Promise
    form: type[UploadForm]
    read: Callable[[bytes, str, Campaign | None], Reading]
    action: Callable[..., Any]
    rows: str  # the action's parameter for the rows
    after: str
    faults_allowed: bool = False


def _planning(data: bytes, name: str, campaign: Campaign | None) -> Reading:
    return imports.planning(data, name=name, on=timezone.localdate(), campaign=campaign)


def _cadres(data: bytes, name: str, campaign: Campaign | None) -> Reading:
    return imports.cadres(data, name=name, on=timezone.localdate())


def _papers(data: bytes, name: str, campaign: Campaign | None) -> Reading:
    if campaign is None:
        raise Refusal("CAMPAIGN_MISSING")
    return imports.registrations(data, name=name, campaign=campaign, on=timezone.localdate())


PLANNING = ImportKind(
    "planning", _("Nhập danh sách quy hoạch"),
    _("Mỗi lần nhập là một bản mới; bản cũ không bị sửa."),
    PlanningUploadForm, _planning, plan.planning_list, "rows", "candidates:planning", True,
)  # fmt: skip
CADRES = ImportKind(
    "cadres", _("Nhập hồ sơ cán bộ"),
    _("Thông tin chung, quá trình công tác, bằng cấp, xếp loại, kỷ luật, tình trạng."),
    UploadForm, _cadres, plan.cadres, "cadres", "candidates:cadres",
)  # fmt: skip
PAPERS = ImportKind(
    "papers", _("Nhập sổ tiếp nhận hồ sơ giấy"),
    _("Số hồ sơ đã có thì được sửa theo sổ."),
    UploadForm, _papers, paper_register.receive, "registrations", "candidates:files",
)  # fmt: skip


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
    status = 422 if form.errors else 200
    return render(request, "candidates/plan/choose.html", context, status=status)


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
        data = _bytes(chosen)
        reading = kind.read(data, chosen.name, judged_by)
    except Refusal as refusal:
        form.add_error("file", refusal_message(refusal))
        return _choose(request, kind, form, campaign)
    request.session[f"import-{kind.name}"] = {
        "token": upload_store.store(data),
        "name": chosen.name,
        "campaign": judged_by.code if judged_by else "",
    }
    return _page(request, kind, reading, ImportForm(), judged_by)


def _bytes(chosen: Any) -> bytes:
    """Return the bytes of an upload, refusing early what is larger than the limit."""
    limit = LIMITS.upload_bytes
    if chosen.size > limit:
        raise Refusal("FILE_TOO_LARGE", file=chosen.name, limit=f"{limit >> 20} MB")
    data: bytes = chosen.read()
    return data


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
    status = 422 if form.errors else 200
    return render_page(
        request, "candidates/plan/check.html", context, fragment="again", status=status
    )


def _say_what_was_kept(request: HttpRequest, reading: Reading) -> None:
    changes = reading.changes
    text = _("Đã nhập tệp %(file)s: thêm %(added)d, sửa %(changed)d, giữ nguyên %(same)d.")
    values = {
        "file": reading.source.name,
        "added": len(changes.added),
        "changed": len(changes.changed),
        "same": changes.same,
    }
    messages.success(request, text % values)


def _finding(finding: ImportNotice) -> dict[str, Any]:
    """Return a finding with its reading in the reader's words: days and codes as people write."""
    row = imports.finding_row(finding)
    suggestion = label(display(row["suggestion"]))
    return {**row, "value": display(row["value"]), "suggestion": suggestion}


def _confirm(request: HttpRequest, kind: ImportKind, campaign: Campaign | None) -> HttpResponse:
    """Read the waiting file once more and keep it, whole or not at all."""
    parked = request.session.get(f"import-{kind.name}", {})
    form = ImportForm(request.POST)
    try:
        judged_by = Campaign.objects.filter(code=parked.get("campaign", "")).first()
        data = upload_store.load(parked.get("token", ""))
        reading = kind.read(data, parked.get("name", ""), judged_by)
    except Refusal as refusal:
        return render(
            request,
            "refused.html",
            {"title": kind.title, "why": refusal_message(refusal), "back": request.path},
            status=409,
        )
    upload: UploadedList = {
        kind.rows: reading.rows,
        "findings": reading.findings,
        "source": reading.source,
    }
    if kind.faults_allowed:
        upload["with_faults"] = form.is_valid() and form.cleaned_data["with_faults"]
    if campaign:
        upload["campaign"] = campaign
    form.is_valid()
    if not submit(request, form, kind.action, **upload):
        return _page(request, kind, reading, form, judged_by)
    upload_store.discard(parked["token"])
    del request.session[f"import-{kind.name}"]
    _say_what_was_kept(request, reading)
    target = reverse(kind.after)
    return redirect(f"{target}?campaign={campaign.code}" if campaign else target)
