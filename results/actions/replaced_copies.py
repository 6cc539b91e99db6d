"""Signed copies of papers that others replaced: they stay on record, with who, when and why."""

from collections.abc import Sequence
from datetime import datetime

from accounts.actions.action import running
from candidates.actions.decision_files import record_replaced
from exams.documents.paper import numbered
from exams.models import DecisionFile
from exams.rules.decision_files import FileOf
from exams.rules.refusals import require_reason
from results.models import IssuedDocument


def replaced_copies(papers: Sequence[IssuedDocument], reason: str) -> list[DecisionFile]:
    """Return the copies that came in before, as they stay on record. Raises REASON_MISSING."""
    signed = ((paper, paper.signed_at) for paper in papers)
    replaced = [_as_replaced(paper, since, reason) for paper, since in signed if since]
    if replaced:
        require_reason(reason)
    return replaced


def _as_replaced(paper: IssuedDocument, since: datetime, reason: str) -> DecisionFile:
    run = running()
    return DecisionFile(
        campaign=paper.campaign,
        of=FileOf.PAPER,
        about=str(paper.pk),
        document=numbered(paper.number, paper.symbol),
        file_name=paper.scan_name,
        stored_as=paper.scan_stored_as,
        kind=paper.scan_kind,
        digest=paper.scan_digest,
        attached_at=since,
        attached_by=paper.signed_by,
        replaced_at=run.at,
        replaced_by=run.by,
        replaced_why=reason,
    )


def record_all(replaced: Sequence[DecisionFile]) -> None:
    """Record that copies were replaced, each by itself."""
    for file in replaced:
        record_replaced(file, about=file.campaign.code)
