"""The pieces that pages are made of, and the way values are shown."""

from decimal import Decimal

from django import template
from django.utils.translation import get_language

from exams.sentences import sentence, word

register = template.Library()


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
