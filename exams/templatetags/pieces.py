"""The pieces that pages are made of, and the way values are shown (docs/pieces.md).

A piece that holds something is a block, `{% notice "warning" %}…{% endnotice %}`; one that only
shows something is a single tag. Their markup is in `templates/parts/`.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext

from exams.rules.stages import Stage
from exams.rules.terms import PartKind
from exams.sentences import sentence, word
from exams.templatetags import lists, questions
from exams.templatetags.drawing import draw, inside

register = template.Library()
for shelf in (questions.register, lists.register):  # one builtin holds every piece
    register.tags.update(shelf.tags)

STAGES = {
    Stage.ANNOUNCE: gettext_lazy("Thông báo"),
    Stage.REGISTER: gettext_lazy("Đăng ký"),
    Stage.SCREEN: gettext_lazy("Thẩm định"),
    Stage.SIT: gettext_lazy("Dự thi"),
    Stage.MARK: gettext_lazy("Chấm thi"),
    Stage.RANK: gettext_lazy("Xếp hạng"),
    Stage.PUBLISH: gettext_lazy("Công bố"),
}
PARTS = {
    PartKind.WRITTEN: gettext_lazy("bài viết"),
    PartKind.PROPOSAL: gettext_lazy("bảo vệ đề án"),
}
TASKS = {
    "TODO": (gettext_lazy("Chưa làm"), "neutral"),
    "DOING": (gettext_lazy("Đang làm"), "info"),
    "DONE": (gettext_lazy("Xong"), "success"),
    "LOCKED": (gettext_lazy("Chưa thể bắt đầu"), "neutral"),
    "FIX": (gettext_lazy("Cần sửa"), "error"),
}
ICONS = {
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 8v.01"/>',
    "success": '<circle cx="12" cy="12" r="9"/><path d="m8 12 3 3 5-6"/>',
    "warning": '<path d="M12 4 3 20h18z"/><path d="M12 10v4M12 17v.01"/>',
    "error": '<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16v.01"/>',
    "neutral": '<circle cx="12" cy="12" r="9"/><path d="M8 12h8"/>',
    "remove": '<path d="m6 6 12 12M18 6 6 18"/>',
    "up": '<path d="m6 14 6-6 6 6"/>',
    "down": '<path d="m6 10 6 6 6-6"/>',
    "both": '<path d="m7 10 5-5 5 5M7 14l5 5 5-5"/>',
    "download": '<path d="M12 4v11m-5-5 5 5 5-5M5 20h14"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z"/>',
}


# --- Values -------------------------------------------------------------------------------


@register.filter
def points(value: Decimal | str | None) -> str:
    """Show points with two decimals and the reader's decimal mark; blank is a dash, not zero."""
    if value in (None, ""):
        return "–"
    text = f"{Decimal(str(value)):.2f}"
    return text if (get_language() or "vi").startswith("en") else text.replace(".", ",")


@register.filter
def said(code: str) -> str:
    """Show the sentence of a code."""
    return sentence(str(code))


@register.filter
def worded(code: str) -> str:
    """Show the reader's word for a code."""
    return word(str(code))


@register.filter
def staged(stage: str) -> str:
    """Show the reader's word for a stage (`mark`) or a step (`mark:WRITTEN`)."""
    name, _, part = str(stage).partition(":")
    return f"{STAGES[Stage(name)]} ({PARTS[PartKind(part)]})" if part else str(STAGES[Stage(name)])


@register.filter
def days_left(day: date | None) -> str:
    """Say in words how far a day is: `còn 12 ngày`, `hôm nay là hạn cuối`, `đã qua 3 ngày`."""
    if day is None:
        return ""
    left = _days_until(day)
    if left == 0:
        return gettext("hôm nay là hạn cuối")
    if left > 0:
        return ngettext("còn %(n)d ngày", "còn %(n)d ngày", left) % {"n": left}
    return ngettext("đã qua %(n)d ngày", "đã qua %(n)d ngày", -left) % {"n": -left}


@register.filter
def near(day: date | None) -> bool:
    """Say whether a deadline is at most three days away, or past."""
    return day is not None and _days_until(day) <= 3


def _days_until(day: date) -> int:
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    return (day - timezone.localdate()).days


@register.simple_tag
def icon(name: str) -> SafeString:
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(ICONS[name]),  # noqa: S308 - our own table
    )


@register.simple_tag
def tag(text: str, tone: str = "neutral") -> SafeString:
    """Show a status: words, and a colour that repeats them."""
    return format_html('<span class="tag tag-{}">{}</span>', tone, capfirst(text))


# --- Head of a page ----------------------------------------------------------------------


@register.simple_block_tag
def crumbs(content: str) -> SafeString:
    return draw("crumbs", content=content)


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
    return draw(
        "page_head",
        content=inside(content),
        title=capfirst(title),
        caption=caption,
        lead=lead,
        status=status,
        tone=tone or "neutral",
    )


@register.simple_tag
def stage_bar(campaign: Any) -> SafeString:
    """The seven stages of a campaign, and where it stands."""
    order = list(STAGES)
    now = order.index(Stage(campaign.stage))
    part = PARTS.get(campaign.part) if campaign.part else ""
    return draw("stage_bar", words=list(STAGES.values()), now=now, part=part)


@register.simple_tag
def stage_line(campaign: Any) -> SafeString:
    """The same in one line, for lists of campaigns: `Bước 3/7: Thẩm định`."""
    now = list(STAGES).index(Stage(campaign.stage)) + 1
    return draw("stage_line", now=now, stages=range(1, len(STAGES) + 1), step=campaign.step)


@register.simple_tag
def campaign_link(campaign: Any) -> SafeString:
    """The name of a campaign, leading to its public page once there is one."""
    try:
        address = reverse("exams:campaign", args=[campaign.code])
    except NoReverseMatch:
        return format_html("{}", campaign.name)
    return format_html('<a href="{}">{}</a>', address, campaign.name)


# --- What there is, what was done, what to do ----------------------------------------------


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "") -> SafeString:
    """Something to know: info, success, warning, error or neutral."""
    return draw("notice", content=inside(content), tone=tone, title=title)


@register.simple_block_tag
def tasks(content: str) -> SafeString:
    return format_html('<ul class="tasks" role="list">{}</ul>', content)


@register.simple_tag
def task(title: str, state: str, url: str = "", hint: str = "") -> SafeString:
    """One part of a task list: TODO, DOING, DONE, LOCKED (no link) or FIX."""
    words, tone = TASKS[state]
    link = "" if state == "LOCKED" else url
    return draw(
        "task", title=capfirst(title), url=link, hint=hint, words=words, tone=tone, key=uuid4().hex
    )


@register.simple_block_tag
def answers(content: str) -> SafeString:
    return format_html('<dl class="answers">{}</dl>', content)


@register.simple_block_tag
def answer(content: str, label: str, change: str = "") -> SafeString:
    """One answer, and the way back to change it."""
    return draw("answer", content=inside(content), label=label, change=change)


@register.simple_block_tag
def timeline(content: str) -> SafeString:
    return format_html('<ol class="timeline" role="list">{}</ol>', content)


@register.simple_tag
def event(at: datetime | date, what: str, who: str = "", reason: str = "") -> SafeString:
    """One event, newest first: when, what, who (a role where marking is blind), why."""
    return draw("event", at=at, what=what, who=who, reason=reason, timed=isinstance(at, datetime))


@register.simple_tag
def steps(current: int, *labels: str) -> SafeString:
    """The steps of an import, counted from 1."""
    return draw("steps", current=current, labels=labels)


@register.simple_block_tag
def confirmation(content: str, title: str, code: str = "", code_label: str = "") -> SafeString:
    """It is done: the code to keep, and what happens next."""
    return draw(
        "confirmation", content=inside(content), title=title, code=code, code_label=code_label
    )


@register.simple_block_tag
def nothing(content: str, title: str) -> SafeString:
    """An empty list says why it is empty and what to do."""
    return draw("nothing", content=inside(content), title=title)


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
    return draw("keys", content=content)


@register.simple_tag
def key(name: str, what: str) -> SafeString:
    return format_html("<div><dt><kbd>{}</kbd></dt><dd>{}</dd></div>", name, what)
