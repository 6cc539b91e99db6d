"""How values of the regulation profile are shown."""

import re
from typing import Any

from django import template
from django.utils.translation import gettext as _

from exams.sentences import word

register = template.Library()


@register.filter
def shown(value: Any) -> str:
    """Show a parameter's value: yes and no, lists and tables, codes in the reader's words."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, list | tuple):
        return ", ".join(shown(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{word(str(key))}: {shown(item)}" for key, item in value.items())
    return word(str(value))


@register.filter
def legal(basis: str) -> str:
    """Show what a parameter rests on, without the annex's mark of evidence (A, B or C)."""
    return re.sub("^[ABC](: |$)", "", basis) or _("Chưa có văn bản quy định")


@register.filter
def day(value: str) -> str:
    """Show an ISO day as dd/mm/yyyy."""
    return "/".join(reversed(value.split("-"))) if value else ""
