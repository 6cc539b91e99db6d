"""How values are shown: points, days, codes in words, marks of state."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext as _

from web import sentences
from web.day_and_time import day_and_time

register = template.Library()

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


@register.filter
def points(value: Decimal | str | None) -> str:
    """Show points with two decimals and the reader's decimal mark; blank is a dash, not zero."""
    if value in (None, ""):
        return "–"
    text = f"{Decimal(str(value)):.2f}"
    return text if (get_language() or "vi").startswith("en") else text.replace(".", ",")


@register.filter(name="day_and_time")
def day_and_time_of(at: datetime | None) -> str:
    """Show a moment, the day before the time; none is a dash."""
    return "–" if at is None else day_and_time(at)


@register.filter
def day_and_exact_time(at: datetime | None) -> str:
    """Show a moment to the second, the day before the time; none is a dash."""
    return "–" if at is None else day_and_time(at, seconds=True)


@register.filter
def percent(value: Decimal | None) -> str:
    """Show a percentage with one decimal and the reader's decimal mark; nothing is a dash."""
    if value is None:
        return "–"
    text = f"{value:.1f}"
    return text if (get_language() or "vi").startswith("en") else text.replace(".", ",")


@register.filter
def sentence(code: str) -> str:
    """Show the sentence of a code."""
    return sentences.sentence(str(code))


@register.filter
def label(code: str) -> str:
    """Show the reader's word for a code."""
    return sentences.label(str(code))


_CODE = re.compile(r"(?<![\w/-])[0-9A-ZĐ]+(?:[-/][0-9A-ZĐ]+)+(?![\w/-])")


@register.filter
def whole_codes(text: Any) -> SafeString:
    """Show a text in which no code breaks between two lines: `HS-015`, `294/TB-HĐTT`."""
    escaped = conditional_escape(str(text))
    return mark_safe(_CODE.sub(r'<span class="keep">\g<0></span>', escaped))  # noqa: S308


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


@register.filter
def is_past(day: date | None) -> bool:
    """Say whether a deadline has passed."""
    return day is not None and _days_until(day) < 0


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


@register.filter
def display(value: Any) -> str:
    """Show a parameter's value: yes and no, lists and tables, codes in the reader's words."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, list | tuple):
        return ", ".join(display(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{label(str(key))}: {display(item)}" for key, item in value.items())
    return label(sentences.with_decimal_mark(str(value)))


@register.filter
def day(value: str) -> str:
    """Show an ISO day as dd/mm/yyyy."""
    return "/".join(reversed(value.split("-"))) if value else ""
