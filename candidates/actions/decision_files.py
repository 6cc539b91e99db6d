"""Attach the scan of a decision that was signed elsewhere: of a body, a clearance, an answer."""

import secrets
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.recusal import require_open_to
from candidates.models import Decision
from candidates.rules.enums import DecisionKind
from candidates.rules.uploads import kind_of
from exams.actions.preconditions import lock_campaign
from exams.models import Body, Campaign, Clearance, DecisionFile
from exams.rules.decision_files import FileOf
from exams.rules.names import normalise
from exams.rules.refusals import Refusal, require_reason
from exams.rules.stages import SCREEN, since


@action(duty=[Duty.PREPARE, Duty.KEEP_ACCOUNTS])
def attach_to_body(
    *, body: Body, file_name: str, data: bytes, reason: str = "", by: Person, at: datetime
) -> DecisionFile:
    """Attach the decision by which a body was founded; `reason`: why another scan replaces one.

    Source: TT 22/2025 art. 9. Raises Refusal NOT_YOUR_DUTY, NOT_FOUNDED, REASON_MISSING or a reason
    of `uploads.kind_of`.
    """
    locked = lock_campaign(body.campaign)
    if body.founded_at is None:
        raise Refusal("NOT_FOUNDED", body=body.kind)
    file = _file(locked, FileOf.BODY, body.kind, body.number, file_name, data)
    return _attach(file, data, reason, about=body.kind)


@action(duty=[Duty.PREPARE, Duty.ANNOUNCE])
def attach_to_clearance(
    *, clearance: Clearance, file_name: str, data: bytes, reason: str = "", by: Person, at: datetime
) -> DecisionFile:
    """Attach the document by which a clearance was ticked, also after the announcement.

    Raises Refusal NOT_YOUR_DUTY, ALREADY_DONE (it was taken back), REASON_MISSING or a reason of
    `uploads.kind_of`.
    """
    locked = lock_campaign(clearance.campaign)
    ticked = locked.clearances.in_force().filter(pk=clearance.pk).first()
    if ticked is None:
        raise Refusal("ALREADY_DONE")
    file = _file(locked, FileOf.CLEARANCE, str(ticked.pk), ticked.document, file_name, data)
    return _attach(file, data, reason, about=ticked.kind)


@action(duty=Duty.DECIDE, steps=since(SCREEN))
def attach_to_answer(
    *, decision: Decision, file_name: str, data: bytes, reason: str = "", by: Person, at: datetime
) -> DecisionFile:
    """Attach the authority's answer to a special case to the decision that was entered by it.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, STATEMENT_OWED, NOT_ASKED_FOR (it
    answers no special case), REASON_MISSING or a reason of `uploads.kind_of`.
    """
    locked = lock_campaign(decision.campaign)
    application = decision.application
    if application is None or decision.kind != DecisionKind.SPECIAL_CASE:
        raise Refusal("NOT_ASKED_FOR")
    require_open_to(by, application)
    file = _file(locked, FileOf.ANSWER, str(decision.pk), decision.document, file_name, data)
    return _attach(file, data, reason, about=application)


def _file(
    campaign: Campaign, of: FileOf, about: str, document: str, file_name: str, data: bytes
) -> DecisionFile:
    return DecisionFile(
        campaign=campaign,
        of=of,
        about=about,
        document=document,
        file_name=normalise(Path(file_name).name)[:200],
        stored_as=secrets.token_hex(32),
        kind=kind_of(data, file_name),
        digest=sha256(data).hexdigest(),
    )


def _attach(file: DecisionFile, data: bytes, reason: str, *, about: object) -> DecisionFile:
    """Keep a scan in place of the one before it, whose file stays where it is.

    Raises Refusal REASON_MISSING where one is replaced for no reason.
    """
    run = running()
    file.attached_at, file.attached_by = run.at, run.by
    earlier = DecisionFile.objects.filter(campaign=file.campaign, replaced_at=None)
    replaced = list(earlier.filter(of=file.of, about=file.about))
    for each in replaced:
        require_reason(reason)
        each.replaced_at, each.replaced_by, each.replaced_why = run.at, run.by, reason
    file.kept_file.keep(data)
    for each in replaced:  # what was in force makes room before another comes into force
        record_replaced(each, about=about)
    file.campaign.record(
        "decision_file.attached",
        about=about,
        rows=[file],
        of=file.of,
        document=file.document,
        digest=file.digest,
    )
    return file


def record_replaced(file: DecisionFile, *, about: object) -> None:
    """Record that a scan was replaced, and why; it stays on record with its digest."""
    file.campaign.record(
        "decision_file.replaced",
        about=about,
        rows=[file],
        of=file.of,
        digest=file.digest,
        reason=file.replaced_why,
    )
