"""The page that shows what a file holds and would change, and takes cells that are put right."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accounts.access import current_person
from candidates.actions.closed_people import require_lines_open
from candidates.actions.difference import Difference
from candidates.forms.imports import ImportForm
from candidates.rules.facts import ImportNotice
from candidates.tables.imports import Reading
from candidates.views.import_changes import changes_by_kind, part_open_to
from candidates.views.import_decisions import faulty_rows
from candidates.views.import_findings import cells_of_field, finding_lines, left_out
from candidates.views.import_kinds import ImportKind
from candidates.views.noted_questions import note_questions
from candidates.views.pending_files import PendingFile, check_address, sent_with
from exams.models import Campaign
from web.forms import status_of
from web.fragments import is_swap, render_page

CellPlace = tuple[str, int, str]  # sheet, row and column letters
AGAIN = "again-%s"  # ids of a second form on the page
MANY = 10  # more than one line in so many is many
OF_MANY = re.compile(r"^cells:[0-9a-f]{16}$")
CELL = re.compile(r"^cell:(?P<sheet>.+)!(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})$")


def check_page(
    request: HttpRequest,
    kind: ImportKind,
    file: PendingFile,
    reading: Reading,
    form: ImportForm | None = None,
) -> HttpResponse:
    """Show what was read, and ask for the same file once more in case it has to be mended."""
    if kind.about_people:
        require_lines_open(current_person(request), reading.rows, lambda: reading.changes)
    reading = part_open_to(current_person(request), kind, reading, file.judged_by)
    form = form or import_form(kind, reading)
    form.initial["file_mark"] = file.answered_mark
    note_questions(request, file, reading, questions_of(kind, reading))
    lines = finding_lines(reading.findings)
    context = {
        "kind": kind,
        "form_guide": kind.guide(),
        "file": file,
        "unasked": 0 if file.is_matched else 2,  # the step whose questions were not needed
        "reading": reading,
        "findings": lines,
        "left_out": left_out(lines),
        "changes": changes_by_kind(kind, reading.changes),
        "form": form,
        "rows_left_out": faulty_rows(reading).left_out if kind.faults_allowed else 0,
        "blocked": not reading.rows or (reading.errors and not kind.faults_allowed),
        "again": request.path,
        "address": check_address(request, file),
        "again_form": kind.form(auto_id=AGAIN, initial=sent_with(file)),
    }
    response = render_page(
        request, "candidates/plan/check.html", context, fragment="again", status=status_of(form)
    )
    if is_swap(request, "again"):  # the file that was read again is opened by its own address
        response["HX-Replace-Url"] = check_address(request, file)
    return response


def import_form(kind: ImportKind, reading: Reading, answers: Any = None) -> ImportForm:
    """Return the form that confirms an import, with what this file has to be asked."""
    return form_that_asks(questions_of(kind, reading), answers)


def questions_of(kind: ImportKind, reading: Reading) -> dict[str, Any]:
    """Return, in plain values, what a file has to be asked before it is imported."""
    faulty = faulty_rows(reading) if kind.faults_allowed else None
    return {
        "kinds": faulty.kinds if faulty else {},
        "rows": faulty.rows if faulty else {},
        "initial": faulty.initial if faulty else {},
        "dropped": _many_dropped(reading.changes) if kind.replaces else "",
        "overwrite": bool(kind.corrects and reading.changes.changed),
    }


def form_that_asks(questions: Mapping[str, Any], answers: Any = None) -> ImportForm:
    """Return the form of these questions; a file that was read need not be read for it again."""
    asked = {name: questions[name] for name in ("kinds", "rows", "initial", "dropped")}
    form = ImportForm(answers, **asked)
    if not form.row_names:
        del form.fields["with_faults"]
    if not questions["overwrite"]:
        del form.fields["overwrite"]
    return form


def import_arguments(
    kind: ImportKind, reading: Reading, campaign: Campaign | None, answers: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what the action of an import takes: what was read, and what was answered."""
    with_faults = answers.get("with_faults", False)
    arguments = kind.arguments(reading, campaign, with_faults=with_faults)
    if kind.faults_allowed:
        arguments["allowed_by"] = faulty_rows(reading).decisions(answers)
    return arguments


def counts(reading: Reading) -> dict[str, Any]:
    """Return what an import adds and changes, to be said when it is done."""
    changes = reading.changes
    return {
        "file": reading.source.name,
        "added": len(changes.added),
        "changed": len(changes.changed),
        "same": changes.same,
    }


def _many_dropped(changes: Difference) -> str:
    """Return what is confirmed where a list lacks many who were in the one before, else nothing."""
    gone = len(changes.gone)
    before = gone + len(changes.changed) + changes.same
    if gone * MANY <= before:
        return ""
    text = _(
        "Tôi đã xem: %(gone)d trong %(before)d dòng của bản đang dùng không còn trong tệp này, "
        "và bản mới sẽ không có các dòng đó"
    )
    return text % {"gone": gone, "before": before}


def mended_cells(
    answers: Mapping[str, Any], findings: Callable[[], Sequence[ImportNotice]]
) -> dict[CellPlace, str]:
    """Return the cells that were put right on the page, by sheet, row and column letters.

    A text for many cells is one for each of them; `findings`, of the file as it was shown, tell
    which. A text for one cell counts before it.
    """
    texts = {name: str(text).strip() for name, text in answers.items() if str(text).strip()}
    cells: dict[CellPlace, str] = {}
    for name in filter(OF_MANY.match, texts):
        cells |= dict.fromkeys(cells_of_field(findings(), name), texts[name])
    for name, text in texts.items():
        if match := CELL.match(name):
            cells[match["sheet"], int(match["row"]), match["column"]] = text
    return cells
