"""The minutes of codes on paper, to print and sign: the stubs were sealed, the stubs were read.

data = of_envelope(part, envelope, at=now)
data = of_opening(part, at=now)
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from accounts.models import Person
from exams.documents.paper import Heading, day_in_words, head
from exams.models import Campaign, ExamPart, StubEnvelope
from exams.rules.enums import PartKind
from results.actions.paper_codes import envelope_of, reception_of
from web.day_and_time import day_and_time
from web.typeset import pdf

TEMPLATE = "results/sit/minutes.typ"
SYMBOL = "BB-HĐTT"


def of_envelope(part: ExamPart, envelope: StubEnvelope, *, at: datetime) -> bytes:
    """Return the minutes of the sealing of the stubs as PDF, dated `at`."""
    return pdf(TEMPLATE, _sealing(part, envelope, Heading("", at)), at=at)


def of_opening(part: ExamPart, *, at: datetime) -> bytes:
    """Return the minutes of the reading of the stubs as PDF, dated `at`."""
    return pdf(TEMPLATE, _opening(part, Heading("", at)), at=at)


def sealed(campaign: Campaign) -> dict[str, str]:
    """Return of what there are minutes of a sealing: the envelope in force, by its number."""
    return {envelope.number: "" for _part, envelope in _envelopes(campaign)}


def sealings(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return what the minutes of the sealing say, by the number of the envelope."""
    return {
        envelope.number: _sealing(part, envelope, headings[envelope.number])
        for part, envelope in _envelopes(campaign)
        if envelope.number in headings
    }


def read(campaign: Campaign) -> dict[str, str]:
    """Return of what there are minutes of a reading: the envelope whose stubs were read."""
    return {each.number: "" for part, each in _envelopes(campaign) if part.opened_at}


def openings(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return what the minutes of the reading say, by the number of the envelope."""
    return {
        envelope.number: _opening(part, headings[envelope.number])
        for part, envelope in _envelopes(campaign)
        if envelope.number in headings
    }


def _envelopes(campaign: Campaign) -> Iterator[tuple[ExamPart, StubEnvelope]]:
    """Yield the envelope that both signers closed."""
    if not campaign.binds_late:
        return
    for part in campaign.parts.filter(kind=PartKind.WRITTEN):
        envelope = envelope_of(part)
        if envelope and envelope.is_sealed:
            yield part, envelope


def _sealing(part: ExamPart, envelope: StubEnvelope, heading: Heading) -> dict[str, Any]:
    reception = reception_of(part)
    facts = [
        ("Số túi đầu phách", envelope.number),
        ("Số đầu phách trong túi", f"{envelope.stubs}"),
        ("Số bài thi đã nhận theo phách", f"{len(reception.codes)}"),
        ("Số nhãn hỏng đã hủy", f"{len(reception.voided)}"),
    ]
    paragraphs = [
        "Mỗi bài thi có mặt đã được dán một cặp nhãn phách, cắt rời đầu phách có số báo danh khỏi "
        "phần bài làm; số đầu phách bằng số bài đã nhận.",
        "Đầu phách được cho vào túi, dán kín và ký giáp lai trước mặt hai người có tên dưới đây. "
        "Hệ thống chỉ lưu danh sách số phách, không lưu số phách nào là của số báo danh nào.",
    ]
    names = signers_of(envelope.signers)
    return _gathered(part, "niêm phong túi đầu phách", facts, paragraphs, names, heading)


def _opening(part: ExamPart, heading: Heading) -> dict[str, Any]:
    envelope = envelope_of(part)
    opened = timezone.localtime(part.opened_at) if part.opened_at else None
    facts = [
        ("Số túi đầu phách", envelope.number if envelope else ""),
        ("Số đầu phách đã đọc", f"{part.scripts.count()}"),
        ("Ráp phách lúc", day_and_time(opened) if opened else ""),
    ]
    paragraphs = [
        "Sau khi điểm thi viết đã khóa, túi đầu phách còn nguyên niêm phong được mở trước mặt "
        "hai người của hai bên: Ban phách và Ban giám sát.",
        "Mỗi người đọc độc lập số báo danh và số phách trên từng đầu phách, trên hai máy. Hai danh "
        "sách giống nhau; số phách được ráp với số báo danh theo hai danh sách đó.",
    ]
    names = signers_of(part.stub_readings.values_list("reader", flat=True))
    return _gathered(part, "mở túi đầu phách, ráp phách", facts, paragraphs, names, heading)


def signers_of(pseudonyms: Iterable[str]) -> list[str]:
    """Return the names of those who signed, in the order in which they did."""
    signed = list(pseudonyms)
    people = Person.objects.filter(pk__in=[int(each.removeprefix("u-")) for each in signed])
    names = {person.pseudonym: str(person) for person in people}
    return [names.get(each, each) for each in signed]


def _gathered(
    part: ExamPart,
    about: str,
    facts: Sequence[tuple[str, str]],
    paragraphs: Sequence[str],
    names: Sequence[str],
    heading: Heading,
) -> dict[str, Any]:
    campaign, on = part.campaign, timezone.localtime(heading.at)
    with override("vi"):
        return {
            **head(
                campaign, number=heading.number, symbol=SYMBOL, on=on.date(), draft=heading.draft
            ),
            "title": f"Biên bản {about} - {campaign.name}",
            "kind": "BIÊN BẢN",
            "subject": f"Về việc {about}\n{campaign.name}",
            "opening": f"Hồi {on:%H} giờ {on:%M}, {day_in_words(on.date())}, tại "
            f"{part.place or campaign.host}, hai người ký dưới đây lập biên bản như sau:",
            "facts": [list(fact) for fact in facts],
            "paragraphs": list(paragraphs),
            "names": list(names),
        }
