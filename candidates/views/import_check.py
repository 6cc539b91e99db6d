"""The page that shows what a file holds and would change, and takes cells that are put right."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from candidates.actions.plan import faults_by_row
from candidates.forms.imports import ImportForm
from candidates.rules.facts import ImportNotice
from candidates.sentences import display
from candidates.tables import imports
from candidates.tables.imports import Reading
from candidates.views.import_changes import changes_by_kind
from candidates.views.import_kinds import ImportKind
from candidates.views.pending_files import PendingFile, check_address
from exams.rules.enums import Severity
from web.forms import status_of
from web.fragments import is_swap, render_page
from web.sentences import label

AGAIN = "again-%s"  # ids of a second form on the page
MOST_FINDINGS = 300  # on the page, the gravest first; every row with an error can be downloaded
CELL = re.compile(r"^cell:(?P<sheet>.+)!(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})$")
GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def check_page(
    request: HttpRequest,
    kind: ImportKind,
    file: PendingFile,
    reading: Reading,
    form: ImportForm | None = None,
) -> HttpResponse:
    """Show what was read, and ask for the same file once more in case it has to be mended."""
    form = form or import_form(kind, reading)
    form.initial["file_mark"] = file.mark
    by_gravity = sorted(reading.findings, key=_gravity)
    context = {
        "kind": kind,
        "file": file,
        "reading": reading,
        "findings": [finding_line(finding) for finding in by_gravity[:MOST_FINDINGS]],
        "findings_left_out": max(0, len(reading.findings) - MOST_FINDINGS),
        "changes": changes_by_kind(kind, reading.changes),
        "form": form,
        "blocked": not reading.rows or (reading.errors and not kind.faults_allowed),
        "again": request.path,
        "address": check_address(request, file),
        "again_form": kind.form(auto_id=AGAIN, initial={"campaign": file.judged_by}),
    }
    response = render_page(
        request, "candidates/plan/check.html", context, fragment="again", status=status_of(form)
    )
    if is_swap(request, "again"):  # the file that was read again is opened by its own address
        response["HX-Replace-Url"] = check_address(request, file)
    return response


def import_form(kind: ImportKind, reading: Reading, answers: Any = None) -> ImportForm:
    """Return the form that confirms an import, with what this file has to be asked."""
    labels = _fault_labels(reading) if kind.faults_allowed else {}
    form = ImportForm(answers, faults=labels)
    if not labels:
        del form.fields["with_faults"]
    if not (kind.corrects and reading.changes.changed):
        del form.fields["overwrite"]
    return form


def faulty_rows(reading: Reading) -> dict[str, tuple[str, int]]:
    """Return sheet and row of everybody who is imported with errors, by the name of its field."""
    faulty = faults_by_row(reading.findings)
    rows = [(row.sheet, row.row) for row in reading.rows if (row.sheet, row.row) in faulty]
    return {f"allowed-{index}": row for index, row in enumerate(rows[:MOST_FINDINGS], 1)}


def decisions_for(form: ImportForm, reading: Reading) -> dict[tuple[str, int], str]:
    """Return the decisions that allow a row with errors, by sheet and row."""
    rows = faulty_rows(reading)
    return {rows[name]: form.cleaned_data[name] for name in rows if form.cleaned_data[name]}


def _fault_labels(reading: Reading) -> dict[str, str]:
    """Return, by the name of its field, what asks for the decision that allows a row."""
    codes = faults_by_row(reading.findings)
    people = {(entry.sheet, entry.row): entry.name for entry in reading.rows}
    text = gettext("Số quyết định cho phép dòng %(row)s, %(name)s: %(faults)s")
    return {
        name: text % {"row": row[1], "name": people[row], "faults": label(" ".join(codes[row]))}
        for name, row in faulty_rows(reading).items()
    }


def _gravity(finding: ImportNotice) -> int:
    return GRAVEST_FIRST.index(Severity(finding.severity))


def finding_line(finding: ImportNotice) -> dict[str, Any]:
    """Return a finding in the reader's words, days and codes as people write; and its cell."""
    row = imports.finding_row(finding)
    suggestion = label(display(row["suggestion"]))
    cell = f"cell:{finding.sheet}!{finding.column}{finding.row}"
    is_mendable = finding.severity == Severity.ERROR and finding.column and finding.row
    return {
        **row,
        "value": display(row["value"]),
        "suggestion": suggestion,
        "cell": cell if is_mendable else "",
    }


def mended_cells(answers: Mapping[str, Any]) -> dict[tuple[str, int, str], str]:
    """Return the cells that were put right on the page, by sheet, row and column letters."""
    cells = {}
    for name, text in answers.items():
        match = CELL.match(name)
        if match and str(text).strip():
            cells[match["sheet"], int(match["row"]), match["column"]] = str(text).strip()[:500]
    return cells
