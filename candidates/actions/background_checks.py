"""The survey and verification of a person: entered from its paper, and what the list lacks of it.

Source: regulations 1.5 (56); annex ii A: verification_before_list.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.preconditions import require_dated_document
from candidates.actions.recusal import require_open_to
from candidates.models import Application, BackgroundCheck
from candidates.rules.enums import ApplicationState
from candidates.rules.verification import (
    VerificationDemand,
    VerificationFacts,
    VerificationOutcome,
)
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import require_reason
from exams.rules.stages import SCREEN, since

LISTABLE = (ApplicationState.ELIGIBLE, ApplicationState.SPECIAL_CASE_PENDING)


@action(duty=Duty.RECEIVE, steps=since(SCREEN))
def record_check(
    *,
    application: Application,
    verifier: str,
    agency: str,
    outcome: VerificationOutcome,
    note: str,
    document: str,
    on: date,
    by: Person,
    at: datetime,
) -> BackgroundCheck:
    """Enter what a verification came to; a later one counts in its place, and both stay.

    It changes no state: the body that approves the list weighs it. Raises Refusal NOT_YOUR_DUTY,
    WRONG_STAGE, RECUSED_FROM, REASON_MISSING (nobody is named, or nothing is said of what is not
    clear), DOCUMENT_MISSING or DAY_IN_FUTURE.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    require_reason(verifier, field="verifier")
    require_reason(agency, field="agency")
    require_note(outcome, note)
    require_dated_document(document, on, at)
    made = BackgroundCheck(
        application=application,
        **{"verifier": verifier, "agency": agency, "outcome": str(outcome), "note": note},
        **{"document": document, "checked_on": on, "entered_at": at, "entered_by": by},
    )
    facts: dict[str, Any] = {"outcome": f"VERIFIED_{outcome}", "document": document}
    locked.record("application.verified", about=application, rows=[made], **facts)
    return made


def require_note(outcome: VerificationOutcome, note: str) -> None:
    """Refuse (REASON_MISSING) an outcome that is not clear and of which nothing is said."""
    if outcome != VerificationOutcome.CLEAR:
        require_reason(note, field="note")


def verification_facts(campaign: Campaign) -> VerificationFacts:
    """Return which files that may be listed were not verified, and which are not clear."""
    papers = campaign.applications.handed_in().filter(state__in=LISTABLE).order_by("reg_no")
    numbers = list(papers.values_list("reg_no", flat=True))
    latest = _latest_outcomes(campaign)
    is_clear = VerificationOutcome.CLEAR
    return VerificationFacts(
        demand=demand_of(campaign),
        unverified=tuple(number for number in numbers if number not in latest),
        objected=tuple(number for number in numbers if latest.get(number, is_clear) != is_clear),
    )


def demand_of(campaign: Campaign) -> VerificationDemand:
    """Return what the regulations of a campaign ask; nothing by a profile frozen without it."""
    asked = campaign.regulations["eligibility"].get("verification_before_list")
    return VerificationDemand(asked or VerificationDemand.NONE)


def _latest_outcomes(campaign: Campaign) -> dict[str, str]:
    rows = BackgroundCheck.objects.filter(application__campaign=campaign)
    in_order: Iterable[tuple[str, str]] = rows.order_by("entered_at", "event__seq").values_list(
        "application__reg_no", "outcome"
    )
    return dict(in_order)
