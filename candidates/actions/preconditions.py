"""What every action of a registering candidate asks first."""

from datetime import date, datetime

from django.utils import timezone

from accounts.actions.action import running
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.actions.preconditions import lock_campaign, require_not_in_future
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_document
from exams.rules.stages import REGISTER, SCREEN


def lock_open_registration(campaign: Campaign, late_until: date | None = None) -> Campaign:
    """Lock the campaign while registration is open, the last day included.

    A file that two persons let in late has a last day of its own, and until the list is approved.
    Raises Refusal OUTSIDE_REGISTRATION_WINDOW beside those of `lock_campaign`.
    """
    today = timezone.localdate(running().at)
    if late_until and today <= late_until:
        return lock_campaign(campaign, REGISTER, SCREEN)
    locked = lock_campaign(campaign, REGISTER)
    opens, closes = locked.registration_opens, locked.registration_closes
    if not (opens and closes and opens <= today <= closes):
        raise Refusal(
            "OUTSIDE_REGISTRATION_WINDOW", opens=f"{opens:%d/%m/%Y}", closes=f"{closes:%d/%m/%Y}"
        )
    return locked


def require_draft(application: Application) -> Campaign:
    """Lock the campaign of one's own draft while it may be changed.

    Raises Refusal NOT_YOURS or NOT_A_DRAFT beside those of `lock_open_registration`.
    """
    if application.person_id != running().by.pk:
        raise Refusal("NOT_YOURS")
    locked = lock_open_registration(application.campaign, application.late_until)
    now = Application.objects.select_for_update().get(pk=application.pk)
    if now.state != ApplicationState.DRAFT:
        raise Refusal("NOT_A_DRAFT", state=now.state)
    return locked


def require_dated_document(document: str, on: date, at: datetime) -> None:
    """Refuse a decision without the paper it rests on, or of a day to come. Raises Refusal."""
    require_document(document)
    require_not_in_future(on, at)


def require_taken(campaign: Campaign, application: Application) -> None:
    """Refuse a file for a position that takes none in this round, or takes nominees alone.

    Raises Refusal POSITION_NOT_REOPENED or NOMINATION_MISSING.
    """
    again = campaign.reopened_for
    if not again:
        return
    if application.position_code not in again["positions"]:
        codes = ", ".join(again["positions"])
        raise Refusal("POSITION_NOT_REOPENED", codes=codes, field="position")
    if again["nominated"] and not (application.nomination and application.party_consent):
        raise Refusal("NOMINATION_MISSING", field="nomination")
