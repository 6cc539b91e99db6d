"""One cell of a mark grid: read what was typed, ask the action, and say what became of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from accounts.access import current_person
from exams.rules.refusals import Refusal
from exams.rules.scale import parse_points
from exams.rules.scoring import Scoring
from web.idempotency import idempotency_key
from web.sentences import refusal_message
from web.templatetags.display import points as points_text
from web.typed_by import require_typed_now
from web.views import perform, see_other

Grid = Callable[..., HttpResponse]  # the page that has the cell in it
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


def to_read(rows: Iterable[Cell]) -> list[Cell]:
    """Return a grid of which nothing can be saved today: its campaign stands still."""
    return [replace(row, url="") for row in rows]


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


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save: the state of the cell, the words, the HTTP status.

    `row` is what the action wrote; None when it was refused, or had been answered before.
    """

    state: str
    message: str = ""
    status: int = 200
    row: Any = None


def save(request: HttpRequest, action: Callable[..., Any]) -> Saved:
    """Ask the action to keep what was typed, and say what became of it."""
    try:
        require_typed_now(request)
        points = _typed(request)
        row = perform(
            action,
            key=idempotency_key(request),
            points=points,
            seen=_version(request),
            by=current_person(request),
        )
    except Refusal as refusal:
        if refusal.code in CONFLICTS:
            return Saved("conflict", refusal_message(refusal), 409)
        return Saved("refused", refusal_message(refusal), 422)
    return Saved("empty" if points is None else "saved", row=row)


def answer(
    request: HttpRequest,
    cell: Cell,
    outcome: Saved,
    *,
    back: str,
    grid: Grid,
) -> HttpResponse:
    """Answer a save: one row to htmx, the whole grid to a plain form, with what was refused."""
    if outcome.status != 200:
        cell.state, cell.said = outcome.state, outcome.message
        if cell.url:  # a locked one shows what stands, never what was typed into a stale tab
            cell.value = request.POST.get("points", "")
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "components/mark_row.html", {"row": cell}, status=outcome.status)
    if outcome.status != 200:
        return grid(refused=cell, status=outcome.status)
    return see_other(f"{back}#mark-{cell.code}")


def with_refused(rows: list[Cell], refused: Cell | None) -> list[Cell]:
    """Return the rows of a grid; the one that was refused as it was typed."""
    return [refused if refused and refused.code == row.code else row for row in rows]


def _typed(request: HttpRequest) -> Decimal | None:
    return parse_points(request.POST.get("points", ""))


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdigit() else 0
