"""A journey: what is to be done, what was answered, what happened, that it is done."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from web.templatetags.rendering import render_component, rendered

register = template.Library()


class JourneyState(StrEnum):
    """How far one part of a task list is; pages name it by its word."""

    TODO = "TODO"
    DOING = "DOING"
    DONE = "DONE"
    LOCKED = "LOCKED"  # no link
    BLOCKED = "BLOCKED"
    SECOND = "SECOND"
    FIX = "FIX"


TASKS: dict[str, tuple[Any, str]] = {
    JourneyState.TODO: (gettext_lazy("Chưa làm"), "neutral"),
    JourneyState.DOING: (gettext_lazy("Đang làm"), "info"),
    JourneyState.DONE: (gettext_lazy("Xong"), "success"),
    JourneyState.LOCKED: (gettext_lazy("Chưa thể bắt đầu"), "neutral"),
    JourneyState.BLOCKED: (gettext_lazy("Chưa thể làm"), "neutral"),
    JourneyState.SECOND: (gettext_lazy("Chờ người thứ hai 1/2"), "info"),
    JourneyState.FIX: (gettext_lazy("Cần sửa"), "error"),
}


@register.simple_block_tag
def tasks(content: str) -> SafeString:
    return format_html('<ul class="tasks" role="list">{}</ul>', content)


@register.simple_tag
def task(
    title: str, state: str, url: str = "", hint: str = "", in_place: bool = False
) -> SafeString:
    """One part of a task list; `state` is the word of a `JourneyState`.

    `in_place`: its link opens the form of a decision in the line itself.
    """
    text, tone = TASKS[state]
    link = "" if state == JourneyState.LOCKED else url
    return render_component(
        "task",
        title=capfirst(title),
        url=link,
        hint=hint,
        words=text,
        tone=tone,
        key=uuid4().hex,
        in_place=in_place,
    )


@register.simple_block_tag
def answers(content: str) -> SafeString:
    return format_html('<dl class="answers">{}</dl>', content)


@register.simple_block_tag
def answer(content: str, label: str, change: str = "", verb: str = "") -> SafeString:
    """One answer, and the way to change it; `verb` says what is done there instead."""
    return render_component(
        "answer", content=rendered(content), label=label, change=change, verb=verb
    )


@register.simple_block_tag
def timeline(content: str) -> SafeString:
    return format_html('<ol class="timeline" role="list">{}</ol>', content)


@register.simple_tag
def event(
    at: datetime | date, what: str, who: str = "", reason: str = "", url: str = ""
) -> SafeString:
    """One event, newest first: when, what, who (a role where marking is blind), why."""
    return render_component(
        "event",
        at=at,
        what=what,
        who=who,
        reason=reason,
        url=url,
        timed=isinstance(at, datetime),
    )


@register.simple_tag
def steps(current: int, *labels: str, skipped: int = 0) -> SafeString:
    """The steps of an import, counted from 1; `skipped` is the one that was not needed."""
    return render_component("steps", current=current, labels=labels, skipped=skipped)


@register.simple_block_tag
def confirmation(content: str, title: str, code: str = "", code_label: str = "") -> SafeString:
    """It is done: the code to keep, and what happens next."""
    return render_component(
        "confirmation", content=rendered(content), title=title, code=code, code_label=code_label
    )
