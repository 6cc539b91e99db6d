"""Files stay sealed until registration closes; the chair may have one opened before, by name.

Sealed is what a file says: its answers and its papers. What is needed to receive files goes on: its
number, name, position and day, the register of paper files, contested numbers, withdrawals, needs.
"""

from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.decisions import new_decision
from candidates.actions.recusal import require_open_to
from candidates.models import Application, Decision
from candidates.models.application import ApplicationQuerySet
from candidates.rules.enums import DecisionKind, DecisionValue
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.stages import REGISTER, Stage


def are_sealed(campaign: Campaign, today: date) -> bool:
    """Say whether the files of a campaign are sealed, the last day of registration included.

    Source: annex ii A, dossiers_sealed_until_close; a profile announced before it seals nothing.
    """
    asked = campaign.regulations["eligibility"].get("dossiers_sealed_until_close", False)
    closes = campaign.registration_closes
    return bool(asked and campaign.stage == Stage.REGISTER and closes and today <= closes)


def is_sealed(application: Application, today: date) -> bool:
    """Say whether a file is sealed, and was not opened early."""
    early = application.decisions.filter(kind=DecisionKind.EARLY_OPENING)
    return are_sealed(application.campaign, today) and not early.exists()


def unsealed(papers: ApplicationQuerySet, campaign: Campaign, today: date) -> ApplicationQuerySet:
    """Return those of a campaign that are not sealed on a day: all, or those opened early."""
    if not are_sealed(campaign, today):
        return papers
    early = Decision.objects.filter(application=OuterRef("pk"), kind=DecisionKind.EARLY_OPENING)
    return papers.filter(Exists(early.order_by()))


def require_unsealed(application: Application, today: date) -> None:
    """Refuse (FILE_SEALED) what shows a file that is sealed."""
    if is_sealed(application, today):
        until = application.campaign.registration_closes
        raise Refusal("FILE_SEALED", code=application.reg_no, until=f"{until:%d/%m/%Y}")


@action(duty=Duty.DECIDE, steps=[REGISTER])
def open_early(
    *, application: Application, document: str, reason: str, by: Person, at: datetime
) -> Decision:
    """Open one file before registration closes; its candidate is shown that, and why.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, NOT_SEALED, DOCUMENT_MISSING or
    REASON_MISSING.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    if not is_sealed(application, timezone.localdate(at)):
        raise Refusal("NOT_SEALED", code=application.reg_no)
    require_document(document)
    require_reason(reason)
    basis = {"application": application, "document": document, "reason": reason}
    decision = new_decision(locked, DecisionKind.EARLY_OPENING, DecisionValue.OPEN, **basis)
    locked.record(
        "dossier.opened_early",
        about=application,
        rows=[decision],
        document=document,
        reason=reason,
    )
    return decision


def opened_early(campaign: Campaign, reader: Person) -> list[Decision]:
    """Return which files were opened before registration closed, but those closed to a reader."""
    openings = Decision.objects.filter(campaign=campaign, kind=DecisionKind.EARLY_OPENING)
    files = Application.objects.filter(campaign=campaign).open_to(reader)
    return list(openings.filter(application__in=files).select_related("application", "by"))
