"""How a parameter of the regulations is shown."""

import re

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def legal_basis(basis: str) -> str:
    """Show what a parameter rests on, without the annex's mark of evidence (A, B or C)."""
    return re.sub("^[ABC](: |$)", "", basis) or _("Chưa có văn bản quy định")
