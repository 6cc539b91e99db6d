"""The printed notice of a published list: exactly what was published, in the prescribed form.

    data = notice(publication)

The list comes from the publication's content alone. Source: regulations 7 (NĐ 30/2020).
"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from exams.actions.windows import remark_until_as_published
from exams.documents.paper import day, day_in_words, head, is_party, numbered, signature
from exams.models import Announcement, Campaign
from exams.rules.enums import PartKind
from results.documents.bundle import made_of
from results.models import Publication
from results.rules.enums import PublicationKind
from results.sentences.columns import Line, ListColumn, columns_of
from results.sentences.lists import note, outcome, sex
from web.sentences import sentence
from web.typeset import pdf, qr

TEMPLATE = "results/publish/notice.typ"
SYMBOL = "TB-HĐTT"
RECIPIENTS = [
    "Các cơ quan, đơn vị có vị trí thi tuyển;",
    "Các thí sinh dự thi;",
    "Cổng thông tin điện tử;",
    "Lưu: VT, HĐTT.",
]
COMPARE = "Đối chiếu mã này với mã trên cổng thông tin để biết danh sách có bị sửa đổi."
WIDE = 7  # columns beside the running number: more of them lie across the page


def notice(publication: Publication, *, draft: bool = False) -> bytes:
    """Return the notice as PDF; printing it again gives the same bytes."""
    return pdf(TEMPLATE, gathered(publication, draft=draft), at=publication.published_at)


def gathered(publication: Publication, *, draft: bool = False) -> dict[str, Any]:
    """Return everything that the notice says, as the template takes it."""
    with override("vi"):
        proven = {"qr": qr(publication.digest), "proof": [*digests(publication), COMPARE]}
        return {**content_of(publication, draft=draft), **proven}


def content_of(publication: Publication, *, draft: bool = False) -> dict[str, Any]:
    """Return what the notice says, without what proves it."""
    campaign, on = publication.campaign, publication.published_on
    number = "" if draft else publication.number
    with override("vi"):
        about = sentence(f"KIND_{publication.kind}")
        return {
            **head(campaign, number=number, symbol=SYMBOL, on=on, draft=draft),
            "title": f"{about} - {campaign.name}",
            "kind": "THÔNG BÁO",
            "subject": f"{about}\n{campaign.name}",
            "paragraphs": paragraphs(publication),
            "signature": signature(campaign, publication.content.get("signed_by", "")),
            "recipients": RECIPIENTS,
            **_appendix(publication, about, number),
        }


def _appendix(publication: Publication, about: str, number: str) -> dict[str, Any]:
    """Return what the list itself says, on the pages behind the notice."""
    columns = columns_of(publication.kind, publication.content["lines"])
    return {
        "appendix": about,
        "enclosed": _enclosed(publication, number),
        "landscape": len(columns) >= WIDE,
        "tables": tables(publication, columns),
    }


def paragraphs(publication: Publication) -> list[str]:
    """Return the body: on what it rests, what is announced, what a candidate may do now."""
    announced = publication.campaign.announcements.order_by("-version").first()
    body = [_basis(announced), *_BODIES[publication.kind](publication), *_held_again(publication)]
    if publication.campaign.contact:
        contact = publication.campaign.contact.rstrip().removesuffix(".")
        body.append(f"Mọi thông tin xin liên hệ: {contact}.")
    return [paragraph for paragraph in body if paragraph]


def _held_again(publication: Publication) -> list[str]:
    """Say of which positions the list has no results, because they are held again."""
    voided: dict[str, str] = publication.content.get("held_again", {})
    named = "; ".join(f"{code}, theo {document}" for code, document in voided.items())
    no_results = "Không công bố kết quả của vị trí phải tổ chức thi lại"
    return [f"{no_results}: {named}."] if named else []


def _basis(announced: Announcement | None) -> str:
    if announced is None:
        return ""
    number = numbered(announced.number, SYMBOL, party=is_party(announced.campaign))
    return (
        f"Căn cứ Thông báo thi tuyển số {number} {day_in_words(announced.published_on)}, "
        "Hội đồng thi tuyển thông báo như sau:"
    )


def _eligible(publication: Publication) -> list[str]:
    count = len(publication.content["lines"])
    return [
        f"1. Có {count} thí sinh đủ điều kiện dự thi, theo danh sách và số báo danh tại Phụ lục.",
        "2. Thí sinh kiểm tra thông tin cá nhân của mình; nếu có sai sót, báo ngay cho Hội đồng "
        "thi tuyển để được điều chỉnh trước ngày thi.",
    ]


def _provisional(publication: Publication) -> list[str]:
    body = [_counted(publication, "PASSED_WRITTEN", "đạt phần thi viết")]
    part = publication.campaign.parts.filter(kind=PartKind.WRITTEN).first()
    until = remark_until_as_published(part) if part else None
    if until:
        body.append(
            "2. Thí sinh có nguyện vọng phúc khảo bài thi viết gửi đơn đến Hội đồng thi tuyển từ "
            f"{day_in_words(publication.published_on)} đến hết {day_in_words(until)}. "
            "Đơn gửi sau thời hạn trên không được xem xét."
        )
    return [*body, "3. Kết quả này chưa phải là kết quả chính thức của phần thi viết."]


def _remark(publication: Publication) -> list[str]:
    remarked = sum(bool(line.get("remark")) for line in publication.content["lines"])
    return [
        _counted(publication, "PASSED_WRITTEN", "đạt phần thi viết"),
        f"2. Có {remarked} bài thi được đề nghị phúc khảo; kết quả phúc khảo ghi tại cột Ghi chú.",
        "3. Thí sinh đạt phần thi viết được tham dự phần thi bảo vệ đề án theo lịch của Hội đồng.",
    ]


def _official(publication: Publication) -> list[str]:
    return [
        _counted(publication, "SELECTED", "trúng tuyển"),
        "2. Trường hợp bằng tổng điểm, căn cứ xếp thứ tự ghi tại cột Ghi chú.",
        "3. Dữ liệu để tính lại toàn bộ điểm và thứ hạng, theo số báo danh, cùng chương trình kiểm "
        "tra độc lập được công bố kèm theo; mã của gói dữ liệu ghi ở cuối trang này.",
    ]


_BODIES: dict[str, Callable[[Publication], list[str]]] = {
    PublicationKind.ELIGIBLE: _eligible,
    PublicationKind.PROVISIONAL: _provisional,
    PublicationKind.REMARK: _remark,
    PublicationKind.OFFICIAL: _official,
}


def _counted(publication: Publication, state: str, words: str) -> str:
    lines = publication.content["lines"]
    count = sum(state in (line.get("result"), line.get("status")) for line in lines)
    return f"1. Có {len(lines)} thí sinh trong danh sách; {count} thí sinh {words} (Phụ lục)."


def digests(publication: Publication) -> list[str]:
    """Return the digests that tell whether a list is the published one."""
    lines = [f"Mã kiểm tra danh sách (SHA-256): {publication.digest}"]
    if publication.ranking:
        lines.append(f"Mã gói dữ liệu kết quả (SHA-256): {made_of(publication).digest}")
    return lines


def _enclosed(publication: Publication, number: str) -> str:
    on = day_in_words(publication.published_on)
    full_number = numbered(number, SYMBOL, party=is_party(publication.campaign))
    return f"(Kèm theo Thông báo số {full_number} {on} của {publication.campaign.host})"


def tables(publication: Publication, columns: Sequence[ListColumn]) -> list[dict[str, Any]]:
    """Return one table, or one for each position where people compete."""
    lines, posts = publication.content["lines"], posts_of(publication.campaign)
    if publication.kind == PublicationKind.ELIGIBLE:
        return [_table("", columns, lines, posts)]
    in_groups = sorted(lines, key=lambda line: line["position"])
    return [
        _table(f"{code} - {posts[code]}" if code in posts else code, columns, list(group), posts)
        for code, group in groupby(in_groups, key=lambda line: line["position"])
    ]


def posts_of(campaign: Campaign) -> dict[str, str]:
    """Return what each position is called and how many it takes, as it was announced."""
    announced = campaign.announcements.order_by("-version").first()
    positions = announced.content.get("positions", []) if announced else []
    named = _("%(post)s (cần tuyển %(seats)s người)")
    return {code: named % {"post": post, "seats": f"{n:02d}"} for code, post, n in positions}


def _table(
    heading: str, columns: Sequence[ListColumn], lines: Sequence[Line], posts: dict[str, str]
) -> dict[str, Any]:
    return {
        "heading": heading,
        "headings": ["STT", *(column.heading for column in columns)],
        "widths": [4, *(column.width for column in columns)],
        "places": ["c", *(column.align for column in columns)],
        "rows": [
            [str(number), *(_cell(line, column, posts) for column in columns)]
            for number, line in enumerate(lines, start=1)
        ],
    }


def _cell(line: Line, column: ListColumn, posts: dict[str, str]) -> str:
    value = str(line.get(column.field) or "")
    match column.field:
        case "result":
            return outcome(line)
        case "note":
            return note(line)
        case "sex":
            return sex(line)
        case "position":
            return posts.get(value, value).split(" (cần tuyển")[0]
    if column.kind == "points":
        return value.replace(".", ",")
    return day(value) if column.kind == "date" else value
