"""A page, or to htmx the one part of it that is swapped: the server chooses which.

The part is a `{% block %}` of the page's own template, and the element that is swapped is named
like it (docs/components.md).
"""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Template
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from web.forms import ActionForm, status_of

PAGE = "base.html"
DECISION = "decision"


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


def render_decision(
    request: HttpRequest, template_name: str, context: dict[str, Any]
) -> HttpResponse:
    """Render the form of one decision: a page of its own, or in its place on the page it is of.

    The place is an element `decision`, or `decision-…` of many; a refused form answers with 422.
    """
    form = context["form"]
    target = HtmxDetails(request).target or ""
    if is_swap(request, DECISION):
        form.auto_id = f"{target}-%s"  # the page it is put into has fields of its own
    filled = {**context, "target": target}
    page = render_page(request, template_name, filled, fragment=DECISION, status=status_of(form))
    page["HX-Push-Url"] = "false"  # the reader is still on the page that it was asked from
    return page


def render_decided(
    request: HttpRequest, template_name: str, form: ActionForm, context: dict[str, Any]
) -> HttpResponse:
    """Render, in the place of a form, what was decided by it (components/decided.html)."""
    target = HtmxDetails(request).target or ""
    filled = {**context, "target": target, "at": timezone.now(), "decided": form.readable_answers()}
    return render_page(request, template_name, filled, fragment=DECISION)


@cache
def _frame(fragment: str) -> Template:
    """Return a template that holds nothing but one block."""
    return Template(f"{{% block {fragment} %}}{{% endblock %}}")
