"""One cell of a mark grid: read what was typed, ask the action, and say what became of it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from accounts.access import current_person
from exams.rules.refusals import Refusal
from exams.rules.scale import parse_points
from exams.rules.scoring import Scoring
from web.sentences import refusal_message
from web.templatetags.display import points as points_text
from web.views import perform, request_id

CONFLICTS = ("STALE", "STALE_MARK")


@dataclass(slots=True)
class Cell:
    """A row of the grid as its template takes it (docs/components.md)."""

    code: str
    url: str
    range: str
    value: str = ""
    saved: str = ""
    state: str = "empty"
    said: str = ""
    version: int = 0
    name: str = ""
    reopen: str = ""  # where one asks for it again, once it is handed in


def cell_of(row: Any, *, code: str, url: str, scoring: Scoring, final: bool) -> Cell:
    """Return a mark or a slip (None: nothing yet) as a cell; a handed-in one is only shown."""
    points = "" if row is None or row.points is None else points_text(row.points)
    state = "locked" if final else "saved" if points else "empty"
    return Cell(
        code=code,
        url="" if final else url,
        range=f"0–{scoring.scale_per_part}, {_('bước')} {number_format(scoring.mark_step)}",
        value=points,
        saved=points,
        state=state,
        version=0 if row is None else row.ver,
    )


def save(request: HttpRequest, action: Callable[..., Any]) -> tuple[str, str, int]:
    """Ask the action to keep what was typed; return the state, the words and the HTTP status."""
    try:
        points = _typed(request)
        perform(
            action,
            request_id=request_id(request),
            points=points,
            seen=_version(request),
            by=current_person(request),
        )
    except Refusal as refusal:
        if refusal.code in CONFLICTS:
            return "conflict", refusal_message(refusal), 409
        return "refused", refusal_message(refusal), 422
    return ("empty" if points is None else "saved"), "", 200


def answer(
    request: HttpRequest, cell: Cell, outcome: tuple[str, str, int], back: str
) -> HttpResponse:
    """Answer a save: one row to htmx, the whole grid to a plain form."""
    state, message, status = outcome
    if status != 200:
        cell.state, cell.said, cell.value = state, message, request.POST.get("points", "")
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{back}#mark-{cell.code}")
    return render(request, "components/mark_row.html", {"row": cell}, status=status)


def _typed(request: HttpRequest) -> Decimal | None:
    return parse_points(request.POST.get("points", ""))


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdigit() else 0
