"""A page, or to htmx the one part of it that is swapped: the server chooses which.

The part is a `{% block %}` of the page's own template, and the element that is swapped is named
like it (docs/components.md).
"""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Template
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

PAGE = "base.html"


def render_page(
    request: HttpRequest,
    template_name: str,
    context: dict[str, Any],
    *,
    fragment: str,
    status: int = 200,
) -> HttpResponse:
    """Render a page that says `{% extends frame %}`; to htmx, its block `fragment` alone.

    In the template `fragment` is the name of the block when it alone is rendered, else empty.
    """
    alone = is_swap(request, fragment)
    framed = {
        **context,
        "frame": _frame(fragment) if alone else PAGE,
        "fragment": fragment if alone else "",
    }
    response = render(request, template_name, framed, status=status)
    patch_vary_headers(response, ("HX-Request", "HX-Target"))
    return response


def is_swap(request: HttpRequest, fragment: str) -> bool:
    """Say whether htmx swaps this part of a page: the element `fragment`, or `fragment-…` of many.

    Going back asks for the whole page, and so does every visit that names no such element.
    """
    htmx = HtmxDetails(request)
    if not htmx or htmx.history_restore_request:
        return False
    target = htmx.target or ""
    return target == fragment or target.startswith(f"{fragment}-")


@cache
def _frame(fragment: str) -> Template:
    """Return a template that holds nothing but one block."""
    return Template(f"{{% block {fragment} %}}{{% endblock %}}")
