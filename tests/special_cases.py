"""Special cases that nobody answered in time: what the chair enters before the sitting ends."""

from datetime import date

from candidates.actions import decide
from candidates.actions.eligible_list import unanswered_of_positions_held
from candidates.rules.enums import DecisionValue
from tests.actions import LATE, campaign, person_named


def entered(application, value, at=LATE, **options):
    """Enter an answer to the first rule of a file that asks for one."""
    latest = application.campaign.screenings.first()
    asked = latest.findings.filter(application=application, verdict="NEEDS_DECISION")
    typed = {"document": "TB 1", "on": date(2026, 10, 15), "by": person_named("chu-tich")}
    rule = asked.order_by("place")[0].rule
    return decide.special_case(
        **{"application": application, "rule": rule, "value": value, **typed, **options}, at=at
    )


def entered_too_late(at=LATE):
    """Enter of every case that could still be called that no approval came in time."""
    for number in unanswered_of_positions_held(campaign()):
        entered(campaign().applications.get(reg_no=number), DecisionValue.TOO_LATE, at)
