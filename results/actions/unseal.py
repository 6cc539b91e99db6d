"""Open the sealed mapping: the only place where a code and a number meet, by two people, once."""

import json
from collections.abc import Mapping
from datetime import datetime

from cryptography.fernet import InvalidToken

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty, Role
from audit.actions.integrity import tampered_rows
from audit.rules.chain import commitment
from exams.actions.envelope import open_envelope
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign, ExamPart, Script, Stub
from exams.rules.refusals import Refusal
from exams.rules.stages import MARK_WRITTEN


@action(duty=Duty.OPEN_SEALS, steps=[MARK_WRITTEN])
def approve(*, part: ExamPart, by: Person, at: datetime) -> Stub:
    """Agree to open the mapping; with the second agreement it is opened, in the same breath.

    Source: TT 22/2025 art. 15(3); regulations 5.3. One of the two is the custodian, the other the
    supervision board's. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, MARKS_NOT_FROZEN,
    ALREADY_OPENED, ALREADY_APPROVED, SAME_SIDE or MAPPING_TAMPERED; STUBS_BIND where there is no
    mapping to open, because codes are bound by the stubs (`results.actions.stub_readings`).
    """
    locked = lock_campaign(part.campaign)
    if part.closed_at is None:
        raise Refusal("MARKS_NOT_FROZEN")
    if locked.binds_late:
        raise Refusal("ALREADY_OPENED" if part.opened_at else "STUBS_BIND")
    stub = Stub.objects.select_for_update().get(part=part)
    _require_openable(part, stub, by)
    side = side_of(by, locked, at)
    if side in [approved for _, approved in stub.approvals]:
        raise Refusal("SAME_SIDE")
    stub.approvals = [*stub.approvals, [by.pseudonym, side]]
    locked.record(
        "opening.approved",
        about=f"{locked.code} {part.kind}",
        rows=[stub],
        side=side,
    )
    if len(stub.approvals) == 2:
        _open(locked, part, stub, by, at)
    return stub


def _require_openable(part: ExamPart, stub: Stub, by: Person) -> None:
    if tampered_rows([stub]):  # the envelope, or who agreed to open it
        raise Refusal("MAPPING_TAMPERED")
    if part.opened_at:
        raise Refusal("ALREADY_OPENED")
    if by.pseudonym in [person for person, _ in stub.approvals]:
        raise Refusal("ALREADY_APPROVED")


def side_of(officer: Person, campaign: Campaign, at: datetime) -> str:
    """Return the side on which somebody opens the mapping: the custodian's, or supervision's."""
    roles = officer.roles(campaign.code, at=at)
    return Role.CUSTODIAN if Role.CUSTODIAN in roles else Role.SUPERVISOR


def _open(campaign: Campaign, part: ExamPart, stub: Stub, by: Person, at: datetime) -> None:
    try:
        pairs = json.loads(open_envelope(bytes(stub.sealed)))
    except InvalidToken as wrong:  # locked with another key than this installation's
        raise Refusal("MAPPING_TAMPERED") from wrong
    _require_true(campaign, stub, pairs)
    scripts = bound_scripts(part, {code: pair["number"] for code, pair in pairs.items()})
    part.opened_at = at
    campaign.record(
        "seals.opened",
        about=f"{campaign.code} {part.kind}",
        rows=[part, *scripts],
        pairs=[[code, pair["number"], pair["salt"]] for code, pair in sorted(pairs.items())],
    )


def bound_scripts(part: ExamPart, numbers: Mapping[str, str]) -> list[Script]:
    """Return the scripts of a part, each with the entry that wrote it: {code: number}."""
    entries = {entry.number: entry for entry in part.campaign.entries.all()}
    scripts = list(Script.objects.filter(part=part).order_by("code"))
    for script in scripts:
        script.entry = entries[numbers[script.code]]
    return scripts


def _require_true(campaign: Campaign, stub: Stub, pairs: dict[str, dict[str, str]]) -> None:
    """Refuse a mapping that is not the one that was committed to when it was sealed."""
    opened = sorted(
        commitment(pair["salt"], "blind", f"{campaign.code} {pair['number']} {code}")
        for code, pair in pairs.items()
    )
    if opened != stub.commitments:
        raise Refusal("MAPPING_TAMPERED")
