"""Where two counts of a conference differ, in words."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from candidates.models import BallotCount, PlanningConference
from candidates.rules.conference import differences

BALLOT_WORDS = {
    "issued": _("Số phiếu phát ra"),
    "collected": _("Số phiếu thu về"),
    "valid": _("Số phiếu hợp lệ"),
}


def difference_lines(
    conference: PlanningConference, pair: tuple[BallotCount, BallotCount]
) -> list[tuple[str | Promise, Any, Any]]:
    """Return what two tellers counted differently: what, and both figures."""
    names = {each.number: each.name for each in conference.nominees.all()}
    return [
        (BALLOT_WORDS.get(each.kind) or names[each.number], each.first, each.second)
        for each in differences(*(count.tally for count in pair))
    ]
