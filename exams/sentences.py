"""How a parameter of the regulations is put in words."""

import re

from django.utils.translation import gettext as _

from exams.rules.plain_rules import PlainRule
from web.sentences import sentence


def plain_sentence(rule: PlainRule) -> str:
    """Return a rule of the regulations as the sentence that a candidate reads."""
    return sentence(rule.code, **rule.facts)


def public_basis(basis: str) -> str:
    """Return what a rule rests on; where no text fixes it, that the campaign's regulations do."""
    if basis.startswith("C"):
        return _("quy chế của kỳ thi; chưa có văn bản quy định chung")
    return legal_basis(basis)


def legal_basis(basis: str) -> str:
    """Return what a parameter rests on, without the annex's mark of evidence (A, B or C)."""
    return re.sub("^[ABC](: |$)", "", basis) or _("Chưa có văn bản quy định")
