"""Find out whose a citizen number is that papers from two sides bear."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.recusal import require_open_to
from candidates.models import Application
from candidates.rules.identity import Identity, contested_numbers, is_contested
from candidates.rules.person_name import NameSource, names_differ
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_document
from exams.rules.stages import REGISTER, SCREEN


@action(duty=Duty.RECEIVE, steps=[REGISTER, SCREEN])
def settle_identity(
    *, application: Application, is_own: bool, document: str, by: Person, at: datetime
) -> Application:
    """Confirm that a contested number is that of whoever registered, or refuse the paper.

    The state follows with the next run of the rules. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE,
    RECUSED_FROM, NOT_CONTESTED or DOCUMENT_MISSING.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    if application.pk not in {paper.pk for paper in contested_papers([locked])}:
        raise Refusal("NOT_CONTESTED", code=application.reg_no)
    require_document(document)
    application.identity = str(Identity.CONFIRMED if is_own else Identity.DENIED)
    application.identity_number = application.citizen_id
    application.identity_document = document
    locked.record(
        "identity.settled",
        about=application,
        rows=[application],
        value=application.identity,
        document=document,
    )
    return application


@action(duty=Duty.RECEIVE, steps=[REGISTER, SCREEN])
def settle_name(
    *, application: Application, of_form: bool, document: str, by: Person, at: datetime
) -> Application:
    """Decide which spelling of a name holds, where the form and the personnel facts differ.

    Lists, numbers and papers made from then on show it; what was published stays. Raises Refusal
    NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, NAMES_AGREE or DOCUMENT_MISSING.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    current = Application.objects.with_names().get(pk=application.pk)
    if not names_differ(current.name, current.facts_name):
        raise Refusal("NAMES_AGREE", code=current.reg_no)
    require_document(document)
    application.settled_name = current.name if of_form else str(current.facts_name)
    application.settled_name_document = document
    locked.record(
        "name.settled",
        about=application,
        rows=[application],
        value=str(NameSource.FORM if of_form else NameSource.FACTS),
        document=document,
    )
    return application


def contested_papers(campaigns: Iterable[Campaign]) -> list[Application]:
    """Return the papers of whom nobody found out yet whose number they bear."""
    wanted = [campaign.pk for campaign in campaigns]
    if not wanted:
        return []
    handed_in = Application.objects.handed_in().filter(campaign__in=wanted)
    twice = handed_in.order_by().values_list("citizen_id").annotate(Count("pk"))
    numbers = twice.filter(pk__count__gt=1).values_list("citizen_id", flat=True)
    by_campaign: defaultdict[UUID, list[Application]] = defaultdict(list)
    for paper in handed_in.filter(citizen_id__in=numbers).select_related("campaign"):
        by_campaign[paper.campaign_id].append(paper)
    return [paper for papers in by_campaign.values() for paper in _contested(papers)]


def _contested(papers: list[Application]) -> list[Application]:
    registrations = [paper.as_registration() for paper in papers]
    contested = contested_numbers(registrations)
    return [
        paper
        for paper, registration in zip(papers, registrations, strict=True)
        if is_contested(registration, contested)
    ]
