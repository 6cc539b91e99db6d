"""The decision that approves the list of the eligible: a Word file that the office edits and signs.

contents = decisions(campaign, {"TT-01": Heading("31", now)})

Source: regulations 7 (NĐ 30/2020: basis, articles, recipients, signature, appendix).
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain
from typing import Any

from django.utils.translation import override

from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.documents.decision import announced_by, carried_out_by, decision, enclosed_with
from exams.documents.paper import Heading, day
from exams.models import Campaign

TEMPLATE = "candidates/screen/list_decision.docx"
MATTER = "phê duyệt danh sách thí sinh đủ điều kiện dự thi"


def to_approve(campaign: Campaign) -> dict[str, str]:
    """Return of what there is a decision: the campaign, once somebody is eligible."""
    return {campaign.code: ""} if _eligible(campaign).exists() else {}


def decisions(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return everything that the decision of a campaign says, by its code."""
    with override("vi"):
        return {code: _content(campaign, heading) for code, heading in headings.items()}


def _content(campaign: Campaign, heading: Heading) -> dict[str, Any]:
    rows = _rows(campaign)
    whole = decision(
        campaign,
        heading,
        matter=MATTER,
        basis=_basis(campaign, heading.at),
        articles=_articles(campaign, len(rows)),
        named=chain.from_iterable(rows),
    )
    return {
        **whole,
        "title": f"Quyết định phê duyệt danh sách - {campaign.name}",
        "rows": rows,
        "appendix": "DANH SÁCH THÍ SINH ĐỦ ĐIỀU KIỆN DỰ THI",
        "enclosed": enclosed_with(campaign, heading),
    }


def _basis(campaign: Campaign, at: datetime) -> Iterator[str]:
    yield from announced_by(campaign, at)
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
    yield carried_out_by("thí sinh có tên trong danh sách")


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
