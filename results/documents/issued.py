"""A paper as it is printed: as a draft without a number, or as it was issued, with its code.

data = draft(campaign, KINDS["INELIGIBLE_LETTER"], "HS-004", at=now)
data = printed(paper)
"""

from datetime import datetime

from accounts.rules.password_codes import grouped
from exams.documents.paper import Heading, is_party, numbered
from exams.models import Campaign
from results.actions.document_kinds import KINDS, DocumentKind
from results.models import IssuedDocument
from web.typeset import pdf, qr


def draft(campaign: Campaign, kind: DocumentKind, subject: str, *, at: datetime) -> bytes:
    """Return a paper as it would be issued now, marked as a draft. Raises KeyError."""
    contents = kind.contents(campaign, {subject: Heading("", at, draft=True)})
    return pdf(kind.template, contents[subject], at=at)


def full_number(paper: IssuedDocument) -> str:
    """Return the number with its symbol, as it stands on the paper: 05/TB-HĐTT."""
    return numbered(paper.number, paper.symbol, party=is_party(paper.campaign))


def printed(paper: IssuedDocument) -> bytes:
    """Return a paper as it was issued; printing it again gives the same bytes."""
    proof = {
        "qr": qr(paper.code),
        "proof": [
            f"Mã văn bản: {grouped(paper.code)}",
            f"Mã kiểm tra nội dung (SHA-256): {paper.digest}",
            "Tra mã văn bản tại mục “Kiểm tra văn bản” trên cổng thông tin thi tuyển.",
        ],
    }
    return pdf(KINDS[paper.kind].template, {**paper.content, **proof}, at=paper.issued_at)
