"""The page that asks what sheets, headings and values of a file mean."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from candidates.forms.matching import MatchingForm
from candidates.tables.imports import Reading
from candidates.views.import_kinds import ImportKind
from candidates.views.import_questions import Questions, column_name, value_name
from candidates.views.import_reading import all_questions, further_questions
from candidates.views.pending_files import (
    PendingFile,
    check_address,
    match_address,
    owner_of,
    store_file,
)
from candidates.views.read_jobs import read_by_worker
from candidates.views.stored_readings import stored_reading
from exams.rules.refusals import Refusal
from web.forms import status_of
from web.fragments import is_swap, render_page
from web.sentences import refusal_message
from web.views import see_other


def questions_page(
    request: HttpRequest, kind: ImportKind, file: PendingFile, questions: Questions
) -> HttpResponse:
    """Show what was not understood."""
    return _render(request, kind, file, questions, _form(file, questions))


def asked_of(request: HttpRequest, file: PendingFile, **how: bool) -> Questions | None:
    """Return what a worker found that has to be asked of a file; None: nobody worked it out."""
    stored = stored_reading(owner_of(request), file, **how)
    return stored.questions if stored else None


def match(request: HttpRequest, kind: ImportKind, file: PendingFile) -> HttpResponse:
    """Take the answers, and read the file by them; to htmx, only what follows from them."""
    questions = asked_of(request, file, as_shown=True) or all_questions(kind, file)
    form = _form(file, questions, request)
    if not form.is_valid():
        return _render(request, kind, file, questions, form)
    placement = questions.placement(form.cleaned_data, file.placement)
    file = replace(file, placement=placement, is_matched=True)
    back = match_address(request, file)
    if by_worker := read_by_worker(
        request, kind, file, back=back, again=True, asked=[*form.fields]
    ):
        return by_worker
    try:
        reading = kind.read(file)
    except Refusal as refusal:
        form.add_error(None, refusal_message(refusal))
        return _render(request, kind, file, questions, form)
    store_file(request, file)
    if is_swap(request, "matched"):
        return _render(request, kind, file, questions, form, reading)
    if (further := further_questions(kind, file, reading)) and not _asks_only(form, further):
        return see_other(match_address(request, file))
    return see_other(check_address(request, file))


def _asks_only(form: MatchingForm, further: Questions) -> bool:
    """Tell whether every value that is asked was asked before: a blank answer stays one."""
    return all(value_name(value) in form.fields for value in further.values)


def _form(
    file: PendingFile, questions: Questions, request: HttpRequest | None = None
) -> MatchingForm:
    return MatchingForm(
        request.POST if request else None,
        sheets=questions.tables,
        questions=questions.fields(),
        initial=questions.initial(file.placement),
    )


def _render(
    request: HttpRequest,
    kind: ImportKind,
    file: PendingFile,
    questions: Questions,
    form: MatchingForm,
    reading: Reading | None = None,
) -> HttpResponse:
    context = {
        "kind": kind,
        "form_guide": kind.guide(),
        "file": file,
        "questions": questions,
        "why": refusal_message(questions.refusal) if questions.refusal else "",
        "form": form,
        "columns": [(column, form[column_name(column)]) for column in questions.columns],
        "values": [(value, form[value_name(value)]) for value in questions.values],
        "reading": reading,
        "again": request.path,
    }
    form.initial["file_mark"] = file.mark
    status = status_of(form)
    return render_page(
        request, "candidates/plan/match.html", context, fragment="matched", status=status
    )
