"""The components of a list: filters, a table that scrolls, heads that sort, pages."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.forms import BaseForm
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from web.templatetags.rendering import render_component

register = template.Library()


@register.simple_tag(takes_context=True)
def filters(
    context: Any, form: Any, count: int | None = None, noun: str = "", submit: str = ""
) -> SafeString:
    """A filter form by GET, its active filters as removable tags, and the count."""
    form = getattr(form, "form", form)  # a FilterSet holds one
    query = context["request"].GET
    return render_component(
        "filters",
        form=form,
        active=list(_active(form, query)),
        kept=[(name, query[name]) for name in ("sort",) if query.get(name)],
        path=context["request"].path,
        count=count,
        noun=noun or gettext("kết quả"),
        submit=submit or gettext("Lọc"),
    )


def _active(form: BaseForm, query: QueryDict) -> Iterator[dict[str, Any]]:
    for field in form:
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
        "sort_th", label=label, state=state, css=css, icon=mark, query=query.urlencode()
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
    )
