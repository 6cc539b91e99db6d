"""The announcement in its prescribed form: exactly what was announced, version by version.

contents = announcements(campaign, {"1": Heading("281/TB-HĐTT", now)})

Source: regulations 7, document 1 (NĐ 170/2025, art. 15(2): what an announcement says).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import override

from exams.documents.paper import PUBLIC_DAYS, Heading, day, head, signature
from exams.models import Announcement, Campaign

TEMPLATE = "exams/announce/announcement.typ"
SYMBOL = "TB-HĐTT"
CHAPTERS = (
    ("conditions", "Tiêu chuẩn, điều kiện dự tuyển"),
    ("reception", "Hồ sơ, thời gian và nơi nhận hồ sơ"),
    ("exam", "Nội dung, hình thức, thời gian và nơi thi"),
    ("notification", "Cách thông báo kết quả và các thông tin khác"),
)


def announcements(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return everything that some versions of an announcement say, by version."""
    versions = campaign.announcements.filter(version__in=headings)
    with override("vi"):
        return {
            str(each.version): _content(campaign, each, headings[str(each.version)])
            for each in versions
        }


def _content(campaign: Campaign, announced: Announcement, heading: Heading) -> dict[str, Any]:
    on, number = announced.published_on, heading.number or announced.number
    content = announced.content
    return {
        **head(campaign, number=number, symbol=SYMBOL, on=on, draft=heading.draft),
        "title": f"Thông báo thi tuyển - {campaign.name}",
        "kind": "THÔNG BÁO",
        "subject": f"{_subject(announced)}\n{campaign.name}",
        "opening": [f"{campaign.host} thông báo thi tuyển chức danh lãnh đạo, quản lý như sau:"],
        "change": str(content.get("reason", "")),
        "positions": [
            [str(index), code, post, f"{vacancies:02d}"]
            for index, (code, post, vacancies) in enumerate(content.get("positions", []), start=1)
        ],
        "chapters": [
            {"heading": f"{index}. {title}", "paragraphs": str(content[key]).splitlines()}
            for index, (key, title) in enumerate(_chapters(content), start=2)
        ],
        "days": [[title, value] for title, value in _days(content)],
        "signature": signature(campaign),
        "recipients": [
            "Các cơ quan, đơn vị có vị trí thi tuyển;",
            "Cổng thông tin điện tử;",
            "Lưu: VT, HĐTT.",
        ],
    }


def _subject(announced: Announcement) -> str:
    return "Về việc tổ chức" if announced.version == 1 else "Về việc thay đổi thông báo"


def _chapters(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the chapters that the announcement has."""
    return (chapter for chapter in CHAPTERS if str(content.get(chapter[0], "")).strip())


def _days(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the days that were announced, in the order of time."""
    opens, closes = content.get("registration", ["", ""])
    yield "Nhận hồ sơ", f"từ {day(opens)} đến hết {day(closes)}"
    dates = content.get("dates", {})
    for step, title in PUBLIC_DAYS:
        if dates.get(step):
            yield title, day(str(dates[step]))
