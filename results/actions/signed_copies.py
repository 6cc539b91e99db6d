"""Take in the signed copies of papers."""

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.rules.password_codes import plain
from candidates.rules.uploads import kind_of
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.names import normalise
from exams.rules.refusals import Refusal
from results.actions.open_papers import require_paper_open
from results.actions.replaced_copies import record_all, replaced_copies
from results.models import IssuedDocument


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """A file, and the codes that were read off it."""

    file_name: str
    data: bytes
    codes: frozenset[str]


@action(duty=Duty.PREPARE)
def attach_scan(
    *,
    paper: IssuedDocument,
    code: str,
    file_name: str,
    data: bytes,
    reason: str = "",
    by: Person,
    at: datetime,
) -> None:
    """Take in the signed copy of a paper; the code read off the copy says that it is this one.

    A copy that came in before stays on record, with the `reason` why it was replaced. Raises
    Refusal NOT_YOUR_DUTY, RECUSED_FROM, PAPER_WAS_SUPERSEDED, CODE_OF_ANOTHER_PAPER,
    REASON_MISSING or a reason of `uploads.kind_of`.
    """
    locked = lock_campaign(paper.campaign)
    current = locked.papers.get(pk=paper.pk)
    require_paper_open(by, current)
    _require_in_force(current)
    if plain(code) != current.code:
        raise Refusal("CODE_OF_ANOTHER_PAPER", field="code")
    replaced = replaced_copies([current], reason)
    _note(current, file_name, kind_of(data, file_name), data)
    current.scan.keep(data)
    record_all(replaced)
    locked.record(
        "paper.signed",
        about=locked.code,
        rows=[current],
        kind=current.kind,
        number=current.number,
        digest=current.scan_digest,
    )


@action(duty=Duty.PREPARE)
def attach_scans(
    *, campaign: Campaign, copies: Sequence[SignedCopy], reason: str = "", by: Person, at: datetime
) -> list[IssuedDocument]:
    """Take in signed copies, each of the paper whose code stands on it: all of them, or none.

    `reason`: why they replace copies that came in before. Raises Refusal NOT_YOUR_DUTY,
    RECUSED_FROM, SAME_PAPER_TWICE, REASON_MISSING, a reason of `paper_on` or of `uploads.kind_of`.
    """
    locked = lock_campaign(campaign)
    papers = [paper_on(copy, locked) for copy in copies]
    require_apart(papers)
    require_paper_open(by, *papers)
    replaced = replaced_copies(papers, reason)
    for paper, copy in zip(papers, copies, strict=True):
        _note(paper, copy.file_name, kind_of(copy.data, copy.file_name), copy.data)
    for paper, copy in zip(papers, copies, strict=True):
        paper.scan.keep(copy.data)
    record_all(replaced)
    locked.record(
        "papers.signed",
        about=locked.code,
        rows=papers,
        documents=[f"{paper.number}: {paper.scan_digest}" for paper in papers],
    )
    return papers


def paper_on(copy: SignedCopy, campaign: Campaign) -> IssuedDocument:
    """Return the paper of a campaign whose code stands on a copy.

    Raises Refusal NO_CODE_ON_COPY, SEVERAL_PAPERS_ON_COPY or PAPER_WAS_SUPERSEDED.
    """
    papers = list(campaign.papers.filter(code__in=copy.codes)[:2])
    if len(papers) > 1:
        raise Refusal("SEVERAL_PAPERS_ON_COPY", field="copies", file=copy.file_name)
    if not papers:
        raise Refusal("NO_CODE_ON_COPY", field="copies", file=copy.file_name)
    _require_in_force(papers[0])
    return papers[0]


def require_apart(papers: Sequence[IssuedDocument]) -> None:
    """Refuse (SAME_PAPER_TWICE) two copies of one paper: nobody could say which of them counts."""
    for paper, times in Counter(papers).items():
        if times > 1:
            raise Refusal("SAME_PAPER_TWICE", field="copies", number=paper.number)


def _require_in_force(paper: IssuedDocument) -> None:
    if paper.superseded_at:
        raise Refusal("PAPER_WAS_SUPERSEDED", number=paper.number)


def _note(paper: IssuedDocument, file_name: str, kind: str, data: bytes) -> None:
    """Write on a paper which file its signed copy is; the file itself is kept afterwards."""
    paper.scan_kind = kind
    paper.scan_name = normalise(Path(file_name).name)[:200]
    paper.scan_stored_as = secrets.token_hex(32)
    paper.scan_digest = sha256(data).hexdigest()
    paper.signed_at, paper.signed_by = running().at, running().by
