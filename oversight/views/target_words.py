"""A target of a year in words."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from exams.models import TeamTarget
from web.sentences import label


def units_of(target: TeamTarget) -> str:
    """Return of which units a target speaks."""
    if target.unit:
        return target.unit.name
    return label(target.unit_kind_word) if target.unit_kind else _("mọi đơn vị")


def words_of(target: TeamTarget) -> str:
    """Return what a target asks a share of, and from which age on."""
    words = capfirst(label(target.subject))
    if not target.age_under:
        return words
    return _("%(words)s (dưới %(age)d tuổi)") % {"words": words, "age": target.age_under}
