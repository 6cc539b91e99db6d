"""What every decision of the council has around its matter: a Word file that the office edits.

content = decision(campaign, heading, matter="thành lập Ban chấm thi", basis=[…], articles=[…])

Source: regulations 7 (NĐ 30/2020: basis, articles, signature, recipients, appendix).
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from audit.rules.canonical import instant
from exams.documents.announced import SYMBOL as ANNOUNCED
from exams.documents.paper import (
    Heading,
    day_in_words,
    facts_of,
    head,
    is_party,
    numbered,
    signature,
)
from exams.models import Campaign

TEMPLATE = "exams/announce/decision.docx"  # of a decision without an appendix
SYMBOL = "QĐ-HĐTT"
COUNCIL, CHAIR = "HỘI ĐỒNG THI TUYỂN", "CHỦ TỊCH HỘI ĐỒNG THI TUYỂN"
LONGEST_NUMBER = 60  # characters
PROPOSED = "Theo đề nghị của Thư ký Hội đồng thi tuyển."


def decision(
    campaign: Campaign,
    heading: Heading,
    *,
    matter: str,
    basis: Iterable[str],
    articles: Iterable[str],
    named: Iterable[str],
    codes: Iterable[str] = (),
    authority: str = COUNCIL,
    on: date | None = None,
) -> dict[str, Any]:
    """Return what a decision says about a matter, resting on what, article by article.

    It is of the day it was issued, or of the day `on` which it was taken. `named` and `codes` are
    its facts (`facts_of`).
    """
    on = on or timezone.localdate(heading.at)
    return {
        **head(campaign, number=heading.number, symbol=SYMBOL, on=on, draft=heading.draft),
        "title": f"Quyết định {matter} - {campaign.name}",
        "subject": f"Về việc {matter}\n{campaign.name}",
        "authority": authority,
        "basis": list(basis),
        "articles": [
            {"name": f"Điều {index}.", "text": text} for index, text in enumerate(articles, start=1)
        ],
        "signature": {"name": "", **signature(campaign)},
        "recipients": ["Như Điều 3;", "Ban giám sát;", "Lưu: VT, HĐTT."],
        **facts_of((campaign.name, *named), (campaign.host, *codes)),
    }


def announced_by(campaign: Campaign, at: datetime) -> Iterator[str]:
    """Yield the announcement on which a decision of this moment rests, once there is one."""
    so_far = campaign.announcements.filter(event__ts__lte=instant(at))
    announced = so_far.order_by("-version").first()
    if announced:
        number = numbered(announced.number, ANNOUNCED, party=is_party(campaign))
        on = day_in_words(announced.published_on)
        yield f"Căn cứ Thông báo thi tuyển số {number} {on} của {campaign.host};"


def carried_out_by(whom: str) -> str:
    """Return the last article: who carries a decision out, and since when it is in force."""
    return (
        f"Các thành viên Hội đồng thi tuyển, các cơ quan, đơn vị có liên quan và {whom} chịu trách "
        "nhiệm thi hành Quyết định này. Quyết định này có hiệu lực kể từ ngày ký."
    )


def enclosed_with(
    campaign: Campaign, heading: Heading, on: date | None = None, *, by: str = "Hội đồng thi tuyển"
) -> str:
    """Return the line of an appendix that names the decision it belongs to, and whose it is."""
    number = numbered("" if heading.draft else heading.number, SYMBOL, party=is_party(campaign))
    day = day_in_words(on or timezone.localdate(heading.at))
    return f"(Kèm theo Quyết định số {number} {day} của {by})"


def number_in(document: str) -> str:
    """Return the number of a paper that was typed with its day: 45/QĐ-HĐTT ngày 07/09/2026."""
    return document.partition(" ngày")[0].strip(" ,")[:LONGEST_NUMBER]


def as_issued(campaign: Campaign, kind: str, subject: str) -> dict[str, Any]:
    """Return number and day of the decision in force that was issued about a thing; none, empty.

    What is decided by it is entered under them.
    """
    papers: Any = campaign.papers
    paper = papers.filter(kind=kind, about=subject, superseded_at=None).first()
    if paper is None:
        return {}
    number = numbered(paper.number, paper.symbol, party=is_party(campaign))
    return {"document": number, "on": timezone.localdate(paper.issued_at)}
