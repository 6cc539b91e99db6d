"""The bodies of the scripts come in by their codes alone; spoilt labels are voided.

Source: TT 22/2025 art. 15(3); regulations 5.3. Bodies may come in the order of the seats, so no row
and no event says which code came when: the events hold counts.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.preconditions import lock_campaign
from exams.models import ExamPart, ScriptReception
from exams.rules.blind_codes import is_code, typed_code
from exams.rules.refusals import Refusal
from exams.rules.stages import SIT_WRITTEN
from results.actions.paper_codes import envelope_of, issued_codes, reception_of, require_paper


@action(duty=Duty.SEAL, steps=[SIT_WRITTEN])
def receive_scripts(
    *, part: ExamPart, codes: Sequence[str], by: Person, at: datetime
) -> ScriptReception:
    """Take in bodies by the codes on their labels: all of those that are typed, or none.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOT_ON_PAPER, ENVELOPE_SEALED, CODE_CHECK_FAILS (a
    symbol was read wrongly), CODE_NOT_ISSUED, CODE_VOIDED or CODE_RECEIVED.
    """
    locked = lock_campaign(part.campaign)
    require_paper(part)
    _require_open(part)
    reception = reception_of(part)
    reception.codes = _with(reception, map(typed_code, codes), issued_codes(part))
    locked.record(
        "scripts.received",
        about=f"{locked.code} {part.kind}",
        rows=[reception],
        count=len(reception.codes),
    )
    return reception


@action(duty=Duty.SEAL, steps=[SIT_WRITTEN])
def void_label(
    *, part: ExamPart, code: str, reason: str, by: Person, at: datetime
) -> ScriptReception:
    """Take a spoilt label out of the pool for good; a body that bears it has not come in.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOT_ON_PAPER, ENVELOPE_SEALED, CODE_CHECK_FAILS,
    CODE_NOT_ISSUED or CODE_VOIDED.
    """
    locked = lock_campaign(part.campaign)
    require_paper(part)
    _require_open(part)
    reception, spoilt = reception_of(part), typed_code(code)
    _require_usable(reception, spoilt, issued_codes(part))
    reception.codes = [each for each in reception.codes if each != spoilt]
    reception.voided = {**reception.voided, spoilt: reason}
    locked.record(
        "label.voided",
        about=f"{locked.code} {part.kind}",
        rows=[reception],
        count=len(reception.codes),
        code=spoilt,
        reason=reason,
    )
    return reception


def _require_open(part: ExamPart) -> None:
    """Refuse (ENVELOPE_SEALED) once the stubs that were counted lie in their envelope."""
    envelope = envelope_of(part)
    if envelope and envelope.signers:
        raise Refusal("ENVELOPE_SEALED", envelope=envelope.number)


def _with(reception: ScriptReception, codes: Iterable[str], issued: set[str]) -> list[str]:
    """Return the codes that came in, sorted, with those that are new."""
    received = set(reception.codes)
    for code in codes:
        _require_usable(reception, code, issued)
        if code in received:
            raise Refusal("CODE_RECEIVED", code=code, field="code")
        received.add(code)
    return sorted(received)


def _require_usable(reception: ScriptReception, code: str, issued: set[str]) -> None:
    if not is_code(code):
        raise Refusal("CODE_CHECK_FAILS", code=code, field="code")
    if code not in issued:
        raise Refusal("CODE_NOT_ISSUED", code=code, field="code")
    if code in reception.voided:
        raise Refusal("CODE_VOIDED", code=code, field="code")
