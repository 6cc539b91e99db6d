"""A register of paper registrations, received whole."""

from collections.abc import Sequence
from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.later_files import owed_since
from candidates.actions.plan import SourceFile, faults_by_row, require_acceptable
from candidates.actions.register_rows import rows_to_enter
from candidates.models import Application
from candidates.rules.enums import ApplicationSource, ApplicationState
from candidates.rules.facts import ImportNotice, placed
from candidates.rules.registration import Registration, received_again
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.names import fold, sort_key
from exams.rules.refusals import Refusal
from exams.rules.stages import REGISTER, SCREEN


@action(duty=Duty.RECEIVE, steps=[REGISTER, SCREEN])
def receive(
    *,
    campaign: Campaign,
    registrations: Sequence[Registration],
    findings: Sequence[ImportNotice],
    source: SourceFile,
    with_faults: bool = False,
    by: Person,
    at: datetime,
) -> int:
    """Enter a register of paper registrations, whole; a known receipt number is corrected.

    Where the register is silent about what was entered on pages since, that stands.

    Returns how many were entered. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOTHING_TO_IMPORT,
    FAULTS, RECEIPT_MISSING, DUPLICATE_RECEIPT (a receipt number that stands twice in the file),
    RECEIPT_TAKEN (it is that of a file sent online), RECUSED_FROM_ROW (it changes the file of
    somebody to whom `by` is tied), ROW_AFTER_LAST_DAY or WITHDRAWN_WITHOUT_DOCUMENT.
    """
    locked = lock_campaign(campaign)
    require_acceptable(registrations, faults_by_row(findings), with_faults)
    _require_distinct(registrations)
    rows = _papers(locked, registrations, by)
    locked.record(
        "applications.received",
        about=locked.code,
        rows=[*rows, *owed_since(locked, rows, at)],
        file=source.digest,
        count=len(rows),
        placed=placed(findings),
    )
    return len(rows)


def _papers(campaign: Campaign, rows: Sequence[Registration], by: Person) -> list[Application]:
    """Return the registrations of a register, new or corrected.

    The file of somebody to whom `by` is tied stands as it is.
    """
    positions = {position.code: position for position in campaign.positions.all()}
    received = campaign.applications.filter(source=ApplicationSource.PAPER)
    stored = {paper.reg_no: paper for paper in received}
    papers = []
    entered = list(rows_to_enter(campaign, rows, stored, by))
    _require_paper(campaign, entered)
    for row in entered:
        paper = stored.get(row.reg_no)
        answers = received_again(row, paper.as_registration()) if paper else row
        _require_document(campaign, answers)
        paper = paper or Application(campaign=campaign, source=ApplicationSource.PAPER)
        _copy(paper, answers)
        paper.position = positions.get(row.position)
        papers.append(paper)
    return papers


def _require_distinct(registrations: Sequence[Registration]) -> None:
    numbers: set[str] = set()
    for registration in registrations:
        if not registration.reg_no:  # the next paper without a number would take its place
            raise Refusal("RECEIPT_MISSING", row=registration.row)
        if registration.reg_no in numbers:
            raise Refusal("DUPLICATE_RECEIPT", number=registration.reg_no, row=registration.row)
        numbers.add(registration.reg_no)


def _require_paper(campaign: Campaign, registrations: Sequence[Registration]) -> None:
    """Refuse (RECEIPT_TAKEN) a row under the number of a file that was sent online."""
    online = campaign.applications.exclude(source=ApplicationSource.PAPER)
    taken = set(online.values_list("reg_no", flat=True))
    for registration in registrations:
        if registration.reg_no in taken:
            raise Refusal("RECEIPT_TAKEN", number=registration.reg_no, row=registration.row)


def _require_document(campaign: Campaign, answers: Registration) -> None:
    """Refuse (WITHDRAWN_WITHOUT_DOCUMENT) who is withdrawn by nothing that they signed.

    Source: annex ii: withdrawal_document_required, as where it is entered on a page.
    """
    is_required = campaign.regulations["scoring"]["withdrawal_document_required"]
    if is_required and answers.withdrawn_on and not answers.withdrawal_document:
        raise Refusal("WITHDRAWN_WITHOUT_DOCUMENT", number=answers.reg_no, row=answers.row)


def _copy(paper: Application, registration: Registration) -> None:
    skipped = {"row", "items", "position", "post_text", "account", "identity"}
    for name in set(Registration.__slots__) - skipped:
        setattr(paper, name, getattr(registration, name))
    paper.row = registration.row
    paper.items = sorted(registration.items)
    paper.position_code = registration.position
    paper.sort_key, paper.fold = sort_key(registration.name), fold(registration.name)
    withdrawn = registration.withdrawn_on is not None
    paper.state = str(ApplicationState.WITHDRAWN if withdrawn else ApplicationState.SUBMITTED)
