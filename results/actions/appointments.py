"""Who was appointed in the end: the authority's decision about each selected candidate.

The council selects and proposes; the authority appoints by its own procedure, outside. What it
decided is entered from its paper. Source: regulations 1 (2), 1.4 (41), 3.3.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.preconditions import require_dated_document
from candidates.actions.recusal import require_open_to
from candidates.models import Application
from candidates.models.application import ApplicationQuerySet
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_reason
from exams.rules.stages import PUBLISH
from grading.rules.enums import Result
from results.actions.published_ranking import numbers_with_result
from results.models import Appointment
from results.rules.enums import AppointmentOutcome, PublicationKind

SELECTED = frozenset({Result.SELECTED})


@action(duty=Duty.RECEIVE, steps=(PUBLISH,))
def record_appointment(
    *,
    application: Application,
    outcome: AppointmentOutcome,
    document: str,
    on: date,
    reason: str,
    by: Person,
    at: datetime,
) -> Appointment:
    """Enter what the authority decided about somebody selected; a later decision counts instead.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, NOT_SELECTED, DOCUMENT_MISSING,
    DAY_IN_FUTURE, BEFORE_RESULTS (a day before the results were public) or REASON_MISSING (somebody
    selected is not appointed, or an outcome entered before is corrected).
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    require_dated_document(document, on, at)
    require_selected(application)
    require_after_results(application, on)
    require_why(application, outcome, reason)
    made = Appointment(
        application=application,
        **{"outcome": str(outcome), "document": document, "decided_on": on, "reason": reason},
        **{"entered_at": at, "entered_by": by},
    )
    facts: dict[str, Any] = {"outcome": str(outcome), "document": document}
    locked.record("application.appointment", about=application, rows=[made], **facts)
    return made


def require_selected(application: Application) -> None:
    """Refuse (NOT_SELECTED) somebody whom the ranking last published does not select."""
    if not selected_papers(application.campaign).filter(pk=application.pk).exists():
        raise Refusal("NOT_SELECTED", number=application.reg_no)


def require_after_results(application: Application, on: date) -> None:
    """Refuse (BEFORE_RESULTS) a decision dated before the ranking was first published."""
    rankings = application.campaign.publications.filter(kind=PublicationKind.OFFICIAL)
    first = rankings.earliest("version").published_on
    if on < first:
        raise Refusal("BEFORE_RESULTS", day=f"{first:%d/%m/%Y}", field="on")


def require_why(application: Application, outcome: AppointmentOutcome, reason: str) -> None:
    """Refuse (REASON_MISSING) what needs words: nobody appointed, or an outcome corrected."""
    is_corrected = Appointment.objects.filter(application=application).exists()
    if is_corrected or outcome == AppointmentOutcome.NOT_APPOINTED:
        require_reason(reason)


def selected_papers(campaign: Campaign) -> ApplicationQuerySet:
    """Return the files of those whom the ranking last published says are selected."""
    numbers = numbers_with_result(campaign, SELECTED)
    return campaign.applications.filter(seal__entry__number__in=numbers)


def is_any_decided(campaign: Campaign) -> bool:
    """Say whether a decision on appointing somebody is on record in a campaign."""
    return Appointment.objects.filter(application__campaign=campaign).exists()


def appointments_of(campaign: Campaign) -> Mapping[UUID, Appointment]:
    """Return the outcome that counts for each file of a campaign that has one."""
    rows = Appointment.objects.filter(application__campaign=campaign)
    return {row.application_id: row for row in rows.order_by("entered_at", "event__seq")}
