"""How a parameter of the regulations is put in words."""

import re

from django.utils.translation import gettext as _


def legal_basis(basis: str) -> str:
    """Return what a parameter rests on, without the annex's mark of evidence (A, B or C)."""
    return re.sub("^[ABC](: |$)", "", basis) or _("Chưa có văn bản quy định")
