"""Lists of any length: a page of them, sorted as the reader asked."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

ROWS = 50


def page_of(
    request: HttpRequest, rows: Any, sorts: Mapping[str, str] | None = None, default: str = ""
) -> Page[Any]:
    """Return the page a reader asked for: 50 rows, sorted by `?sort=` if the list allows it.

    `sorts` names what may be sorted by: {"name": "sort_key"}; `-name` is the other way round.
    """
    wanted = request.GET.get("sort") or default
    column = (sorts or {}).get(wanted.lstrip("-"))
    if column:
        rows = rows.order_by(f"-{column}" if wanted.startswith("-") else column, "pk")
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))
