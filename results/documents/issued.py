"""A paper as it is printed: as a draft without a number, or as it was issued, with its code.

data = draft(campaign, KINDS["INELIGIBLE_LETTER"], "HS-004", at=now)
data = printed(paper)
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from accounts.rules.password_codes import grouped
from exams.documents.paper import Heading, is_party, numbered
from exams.models import Campaign
from results.actions.document_kinds import DocumentKind, states_of
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from results.rules.document_states import DocumentState
from web.typeset import pdf, qr
from web.word import docx


def draft(campaign: Campaign, kind: DocumentKind, subject: str, *, at: datetime) -> bytes:
    """Return a paper as it would be issued now, marked as a draft. Raises KeyError."""
    content = kind.contents(campaign, {subject: Heading("", at, draft=True)})[subject]
    return (
        docx(kind.template, content, at=at)
        if kind.is_edited
        else pdf(kind.template, content, at=at)
    )


def full_number(paper: IssuedDocument) -> str:
    """Return the number with its symbol, as it stands on the paper: 05/TB-HĐTT."""
    return numbered(paper.number, paper.symbol, party=is_party(paper.campaign))


def printed(paper: IssuedDocument) -> bytes:
    """Return a paper as it was issued; printing it again gives the same bytes."""
    kind = KINDS[paper.kind]
    if kind.is_edited:
        return docx(kind.template, _with_lines(paper), at=paper.issued_at, code=paper.code)
    return pdf(kind.template, _with_proof(paper), at=paper.issued_at)


def printed_together(papers: Sequence[IssuedDocument]) -> bytes:
    """Return papers of one kind as one file, in the order given, each from a page of its own.

    The kind is one with `many_in_file`. Raises IndexError without any paper.
    """
    contents = [_with_proof(paper) for paper in papers]
    whole = {
        "title": " – ".join(dict.fromkeys((contents[0]["title"], contents[-1]["title"]))),
        "party": contents[0]["party"],
        "draft": False,
        "papers": contents,
    }
    return pdf(KINDS[papers[0].kind].template, whole, at=papers[0].issued_at)


def paper_in_force(campaign: Campaign, kind: DocumentKind, subject: str) -> IssuedDocument | None:
    """Return the paper about a thing that was issued and still says what is so."""
    papers = list(campaign.papers.filter(kind=kind.name, about=subject, superseded_at=None))
    states = states_of(campaign, kind, papers)
    return next((each for each in papers if states[each] is not DocumentState.STALE), None)


def _with_proof(paper: IssuedDocument) -> dict[str, Any]:
    code = f"Mã văn bản: {grouped(paper.code)}"
    return {**_with_lines(paper), "qr": qr(paper.code), "code": code}


def _with_lines(paper: IssuedDocument) -> dict[str, Any]:
    """Return what a paper says, with its code and digest, and what its kind adds to them."""
    if KINDS[paper.kind].is_edited:  # what it will say in the end is not what it was made from
        digest = f"Mã kiểm tra dữ liệu (SHA-256): {paper.digest}"
    else:
        digest = f"Mã kiểm tra nội dung (SHA-256): {paper.digest}"
    lines = [
        f"Mã văn bản: {grouped(paper.code)}",
        digest,
        "Tra mã văn bản tại mục “Kiểm tra văn bản” trên cổng thông tin thi tuyển.",
        *paper.content.get("digests", []),
    ]
    return {**paper.content, "proof": lines}
