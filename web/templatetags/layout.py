"""The frame of a page: its head, the way here, what to know, figures, keys.

A component that holds something is a block, `{% notice "warning" %}…{% endnotice %}`; one that
only shows something is a single tag (docs/components.md). Their markup is in
`templates/components/`.
"""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from web.templatetags.display import whole_codes
from web.templatetags.rendering import render_component, rendered
from web.typed_by import HEADING

register = template.Library()


@register.simple_block_tag
def crumbs(content: str) -> SafeString:
    return render_component("crumbs", content=content)


@register.simple_tag
def crumb(label: str, url: str = "", *args: Any) -> SafeString:
    """One step of the way here: a URL name with its arguments, or an address."""
    if not url:
        return format_html('<li><span aria-current="page">{}</span></li>', capfirst(label))
    address = url if url.startswith("/") else reverse(url, args=args)
    return format_html('<li><a href="{}">{}</a></li>', address, capfirst(label))


@register.simple_block_tag(takes_context=True)
def page_head(
    context: Any,
    content: str,
    title: str,
    caption: str = "",
    lead: str = "",
    status: str = "",
    tone: str = "",
) -> SafeString:
    """The h1 with the campaign and step above it; the block holds the one primary button."""
    if request := context.get("request"):  # the forms below say on which page they stand
        setattr(request, HEADING, capfirst(title))
    return render_component(
        "page_head",
        content=rendered(content),
        title=capfirst(title),
        caption=caption,
        lead=lead,
        status=status,
        tone=tone or "neutral",
    )


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "") -> SafeString:
    """Something to know: info, success, warning, error or neutral."""
    return render_component("notice", content=rendered(content), tone=tone, title=title)


@register.simple_block_tag
def nothing(content: str, title: str) -> SafeString:
    """An empty list says why it is empty and what to do."""
    return render_component("nothing", content=rendered(content), title=title)


@register.simple_block_tag
def figures(content: str) -> SafeString:
    return format_html('<dl class="figures">{}</dl>', content)


@register.simple_tag
def figure(number: Any, label: str, url: str = "") -> SafeString:
    """One number and what it counts; `url` opens the list of what was counted."""
    words = format_html('<a href="{}">{}</a>', url, label) if url else label
    return format_html(
        '<div class="figure"><dt>{}</dt><dd>{}</dd></div>',
        words,
        "–" if number is None else whole_codes(number),
    )


@register.simple_block_tag
def keys(content: str) -> SafeString:
    """The keys of a page, behind a link."""
    return render_component("keys", content=content)


@register.simple_tag
def key(name: str, what: str) -> SafeString:
    return format_html("<div><dt><kbd>{}</kbd></dt><dd>{}</dd></div>", name, what)
