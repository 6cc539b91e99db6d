"""The envelope of the stubs: numbered, counted, and sealed by two persons.

Source: TT 22/2025 art. 15(3); regulations 5.3. The stubs bear both number and code; from now on
nothing outside the envelope does.
"""

from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.preconditions import lock_campaign
from exams.models import ExamPart, StubEnvelope
from exams.rules.refusals import Refusal
from exams.rules.stages import SIT_WRITTEN
from results.actions.paper_codes import envelope_of, reception_of, require_paper


@action(duty=Duty.SEAL, steps=[SIT_WRITTEN])
def seal_envelope(
    *, part: ExamPart, number: str, stubs: int, by: Person, at: datetime
) -> StubEnvelope:
    """Put the stubs into an envelope and sign it first; nothing more is received from now on.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOT_ON_PAPER, ENVELOPE_SEALED, or STUBS_DIFFER when
    there are not as many stubs as bodies.
    """
    locked = lock_campaign(part.campaign)
    require_paper(part)
    envelope = envelope_of(part) or StubEnvelope(part=part)
    if envelope.signers:
        raise Refusal("ENVELOPE_SEALED", envelope=envelope.number)
    received = len(reception_of(part).codes)
    if stubs != received:
        raise Refusal("STUBS_DIFFER", stubs=stubs, received=received, field="stubs")
    envelope.number, envelope.stubs, envelope.signers = number, stubs, [by.pseudonym]
    locked.record(
        "envelope.sealed",
        about=f"{locked.code} {part.kind}",
        rows=[envelope],
        envelope=number,
        count=stubs,
    )
    return envelope


@action(duty=Duty.OPEN_SEALS, steps=[SIT_WRITTEN])
def countersign_envelope(*, part: ExamPart, number: str, by: Person, at: datetime) -> StubEnvelope:
    """Sign the envelope as the second person, who reads its number again.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOTHING_TO_COUNTERSIGN, ENVELOPE_SEALED,
    ALREADY_SIGNED (the first person again), or ENVELOPE_NUMBER_DIFFERS.
    """
    locked = lock_campaign(part.campaign)
    envelope = envelope_of(part)
    if envelope is None or not envelope.signers:
        raise Refusal("NOTHING_TO_COUNTERSIGN")
    if envelope.is_sealed:
        raise Refusal("ENVELOPE_SEALED", envelope=envelope.number)
    if by.pseudonym in envelope.signers:
        raise Refusal("ALREADY_SIGNED")
    if number != envelope.number:
        raise Refusal("ENVELOPE_NUMBER_DIFFERS", field="number")
    envelope.signers = [*envelope.signers, by.pseudonym]
    locked.record(
        "envelope.countersigned",
        about=f"{locked.code} {part.kind}",
        rows=[envelope],
        envelope=number,
        count=envelope.stubs,
    )
    return envelope


@action(duty=Duty.SEAL, steps=[SIT_WRITTEN])
def reopen_envelope(*, part: ExamPart, reason: str, by: Person, at: datetime) -> StubEnvelope:
    """Break an envelope before the marking begins, to mend a count; two persons seal it again.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE or NOTHING_TO_REOPEN.
    """
    locked = lock_campaign(part.campaign)
    envelope = envelope_of(part)
    if envelope is None or not envelope.signers:
        raise Refusal("NOTHING_TO_REOPEN")
    envelope.signers = []
    locked.record(
        "envelope.reopened",
        about=f"{locked.code} {part.kind}",
        rows=[envelope],
        envelope=envelope.number,
        reason=reason,
    )
    return envelope
