"""The three bands of age in words."""

from django.utils.translation import gettext as _

from oversight.figures.team_rules import TeamRules


def words_of_bands(rules: TeamRules) -> tuple[str, str, str]:
    """Return the words of the three bands, the youngest first."""
    return (
        _("dưới %(years)d") % {"years": rules.middle},
        _("%(first)d đến %(last)d") % {"first": rules.middle, "last": rules.senior - 1},
        _("từ %(years)d") % {"years": rules.senior},
    )
