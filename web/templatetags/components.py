"""The components that pages are made of (docs/components.md).

One that holds something is a block, `{% notice "warning" %}…{% endnotice %}`; one that only
shows something is a single tag. Their markup is in `templates/components/`.
"""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from web.templatetags.rendering import render_component, rendered

register = template.Library()

TASKS = {
    "TODO": (gettext_lazy("Chưa làm"), "neutral"),
    "DOING": (gettext_lazy("Đang làm"), "info"),
    "DONE": (gettext_lazy("Xong"), "success"),
    "LOCKED": (gettext_lazy("Chưa thể bắt đầu"), "neutral"),
    "FIX": (gettext_lazy("Cần sửa"), "error"),
}


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


@register.simple_block_tag
def page_head(
    content: str, title: str, caption: str = "", lead: str = "", status: str = "", tone: str = ""
) -> SafeString:
    """The h1 with the campaign and step above it; the block holds the one primary button."""
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
def tasks(content: str) -> SafeString:
    return format_html('<ul class="tasks" role="list">{}</ul>', content)


@register.simple_tag
def task(title: str, state: str, url: str = "", hint: str = "") -> SafeString:
    """One part of a task list: TODO, DOING, DONE, LOCKED (no link) or FIX."""
    text, tone = TASKS[state]
    link = "" if state == "LOCKED" else url
    return render_component(
        "task", title=capfirst(title), url=link, hint=hint, words=text, tone=tone, key=uuid4().hex
    )


@register.simple_block_tag
def answers(content: str) -> SafeString:
    return format_html('<dl class="answers">{}</dl>', content)


@register.simple_block_tag
def answer(content: str, label: str, change: str = "") -> SafeString:
    """One answer, and the way back to change it."""
    return render_component("answer", content=rendered(content), label=label, change=change)


@register.simple_block_tag
def timeline(content: str) -> SafeString:
    return format_html('<ol class="timeline" role="list">{}</ol>', content)


@register.simple_tag
def event(at: datetime | date, what: str, who: str = "", reason: str = "") -> SafeString:
    """One event, newest first: when, what, who (a role where marking is blind), why."""
    return render_component(
        "event", at=at, what=what, who=who, reason=reason, timed=isinstance(at, datetime)
    )


@register.simple_tag
def steps(current: int, *labels: str) -> SafeString:
    """The steps of an import, counted from 1."""
    return render_component("steps", current=current, labels=labels)


@register.simple_block_tag
def confirmation(content: str, title: str, code: str = "", code_label: str = "") -> SafeString:
    """It is done: the code to keep, and what happens next."""
    return render_component(
        "confirmation", content=rendered(content), title=title, code=code, code_label=code_label
    )


@register.simple_block_tag
def nothing(content: str, title: str) -> SafeString:
    """An empty list says why it is empty and what to do."""
    return render_component("nothing", content=rendered(content), title=title)


@register.simple_block_tag
def figures(content: str) -> SafeString:
    return format_html('<dl class="figures">{}</dl>', content)


@register.simple_tag
def figure(number: Any, label: str) -> SafeString:
    return format_html(
        '<div class="figure"><dt>{}</dt><dd>{}</dd></div>', label, "–" if number is None else number
    )


@register.simple_block_tag
def keys(content: str) -> SafeString:
    """The keys of a page, behind a link."""
    return render_component("keys", content=content)


@register.simple_tag
def key(name: str, what: str) -> SafeString:
    return format_html("<div><dt><kbd>{}</kbd></dt><dd>{}</dd></div>", name, what)
