"""The letter that proposes who was selected for appointment: a Word file that the office edits.

contents = letters(campaign, {"VT01": Heading("12", now)})

The end of a selection is a recognised result and a proposal, never an appointment. A letter of the
office has no kind in its number and its matter beneath. Source: regulations 1.1, 7.
"""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from exams.documents.paper import (
    Heading,
    day,
    day_in_words,
    facts_of,
    head,
    is_party,
    numbered,
    signature,
)
from exams.models import Campaign, Position
from grading.rules.enums import Result
from results.actions.publish import ListedPerson, names_of
from results.documents.notice import SYMBOL as NOTICE
from results.models import Publication
from results.rules.enums import PublicationKind
from results.sentences.columns import Line

TEMPLATE = "results/publish/appointment_letter.docx"
SYMBOL = "HĐTT-TK"


def selected_for(campaign: Campaign) -> dict[str, str]:
    """Return of what there is a letter: each position for which somebody was selected."""
    latest = _latest(campaign)
    codes = sorted({line["position"] for line in _selected(latest)}) if latest else []
    return dict.fromkeys(codes, "")


def letters(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return everything that the letters about some positions say, by the position's code."""
    latest = _latest(campaign)
    if latest is None:
        return {}
    people = names_of(campaign)
    positions = campaign.positions.filter(code__in=headings).select_related("post")
    with override("vi"):
        return {
            position.code: _content(latest, position, headings[position.code], people)
            for position in positions
        }


def _content(
    published: Publication,
    position: Position,
    heading: Heading,
    people: Mapping[str, ListedPerson],
) -> dict[str, Any]:
    campaign, on = published.campaign, timezone.localdate(heading.at)
    lines = [line for line in _selected(published) if line["position"] == position.code]
    matter = f"đề nghị bổ nhiệm chức danh {position.title}"
    rows = [_row(index, line, people) for index, line in enumerate(lines, start=1)]
    named = (campaign.name, position.code, position.title, published.number, *chain(*rows))
    return {
        **head(campaign, number=heading.number, symbol=SYMBOL, on=on, draft=heading.draft),
        "title": f"Công văn {matter}",
        "about": matter,
        "to": "Cấp có thẩm quyền bổ nhiệm",
        "paragraphs": [_resting_on(published), _proposal(position, len(lines))],
        "rows": rows,
        "closing": ["Kính đề nghị cấp có thẩm quyền xem xét, quyết định./."],
        "signature": {"name": "", **signature(campaign)},
        "recipients": ["Như trên;", "Ban giám sát;", "Lưu: VT, HĐTT."],
        **facts_of(named),
    }


def _resting_on(published: Publication) -> str:
    number = numbered(published.number, NOTICE, party=is_party(published.campaign))
    return (
        f"Căn cứ Thông báo số {number} {day_in_words(published.published_on)} của "
        f"{published.campaign.host} về kết quả {published.campaign.name};"
    )


def _proposal(position: Position, count: int) -> str:
    return (
        "Hội đồng thi tuyển đề nghị cấp có thẩm quyền xem xét, thực hiện quy trình bổ nhiệm chức "
        f"danh {position.title} (mã vị trí {position.code}) đối với {count:02d} người trúng tuyển "
        "sau đây:"
    )


def _row(index: int, line: Line, people: Mapping[str, ListedPerson]) -> list[str]:
    person = people[line["number"]]
    return [
        f"{index}",
        line["number"],
        person.name,
        day(f"{person.facts.birth}"),
        _post_and_unit(person.facts.current_post, person.facts.unit_name),
        str(line.get("total") or "").replace(".", ","),
        str(line.get("rank") or ""),
    ]


def _post_and_unit(post: str, unit: str) -> str:
    return post if unit in post else ", ".join(filter(None, [post, unit]))


def _latest(campaign: Campaign) -> Publication | None:
    published = campaign.publications.filter(kind=PublicationKind.OFFICIAL).order_by("version")
    return published.select_related("campaign").last()


def _selected(published: Publication) -> Iterable[Line]:
    lines: list[Line] = published.content["lines"]
    return [line for line in lines if line.get("result") == Result.SELECTED]
