"""Take in the signed copies of papers."""

import secrets
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.rules.password_codes import plain
from candidates.rules.uploads import kind_of
from exams.actions.preconditions import lock_campaign
from exams.rules.names import normalise
from exams.rules.refusals import Refusal
from results.models import IssuedDocument


@action(duty=Duty.PREPARE)
def attach_scan(
    *, paper: IssuedDocument, code: str, file_name: str, data: bytes, by: Person, at: datetime
) -> None:
    """Take in the signed copy of a paper; the code read off the copy says that it is this one.

    A copy that came in before stays on record with its digest. Raises Refusal NOT_YOUR_DUTY,
    PAPER_WAS_SUPERSEDED, CODE_OF_ANOTHER_PAPER or a reason of `uploads.kind_of`.
    """
    locked = lock_campaign(paper.campaign)
    current = locked.papers.get(pk=paper.pk)
    if current.superseded_at:
        raise Refusal("PAPER_WAS_SUPERSEDED", number=current.number)
    if plain(code) != current.code:
        raise Refusal("CODE_OF_ANOTHER_PAPER", field="code")
    current.scan_kind = kind_of(data, file_name)
    current.scan_name = normalise(Path(file_name).name)[:200]
    current.scan_stored_as = secrets.token_hex(32)
    current.scan_digest = sha256(data).hexdigest()
    current.signed_at = at
    current.scan.keep(data)
    locked.record(
        "paper.signed",
        about=locked.code,
        rows=[current],
        kind=current.kind,
        number=current.number,
        digest=current.scan_digest,
    )
