"""One cell of a mark grid: read what was typed, ask the action, and say what became of it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from audit.actions.record import once
from exams.door import request_id, who
from exams.rules.refusals import Refusal
from exams.rules.scale import parse_points
from exams.rules.scoring import Scoring
from exams.sentences import why
from exams.templatetags.pieces import points as shown

CONFLICTS = ("STALE", "STALE_MARK")


@dataclass(slots=True)
class Cell:
    """A row of the grid as its template takes it (docs/pieces.md)."""

    code: str
    url: str
    range: str
    value: str = ""
    saved: str = ""
    state: str = "empty"
    said: str = ""
    version: int = 0
    name: str = ""


def cell_of(row: Any, *, code: str, url: str, scoring: Scoring, final: bool) -> Cell:
    """Return a mark or a slip (None: nothing yet) as a cell; a handed-in one is only shown."""
    written = "" if row is None or row.points is None else shown(row.points)
    state = "locked" if final else "saved" if written else "empty"
    return Cell(
        code=code,
        url="" if final else url,
        range=f"0–{scoring.scale_per_part}, {_('bước')} {number_format(scoring.mark_step)}",
        value=written,
        saved=written,
        state=state,
        version=0 if row is None else row.ver,
    )


def save(request: HttpRequest, deed: Callable[..., Any]) -> tuple[str, str, int]:
    """Ask the action to keep what was typed; return the state, the words and the HTTP status."""
    try:
        once(request_id(request))
        points = _typed(request)
        deed(points=points, seen=_version(request), by=who(request), at=timezone.now())
    except Refusal as refusal:
        if refusal.code == "ALREADY_DONE":
            return "saved", "", 200
        if refusal.code in CONFLICTS:
            return "conflict", why(refusal), 409
        return "refused", why(refusal), 422
    finally:
        once(None)
    return ("empty" if points is None else "saved"), "", 200


def answer(
    request: HttpRequest, cell: Cell, outcome: tuple[str, str, int], back: str
) -> HttpResponse:
    """Answer a save: one row to htmx, the whole grid to a plain form."""
    state, said, status = outcome
    if status != 200:
        cell.state, cell.said, cell.value = state, said, request.POST.get("points", "")
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{back}#mark-{cell.code}")
    return render(request, "parts/mark_row.html", {"row": cell}, status=status)


def _typed(request: HttpRequest) -> Decimal | None:
    return parse_points(request.POST.get("points", ""))


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdigit() else 0
