"""The sheets of a sitting: who is expected, with room to sign for what is handed in.

contents = sheets(campaign, {"WRITTEN": Heading("07", now)})

Numbers and names stand on it, as on the list that was posted, and no code of a script.
Source: regulations 7, document 4.
"""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from candidates.actions.needs import arrangements
from candidates.sentences import arrangement
from exams.documents.paper import Heading, day, day_in_words, head
from exams.models import Campaign, ExamPart, Sitting
from exams.rules.enums import PartKind, SittingState
from results.actions.publish import ListedPerson, names_of
from web.sentences import label

TEMPLATE = "candidates/sit/attendance.typ"
SYMBOL = "DS-HĐTT"
NOT_COMING = (SittingState.WITHDRAWN, SittingState.CALLED_OFF)  # recorded before the sitting
SUBJECTS = {
    PartKind.WRITTEN: "Thí sinh dự thi, ký nộp bài phần thi viết",
    PartKind.PROPOSAL: "Thí sinh dự phần thi bảo vệ đề án",
}


def parts(campaign: Campaign) -> dict[str, str]:
    """Return of what there is a sheet: each part for which it is known who is expected."""
    return {str(part.kind): "" for part in campaign.parts.all() if _expected(part)}


def sheets(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return everything that some sheets say, by part."""
    people, notes = names_of(campaign), _notes(campaign)
    return {
        str(part.kind): _content(part, headings[part.kind], people, notes[part.kind])
        for part in campaign.parts.filter(kind__in=headings)
    }


def _content(
    part: ExamPart,
    heading: Heading,
    people: Mapping[str, ListedPerson],
    notes: Mapping[str, str],
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
        "groups": [
            {
                "of": position,
                "rows": [_row(*row, people[row[1]], notes.get(row[1], "")) for row in rows],
            }
            for position, rows in _expected(part).items()
        ],
    }


def _notes(campaign: Campaign) -> dict[str, dict[str, str]]:
    """Return, by part, what stands beside a number: what the room arranges, why nobody comes."""
    not_coming = Sitting.objects.filter(part__campaign=campaign, state__in=NOT_COMING)
    with override("vi"):
        arranged = {each: arrangement(*what) for each, what in arrangements(campaign).items()}
        notes = {str(kind): dict(arranged) for kind in PartKind}
        for kind, number, state in not_coming.values_list("part__kind", "entry__number", "state"):
            notes[kind][number] = label(state)
    return notes


def _row(order: int, number: str, person: ListedPerson, note: str) -> list[str]:
    return [f"{order}", number, person.name, day(f"{person.facts.birth}"), note]


def _expected(part: ExamPart) -> dict[str, list[tuple[int, str]]]:
    """Return who is expected: all in writing, by number; by position and lot at the defence.

    Each position has lots of its own and is heard by its own examiners.
    """
    if part.kind == PartKind.WRITTEN:
        numbers = part.campaign.entries.order_by("number").values_list("number", flat=True)
        return {"": list(enumerate(numbers, start=1))} if numbers else {}
    expected: dict[str, list[tuple[int, str]]] = {}
    lots = part.lots.select_related("entry__position__post")
    for lot in lots.order_by("entry__position__code", "place"):
        expected.setdefault(f"{lot.entry.position}", []).append((lot.place, lot.entry.number))
    return expected


def _when_and_where(part: ExamPart) -> str:
    starts = timezone.localtime(part.starts_at) if part.starts_at else None
    when = f"{starts:%H} giờ {starts:%M}, {day_in_words(starts.date())}" if starts else ""
    return "; ".join(text for text in (when, part.place) if text)
