"""Import step by step: choose a file, match what was not understood, check, confirm."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.forms.imports import UploadForm
from candidates.tables.files_to_fill import blank_file, rejected_rows
from candidates.tables.imports import Reading
from candidates.views.import_changes import part_open_to
from candidates.views.import_check import (
    AGAIN,
    check_page,
    counts,
    import_arguments,
    import_form,
    mended_cells,
)
from candidates.views.import_jobs import import_by_worker, job_page, remember
from candidates.views.import_kinds import (
    CADRES,
    EVALUATIONS,
    PAPERS,
    PLANNING,
    ImportKind,
    sent_file,
)
from candidates.views.import_matching import asked_of, match, questions_page
from candidates.views.import_reading import all_questions, read, read_as_before
from candidates.views.pending_files import (
    PendingFile,
    check_address,
    forget,
    match_address,
    owner_of,
    pending_file,
    store_file,
    stored_file,
)
from candidates.views.read_jobs import READ, read_again_by_worker, read_by_worker
from candidates.views.stored_readings import discard_reading, stored_reading
from exams.actions.preconditions import declared_steps
from exams.models import Campaign
from exams.rules import stages
from exams.rules.refusals import Refusal
from web.downloads import XLSX, file_response
from web.fragments import is_swap, render_page
from web.sentences import refusal_message, sentence
from web.views import is_answered, render_form, see_other, submit


@require_duty(Duty.KEEP_PLANNING)
def planning(request: HttpRequest) -> HttpResponse:
    """Import a planning list."""
    return _walk(request, PLANNING, None)


@require_duty(Duty.KEEP_PLANNING)
def cadres(request: HttpRequest) -> HttpResponse:
    """Import personnel facts."""
    return _walk(request, CADRES, None)


@require_duty(Duty.KEEP_PLANNING)
def evaluations(request: HttpRequest) -> HttpResponse:
    """Import evaluations: months of persons, years of units."""
    return _walk(request, EVALUATIONS, None)


@require_duty(Duty.RECEIVE, campaign="code")
def papers(request: HttpRequest, code: str) -> HttpResponse:
    """Import a register of paper registrations."""
    return _walk(request, PAPERS, get_object_or_404(Campaign, code=code))


_ANSWERED_BEFORE = gettext_lazy(
    "%(count)d chỗ được hiểu như đã đối chiếu ở tệp trước. Hãy xem lại trong phần nhắc ở dưới; nếu"
    " không đúng, chọn “Đối chiếu cột và giá trị”."
)
STEPS = ("confirm", "match", "match-again", "mend")  # what the stored file is asked for


def _walk(request: HttpRequest, kind: ImportKind, campaign: Campaign | None) -> HttpResponse:
    """Go through the steps; the chosen file is stored for its reader meanwhile."""
    step = next((step for step in STEPS if step in request.POST), "")
    if step == "confirm" and is_answered(request):  # a second click: it is imported, or under way
        return _lead_to_import(request, kind, campaign)
    try:
        _require_step(kind, campaign)
        if request.method != "POST":
            return _open(request, kind, campaign)
        if not step:
            return _receive(request, kind, campaign)
        file = stored_file(request, request.POST.get("file_mark", ""))
        return _take(request, kind, file, campaign, step)
    except Refusal as refusal:
        context = {"title": kind.title, "why": refusal_message(refusal), "back": request.path}
        return render(request, "refused.html", context, status=409)


def _lead_to_import(
    request: HttpRequest, kind: ImportKind, campaign: Campaign | None
) -> HttpResponse:
    """Lead whoever clicked twice to the job that imports the file, or to what was imported."""
    file = pending_file(request)
    by_worker = job_page(request, file) if file else None
    return by_worker or see_other(_list_address(kind, campaign))


def _require_step(kind: ImportKind, campaign: Campaign | None) -> None:
    """Refuse (WRONG_STAGE) before a file is chosen what its action would refuse at the end."""
    steps = declared_steps(kind.action)
    if campaign and steps:
        stages.require(campaign.step, *steps)


def _open(request: HttpRequest, kind: ImportKind, campaign: Campaign | None) -> HttpResponse:
    """Ask for a file, show the one that is stored, or hand one out."""
    wanted, mark = request.GET.get("tai", ""), request.GET.get("tep", "")
    if wanted == "mau":
        blank = blank_file(kind.forms, on=timezone.localdate())
        return file_response(blank, f"mau-{kind.file_name}.xlsx", XLSX)
    if wanted == "dong-loi":
        return _hand_out_rejected(request, kind, stored_file(request, mark))
    return _show(request, kind, mark) if mark else _choose(request, kind, kind.form(), campaign)


def _show(request: HttpRequest, kind: ImportKind, mark: str) -> HttpResponse:
    """Show a stored file: what it holds, or what it means; it may be gone, as after Back."""
    try:
        file = stored_file(request, mark)
    except Refusal as refusal:
        if refusal.code != "UPLOAD_EXPIRED":
            raise
        messages.info(request, refusal_message(refusal))
        return see_other(request.path)
    if by_worker := job_page(request, file, only_active=True):
        return by_worker
    if request.GET.get("buoc") == "doi-chieu":
        return _show_questions(request, kind, file)
    read_before = stored_reading(owner_of(request), file)
    if request.GET.get("buoc") == READ and read_before:
        if not file.is_matched:
            _tell_answered_before(request, file)
        return _lead_on(request, kind, file, read_before.reading, are_open=read_before.asks)
    if read_before is None and (by_worker := read_again_by_worker(request, kind, file)):
        return by_worker
    reading = read_before.reading if read_before else read(kind, file)[0]
    if reading is None:
        return see_other(match_address(request, file))
    return check_page(request, kind, file, reading)


def _show_questions(request: HttpRequest, kind: ImportKind, file: PendingFile) -> HttpResponse:
    """Show what was not understood in a stored file."""
    questions = asked_of(request, file)
    if questions is None:
        if by_worker := read_again_by_worker(request, kind, file, asks=True):
            return by_worker
        questions = all_questions(kind, file)
    return questions_page(request, kind, file, questions)


def _hand_out_rejected(request: HttpRequest, kind: ImportKind, file: PendingFile) -> HttpResponse:
    findings = _reading_of_page(request, kind, file).findings
    rows = rejected_rows(file.data, findings, name=file.name, on=timezone.localdate())
    return file_response(rows, f"dong-loi-{kind.file_name}.xlsx", XLSX)


def _reading_of_page(request: HttpRequest, kind: ImportKind, file: PendingFile) -> Reading:
    """Return what the page of a file was made of: what a worker read, else it is read once more."""
    read_before = stored_reading(owner_of(request), file, as_shown=True)
    return (read_before.reading if read_before else None) or kind.read(file)


def _take(
    request: HttpRequest,
    kind: ImportKind,
    file: PendingFile,
    campaign: Campaign | None,
    step: str,
) -> HttpResponse:
    """Go one step on with the stored file."""
    if step == "confirm":
        return _confirm(request, kind, file, campaign)
    if step == "mend":
        cells = mended_cells(request.POST, lambda: _reading_of_page(request, kind, file).findings)
        file = file.with_cells(cells)
        if by_worker := read_by_worker(request, kind, file):
            return by_worker
        store_file(request, file)
        return see_other(check_address(request, file))
    if step == "match":
        return match(request, kind, file)
    return see_other(match_address(request, file))


def _choose(
    request: HttpRequest, kind: ImportKind, form: UploadForm, campaign: Campaign | None
) -> HttpResponse:
    if is_swap(request, "again"):
        return _refused_again(request, kind, form)
    file = pending_file(request)
    context = {
        "kind": kind,
        "form_guide": kind.guide(is_beside=True),
        "form": form,
        "campaign": campaign,
        "pending": file,
        "pending_address": check_address(request, file) if file else "",
    }
    return render_form(request, "candidates/plan/choose.html", context)


def _refused_again(request: HttpRequest, kind: ImportKind, form: UploadForm) -> HttpResponse:
    """Say at its field why a file could not be read again; what was read before stays."""
    form.auto_id = AGAIN
    context = {"kind": kind, "again_form": form, "again": request.path}
    return render_page(request, "candidates/plan/check.html", context, fragment="again", status=422)


def _receive(request: HttpRequest, kind: ImportKind, campaign: Campaign | None) -> HttpResponse:
    """Read a file in a child process; ask what it means where that is not clear."""
    form = kind.form(request.POST, request.FILES)
    if not form.is_valid():
        return _choose(request, kind, form, campaign)
    judged_by = form.cleaned_data.get("campaign") or campaign
    try:
        file = sent_file(form, judged_by, current_person(request))
        if by_worker := read_by_worker(request, kind, file):
            return by_worker
        file, reading, questions = read_as_before(kind, file)
    except Refusal as refusal:
        form.add_error("file" if form.cleaned_data["file"] else "pasted", refusal_message(refusal))
        return _choose(request, kind, form, campaign)
    store_file(request, file)
    _tell_answered_before(request, file)
    return _lead_on(request, kind, file, reading, are_open=questions.are_open)


def _tell_answered_before(request: HttpRequest, file: PendingFile) -> None:
    if count := len(file.placement.columns) + len(file.placement.values):
        messages.info(request, _ANSWERED_BEFORE % {"count": count})


def _lead_on(
    request: HttpRequest,
    kind: ImportKind,
    file: PendingFile,
    reading: Reading | None,
    *,
    are_open: bool,
) -> HttpResponse:
    """Lead to the page of a file that was stored; to htmx, show what was read in its place."""
    if not is_swap(request, "again"):
        leads_to = match_address if reading is None or are_open else check_address
        return see_other(leads_to(request, file))
    if reading is None:
        return HttpResponse(headers={"HX-Redirect": match_address(request, file)})
    return check_page(request, kind, file, reading)


def _confirm(
    request: HttpRequest, kind: ImportKind, file: PendingFile, campaign: Campaign | None
) -> HttpResponse:
    """Import the stored file, whole or not at all: here and now, or a long one by a worker."""
    if under_way := job_page(request, file, only_active=True):
        return under_way
    leads_to = _list_address(kind, campaign)
    if by_worker := import_by_worker(request, kind, file, campaign, leads_to):
        return by_worker
    reading = part_open_to(current_person(request), kind, kind.read(file), campaign)
    form = import_form(kind, reading, request.POST)
    if not form.is_valid():
        return check_page(request, kind, file, reading, form)
    arguments = import_arguments(kind, reading, campaign, form.cleaned_data)
    text = _what_was_imported(reading)
    if not submit(request, form, kind.action, success_message=text, **arguments):
        return check_page(request, kind, file, reading, form)
    remember(kind, file, current_person(request))
    forget(request)
    discard_reading(owner_of(request))
    return see_other(leads_to)


def _what_was_imported(reading: Reading) -> str:
    return sentence("IMPORTED", **counts(reading))


def _list_address(kind: ImportKind, campaign: Campaign | None) -> str:
    """Return the address of the list into which a file was imported."""
    target = reverse(kind.after)
    return f"{target}?campaign={campaign.code}" if campaign else target
