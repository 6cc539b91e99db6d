"""Lists of any length: a page of them, sorted as the reader asked."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

ROWS = 50


def page_of(
    request: HttpRequest,
    rows: Any,
    sorts: Mapping[str, str] | None = None,
    default: str = "",
    number: int | None = None,
) -> Page[Any]:
    """Return the page a reader asked for: 50 rows, sorted by `?sort=` if the list allows it.

    `sorts` names what may be sorted by: {"name": "sort_key"}; `-name` is the other way round.
    `number`: how many rows there are, where that is known; else they are counted.
    """
    wanted = request.GET.get("sort") or default
    column = (sorts or {}).get(wanted.lstrip("-"))
    if column:
        rows = rows.order_by(f"-{column}" if wanted.startswith("-") else column, "pk")
    paginator = Paginator(rows, ROWS)
    if number is not None:
        vars(paginator)["count"] = number  # worked out when first read, unless it is there
    return paginator.get_page(request.GET.get("page"))
