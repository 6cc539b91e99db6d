"""The components of a list: filters, a table that scrolls, heads that sort, pages."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django_htmx.middleware import HtmxDetails

from web.search_terms import SEARCH
from web.templatetags.rendering import render_component

register = template.Library()


@register.simple_tag(takes_context=True)
def filters(
    context: Any, form: Any = None, count: int | None = None, noun: str = "", submit: str = ""
) -> SafeString:
    """A filter form by GET (if the list has one), its active filters as removable tags, the count.

    To htmx, which swaps the list alone, the tags and the count come with it; the form stays as it
    is, unless it has errors to show or something else than itself changed it.
    """
    form = getattr(form, "form", form)  # a FilterSet holds one
    request = context["request"]
    alone = bool(context.get("fragment"))
    asked_itself = HtmxDetails(request).trigger == "filters"
    return render_component(
        "filters",
        form=form,
        with_form=form and (not alone or form.errors or not asked_itself),
        active=list(_active(form, request.GET)) if form else [],
        others=_other_parameters(form, request.GET) if form else [],
        path=request.path,
        count=count,
        noun=noun or gettext("kết quả"),
        fragment=alone,
        swaps=_swaps(context),
        submit=submit or gettext("Lọc"),
        **_sent_to(request, form),
    )


def _sent_to(request: HttpRequest, form: BaseForm | None) -> dict[str, str]:
    """Return how a form is sent: what is searched for stands in no address of who is signed in."""
    if form is not None and SEARCH in form.fields and request.user.is_authenticated:
        return {"method": "post", "action": reverse("search"), "token": get_token(request)}
    return {"method": "get", "action": request.path}


def _other_parameters(form: BaseForm, query: QueryDict) -> list[tuple[str, Any]]:
    """Return what the reader chose besides the filters: the sort, an earlier version."""
    asked = {"page", *form.fields}
    names = [name for name in query if name not in asked]
    return [(name, query[name]) for name in names if query[name]]


def _swaps(context: Any) -> bool:
    """Say whether the list is swapped in its page (web.fragments); else a link is only a link."""
    return "frame" in context


def _active(form: BaseForm, query: QueryDict) -> Iterator[dict[str, Any]]:
    for field in form:
        if field.errors:  # what is not understood limits nothing
            continue
        choices = dict(getattr(field.field, "choices", ()))
        for value in filter(None, query.getlist(field.html_name)):
            active = next((text for key, text in choices.items() if str(key) == value), value)
            if getattr(field.field.widget, "input_type", "") == "checkbox" and not choices:
                active = ""
            rest = query.copy()
            rest.setlist(field.html_name, [v for v in rest.getlist(field.html_name) if v != value])
            rest.pop("page", None)
            yield {"label": field.label, "value": active, "url": f"?{rest.urlencode()}"}


@register.simple_block_tag
def scroll(content: str, label: str) -> SafeString:
    """A named region that a wide table may scroll in."""
    return render_component("scroll", content=content, label=label)


@register.simple_tag(takes_context=True)
def sort_th(context: Any, name: str, label: str, css: str = "") -> SafeString:
    """A column head that sorts by `?sort=name`, and back by `?sort=-name`."""
    query = context["request"].GET.copy()
    asked = query.get("sort") or context.get("sort", "")
    state = {name: "ascending", f"-{name}": "descending"}.get(asked, "")
    query["sort"] = f"-{name}" if state == "ascending" else name
    query.pop("page", None)
    mark = {"ascending": "up", "descending": "down"}.get(state, "both")
    return render_component(
        "sort_th",
        name=name,
        label=label,
        state=state,
        css=css,
        icon=mark,
        query=query.urlencode(),
        swaps=_swaps(context),
    )


@register.simple_tag(takes_context=True)
def pages(context: Any, page: Any) -> SafeString:
    """Links to the pages of a list; one page needs none."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    rest = query.urlencode()
    return render_component(
        "pages",
        page=page,
        numbers=list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)),
        gap=page.paginator.ELLIPSIS,
        head=f"?{rest}&" if rest else "?",
        swaps=_swaps(context),
    )
