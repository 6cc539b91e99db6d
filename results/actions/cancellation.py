"""Cancel a campaign, and tell those who had registered."""

from datetime import date, datetime

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.advance import require_unpublished
from exams.actions.letters import compose_to_registered
from exams.actions.preconditions import lock_campaign, require_not_in_future
from exams.models import Campaign, Letter
from exams.rules.letters import LetterKind
from exams.rules.refusals import require_document, require_reason


@action(duty=Duty.ANNOUNCE)
def cancel(
    *, campaign: Campaign, document: str, on: date, reason: str, by: Person, at: datetime
) -> None:
    """Cancel a campaign for good, also one that is suspended; everything recorded stays.

    Everybody may read which document cancelled it, of which day; the office and the candidates
    also why. A letter about it is composed for whoever registered online and takes part still.
    Raises Refusal NOT_YOUR_DUTY, RESULTS_PUBLISHED, REASON_MISSING, DOCUMENT_MISSING or
    DAY_IN_FUTURE.
    """
    locked = lock_campaign(campaign, suspended=True)
    require_unpublished(locked)
    require_document(document)
    require_not_in_future(on, at)
    require_reason(reason)
    locked.cancelled_on = timezone.localdate(at)
    locked.cancel_document, locked.cancel_document_on = document, on
    locked.cancel_reason = reason
    letters = _letters(locked, at)
    locked.record(
        "campaign.cancelled",
        about=locked.code,
        rows=[locked, *letters],
        reason=reason,
        document=document,
        on=str(on),
        count=len(letters) or "",
    )


def _letters(campaign: Campaign, at: datetime) -> list[Letter]:
    """Compose what names the document and its day, never the reason."""
    on = campaign.cancel_document_on
    facts = {"document": campaign.cancel_document, "day": f"{on:%d/%m/%Y}"}
    return compose_to_registered(LetterKind.CANCELLATION, campaign, facts, at)
