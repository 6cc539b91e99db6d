"""A candidate who was called withdraws before the first sitting begins (regulations 3.4, 5.8).

Who withdrew is neither absent nor nought: the place in the campaign stays, and says so everywhere.
"""

from datetime import date, datetime

from accounts.actions.action import action, check_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from candidates.actions import receipt_letters
from candidates.actions.before_sitting import (
    first_part,
    is_competed_for,
    require_before_first_sitting,
)
from candidates.actions.preconditions import require_dated_document
from candidates.actions.recusal import require_open_to
from candidates.actions.sit import entry_of
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.actions.advance import first_sitting
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign, Sitting
from exams.rules.enums import SittingState
from exams.rules.refusals import Refusal
from exams.rules.stages import SITTINGS


@action(duty=[Duty.APPLY, Duty.RECEIVE], steps=SITTINGS)
def withdraw_called(
    *, application: Application, document: str, on: date, by: Person, at: datetime
) -> None:
    """Withdraw a candidate of the approved list, on a paper, until the first sitting begins.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, NOT_CALLED, NOTHING_TO_WITHDRAW_FROM
    (the position is not competed for), SITTING_BEGAN, DOCUMENT_MISSING or DAY_IN_FUTURE.
    """
    own = application.person_id == by.pk
    check_duty(by, [Duty.APPLY if own else Duty.RECEIVE], at, application.campaign.code)
    locked = lock_campaign(application.campaign, first_sitting(application.campaign))
    require_open_to(by, application)
    stored = Application.objects.select_for_update().get(pk=application.pk)
    require_withdrawable(locked, stored, at)
    require_dated_document(document, on, at)
    stored.state = str(ApplicationState.WITHDRAWN)
    stored.withdrawn_on, stored.withdrawal_document = on, document
    to = stored.person
    letters = [receipt_letters.of_withdrawal(stored, locked, to, at)] if to else []
    locked.record(
        "candidate.withdrew",
        about=stored,
        rows=[stored, *_sitting(locked, stored), *letters],
        document=document,
    )


def require_withdrawable(campaign: Campaign, application: Application, at: datetime) -> None:
    """Refuse who was not called, or sits for nothing, and anybody once the sitting began.

    Raises Refusal NOT_CALLED, NOTHING_TO_WITHDRAW_FROM or SITTING_BEGAN.
    """
    if application.state != ApplicationState.ELIGIBLE:
        raise Refusal("NOT_CALLED", code=application.reg_no)
    if not is_competed_for(application):
        facts = {"code": application.reg_no, "position": application.position_code}
        raise Refusal("NOTHING_TO_WITHDRAW_FROM", **facts)
    require_before_first_sitting(campaign, at)


def may_withdraw_called(application: Application, at: datetime) -> bool:
    """Say whether this candidate may withdraw now: called, and no sitting began. Reads only."""
    campaign = application.campaign
    if campaign.step != first_sitting(campaign) or campaign.suspended_on or campaign.cancelled_on:
        return False
    try:
        require_withdrawable(campaign, application, at)
    except Refusal:
        return False
    return True


def _sitting(campaign: Campaign, application: Application) -> list[Protected]:
    """Return the line of the roll that says so, where the candidate has a number."""
    entry = entry_of(application)
    if entry is None:
        return []
    part = first_part(campaign)
    sitting = part.sittings.filter(entry=entry).first() or Sitting(entry=entry, part=part)
    sitting.state, sitting.zero = str(SittingState.WITHDRAWN), ""
    return [sitting]
