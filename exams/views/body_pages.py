"""The pages of the bodies of a campaign, and the one whose seat gives a role."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.rules.seats import BOARD_OF
from exams.forms.grants import GrantForm
from exams.rules.bodies import BodyKind

SLUGS = {
    BodyKind.COUNCIL: "hoi-dong-thi",
    BodyKind.SUPERVISION_BOARD: "ban-giam-sat",
    BodyKind.SECRETARIAT: "to-thu-ky",
    BodyKind.SCREENING_BOARD: "ban-kiem-tra-phieu",
    BodyKind.QUESTION_BOARD: "ban-de-thi",
    BodyKind.PRINTING_TEAM: "to-in-sao",
    BodyKind.INVIGILATION_BOARD: "ban-coi-thi",
    BodyKind.CODING_BOARD: "ban-phach",
    BodyKind.MARKING_BOARD: "ban-cham-thi",
    BodyKind.REMARK_BOARD: "ban-cham-phuc-khao",
    BodyKind.DEFENCE_BOARD: "ban-cham-de-an",
}


@dataclass(frozen=True, slots=True)
class SeatPage:
    """Where a seat is given that brings a role: the body of a campaign, and its page."""

    body: BodyKind
    campaign: str
    url: str


def seat_asked_for(form: GrantForm) -> SeatPage | None:
    """Return where the role comes from that was refused by name in one campaign; None elsewhere."""
    if not (form.is_bound and form.has_error("campaign")):
        return None
    role, code = form["role"].value(), form["campaign"].value()
    campaigns: Any = form.fields["campaign"]
    if role not in BOARD_OF or not (code and campaigns.valid_value(code)):
        return None
    body = BodyKind(BOARD_OF[role])
    return SeatPage(body, code, reverse("results:body", args=[code, SLUGS[body]]))
