"""The first questions of every action of a campaign: may I, and is it time?"""

from datetime import date, datetime
from operator import attrgetter
from typing import Any, cast

from django.db import connection
from django.utils import timezone

from accounts.actions.action import check_duty, running
from accounts.actions.applying import applying
from accounts.rules.approvals import needs_two
from audit.actions.append import END_COLUMNS, hold_end
from exams.models import Campaign
from exams.rules import stages
from exams.rules.refusals import Refusal
from exams.rules.stages import Step

# Every action of a campaign begins with its row and goes on to the end of its log: written out,
# and both locked by one statement, they cost half. A campaign that nobody recorded has no log yet.
_CAMPAIGN = "SELECT exams_campaign.* FROM exams_campaign WHERE code = %s"
_WITH_LOG = """
    SELECT exams_campaign.*, log_id, size, last_leaf, frontier, last_ts, closed_at
    FROM exams_campaign JOIN audit_log ON log_id = 'exam/' || code WHERE code = %s
"""
_log_end = attrgetter(*END_COLUMNS)


def declared_steps(action: Any) -> tuple[Step, ...]:
    """Return the steps to which an action belongs, as its decorator declares them."""
    return cast(tuple[Step, ...], action.declaration.steps)


def require_same_campaign(campaign: Campaign, *things: Any) -> None:
    """Refuse (OTHER_CAMPAIGN) what belongs to another campaign than the one the duty is for."""
    if any(thing.campaign_id != campaign.pk for thing in things):
        raise Refusal("OTHER_CAMPAIGN")


def require_not_in_future(on: date, at: datetime) -> None:
    """Refuse (DAY_IN_FUTURE) a day that something happened on and that has not come yet."""
    if on > timezone.localdate(at):
        raise Refusal("DAY_IN_FUTURE", day=f"{on:%d/%m/%Y}", field="on")


def require_not_cancelled(campaign: Campaign) -> None:
    """Refuse (CAMPAIGN_CANCELLED, since when) whatever a campaign goes on with."""
    if campaign.cancelled_on:
        raise Refusal("CAMPAIGN_CANCELLED", day=f"{campaign.cancelled_on:%d/%m/%Y}")


def lock_campaign(
    campaign: Campaign, *steps: Step, suspended: bool = False, cancelled: bool = False
) -> Campaign:
    """Lock the campaign as it stands now; let the running action go on if permitted and timely.

    Duty and steps are those that the action declared; `steps` narrows them, `suspended` and
    `cancelled` let an action go on that is made for such a campaign too; once a campaign is
    cancelled, its suspension counts no more. Raises Refusal
    NOT_YOUR_DUTY, CAMPAIGN_SUSPENDED, CAMPAIGN_CANCELLED, WRONG_STAGE or TWO_PERSONS_NEEDED.
    """
    return _lock(campaign.code, steps, suspended=suspended, cancelled=cancelled)


def lock_campaign_named(code: str, *steps: Step) -> Campaign:
    """Lock a campaign of which only the code is known, as `lock_campaign` does.

    Raises Campaign.DoesNotExist, beside its refusals.
    """
    return _lock(code, steps)


def _lock(
    code: str, steps: tuple[Step, ...], *, suspended: bool = False, cancelled: bool = False
) -> Campaign:
    run = running()
    check_duty(run.by, run.declaration.duties, run.at, code)
    locked = _locked(code)
    if not cancelled:
        require_not_cancelled(locked)
    if locked.suspended_on and not (suspended or locked.cancelled_on):
        raise Refusal("CAMPAIGN_SUSPENDED", day=f"{locked.suspended_on:%d/%m/%Y}")
    if needed := steps or declared_steps(run):
        stages.require(locked.step, *needed)
    _require_two_persons(locked, run.declaration.two_persons)
    run.campaign = locked.code
    return locked


def _locked(code: str) -> Campaign:
    """Lock the campaign of this code, with the end of its log. Raises Campaign.DoesNotExist."""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    for campaign in Campaign.objects.raw(_WITH_LOG + lock, [code]):
        hold_end(_log_end(campaign))
        return campaign
    for campaign in Campaign.objects.raw(_CAMPAIGN + lock, [code]):
        return campaign
    raise Campaign.DoesNotExist(code)


def _require_two_persons(campaign: Campaign, kind: str) -> None:
    """Refuse (TWO_PERSONS_NEEDED) an act of two persons that no approval request stands for."""
    named = campaign.regulations.get("documents", {}).get("two_person_actions", ())
    if kind and needs_two(kind, named) and applying() is None:
        raise Refusal("TWO_PERSONS_NEEDED")
