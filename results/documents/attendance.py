"""The sheets of a sitting: who is expected, with room to sign for what is handed in.

contents = sheets(campaign, {"WRITTEN": Heading("07", now)})

Numbers and names stand on it, as on the list that was posted, and no code of a script.
Source: regulations 7, document 4.
"""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from exams.documents.paper import Heading, day, day_in_words, head
from exams.models import Campaign, ExamPart
from exams.rules.enums import PartKind
from results.actions.publish import ListedPerson, names_of

TEMPLATE = "candidates/sit/attendance.typ"
SYMBOL = "DS-HĐTT"
SUBJECTS = {
    PartKind.WRITTEN: "Thí sinh dự thi, ký nộp bài phần thi viết",
    PartKind.PROPOSAL: "Thí sinh dự phần thi bảo vệ đề án",
}


def parts(campaign: Campaign) -> dict[str, str]:
    """Return of what there is a sheet: each part for which it is known who is expected."""
    return {str(part.kind): "" for part in campaign.parts.all() if _expected(part)}


def sheets(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return everything that some sheets say, by part."""
    people = names_of(campaign)
    return {
        str(part.kind): _content(part, headings[part.kind], people)
        for part in campaign.parts.filter(kind__in=headings)
    }


def _content(
    part: ExamPart, heading: Heading, people: Mapping[str, ListedPerson]
) -> dict[str, Any]:
    campaign, on = part.campaign, timezone.localdate(heading.at)
    subject = SUBJECTS[PartKind(part.kind)]
    return {
        **head(campaign, number=heading.number, symbol=SYMBOL, on=on, draft=heading.draft),
        "title": f"{subject} - {campaign.name}",
        "kind": "DANH SÁCH",
        "subject": f"{subject}\n{campaign.name}",
        "place": _when_and_where(part),
        "is_written": part.kind == PartKind.WRITTEN,
        "rows": [
            [f"{index}", number, people[number].name, day(f"{people[number].facts.birth}")]
            for index, number in enumerate(_expected(part), start=1)
        ],
    }


def _expected(part: ExamPart) -> list[str]:
    """Return who is expected: everybody in writing, by number; at the defence by their lots."""
    if part.kind == PartKind.PROPOSAL:
        return list(part.lots.order_by("place").values_list("entry__number", flat=True))
    entries = part.campaign.entries.order_by("number")
    return list(entries.values_list("number", flat=True))


def _when_and_where(part: ExamPart) -> str:
    starts = timezone.localtime(part.starts_at) if part.starts_at else None
    when = f"{starts:%H} giờ {starts:%M}, {day_in_words(starts.date())}" if starts else ""
    return "; ".join(text for text in (when, part.place) if text)
