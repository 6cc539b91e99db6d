"""The decision that approves the list of the eligible: a Word file that the office edits and signs.

contents = decisions(campaign, {"TT-01": Heading("31", now)})

Source: regulations 7 (NĐ 30/2020: basis, articles, recipients, signature, appendix).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.documents.announced import SYMBOL as ANNOUNCED
from exams.documents.paper import Heading, day, day_in_words, head, is_party, numbered, signature
from exams.models import Campaign

TEMPLATE = "candidates/screen/list_decision.docx"
SYMBOL = "QĐ-HĐTT"
SUBJECT = "Về việc phê duyệt danh sách thí sinh đủ điều kiện dự thi"


def to_approve(campaign: Campaign) -> dict[str, str]:
    """Return of what there is a decision: the campaign, once somebody is eligible."""
    return {campaign.code: ""} if _eligible(campaign).exists() else {}


def decisions(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return everything that the decision of a campaign says, by its code."""
    with override("vi"):
        return {code: _content(campaign, heading) for code, heading in headings.items()}


def _content(campaign: Campaign, heading: Heading) -> dict[str, Any]:
    on, rows = timezone.localdate(heading.at), _rows(campaign)
    party = is_party(campaign)
    number = numbered("" if heading.draft else heading.number, SYMBOL, party=party)
    return {
        **head(campaign, number=heading.number, symbol=SYMBOL, on=on, draft=heading.draft),
        "title": f"Quyết định phê duyệt danh sách - {campaign.name}",
        "subject": f"{SUBJECT}\n{campaign.name}",
        "authority": "HỘI ĐỒNG THI TUYỂN",
        "basis": list(_basis(campaign)),
        "articles": [
            {"name": f"Điều {index}.", "text": text}
            for index, text in enumerate(_articles(campaign, len(rows)), start=1)
        ],
        "rows": rows,
        "appendix": "DANH SÁCH THÍ SINH ĐỦ ĐIỀU KIỆN DỰ THI",
        "enclosed": f"(Kèm theo Quyết định số {number} {day_in_words(on)} của {campaign.host})",
        "signature": {"name": "", **signature(campaign)},
        "recipients": ["Như Điều 3;", "Ban giám sát;", "Lưu: VT, HĐTT."],
    }


def _basis(campaign: Campaign) -> Iterator[str]:
    announced = campaign.announcements.order_by("-version").first()
    if announced:
        number = numbered(announced.number, ANNOUNCED, party=is_party(campaign))
        on = day_in_words(announced.published_on)
        yield f"Căn cứ Thông báo thi tuyển số {number} {on} của {campaign.host};"
    yield "Căn cứ kết quả thẩm định hồ sơ đăng ký dự tuyển;"
    yield "Theo đề nghị của bộ phận thẩm định hồ sơ."


def _articles(campaign: Campaign, count: int) -> Iterator[str]:
    yield (
        f"Phê duyệt danh sách {count:02d} thí sinh đủ điều kiện dự thi {campaign.name} "
        "(có danh sách kèm theo)."
    )
    yield (
        "Giao Thư ký Hội đồng thi tuyển niêm yết, công bố danh sách và thông báo cho thí sinh theo "
        "quy định."
    )
    yield (
        "Các thành viên Hội đồng thi tuyển, các cơ quan, đơn vị có liên quan và thí sinh có tên "
        "trong danh sách chịu trách nhiệm thi hành Quyết định này. Quyết định này có hiệu lực kể "
        "từ ngày ký."
    )


def _eligible(campaign: Campaign) -> Any:
    rows = Application.objects.with_names().filter(campaign=campaign)
    return rows.filter(state=ApplicationState.ELIGIBLE)


def _rows(campaign: Campaign) -> list[list[str]]:
    rows = _eligible(campaign).select_related("position__post").order_by("person_sort_key")
    return [
        [
            f"{index}",
            paper.reg_no,
            paper.person_name,
            day(f"{paper.born or ''}"),
            paper.current_post,
            f"{paper.position.code} - {paper.position.title}" if paper.position else "",
        ]
        for index, paper in enumerate(rows, start=1)
    ]
