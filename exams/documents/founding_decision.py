"""The decision of the council that founds a board: a Word file that the office edits and signs.

contents = founding_decisions(campaign, {"MARKING_BOARD": Heading("12", now)})

The council and the supervision board are founded by whoever is above them, on a paper of theirs.
Source: regulations 4.1 (NĐ 170/2025 art. 8; TT 22/2025 arts. 4, 5) and 7 (NĐ 30/2020).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from exams.documents.announced import SYMBOL as ANNOUNCED
from exams.documents.paper import Heading, day_in_words, head, is_party, numbered, signature
from exams.models import Body, Campaign, Member
from exams.models.body import in_order
from exams.rules.bodies import BodyKind
from web.sentences import label

TEMPLATE = "exams/announce/founding_decision.docx"
SYMBOL = "QĐ-HĐTT"
FOUNDED_ABOVE = (BodyKind.COUNCIL, BodyKind.SUPERVISION_BOARD)


def boards_to_found(campaign: Campaign) -> dict[str, str]:
    """Return of what there is a decision: every board on whose list somebody is."""
    listed = Member.objects.sitting().filter(body__campaign=campaign)
    boards = listed.exclude(body__kind__in=FOUNDED_ABOVE).values_list("body__kind", flat=True)
    named = set(boards)
    return {kind: "" for kind in BodyKind if kind in named}


def founding_decisions(
    campaign: Campaign, headings: Mapping[str, Heading]
) -> dict[str, dict[str, Any]]:
    """Return everything that the decisions about some boards say, by kind of board."""
    boards = campaign.bodies.filter(kind__in=headings)
    seats = Member.objects.sitting().filter(body__in=boards).select_related("person", "body")
    members: dict[str, list[Member]] = {}
    for member in in_order(seats):
        members.setdefault(member.body.kind, []).append(member)
    with override("vi"):
        return {
            board.kind: _content(campaign, board, members.get(board.kind, []), headings[board.kind])
            for board in boards
        }


def _content(
    campaign: Campaign, board: Body, members: list[Member], heading: Heading
) -> dict[str, Any]:
    on, name = timezone.localdate(heading.at), label(board.kind)
    number = numbered("" if heading.draft else heading.number, SYMBOL, party=is_party(campaign))
    return {
        **head(campaign, number=heading.number, symbol=SYMBOL, on=on, draft=heading.draft),
        "title": f"Quyết định thành lập {name} - {campaign.name}",
        "subject": f"Về việc thành lập {name}\n{campaign.name}",
        "authority": "CHỦ TỊCH HỘI ĐỒNG THI TUYỂN",
        "basis": list(_basis(campaign)),
        "articles": [
            {"name": f"Điều {index}.", "text": text}
            for index, text in enumerate(_articles(campaign, name, len(members)), start=1)
        ],
        "rows": [_row(index, member) for index, member in enumerate(members, start=1)],
        "appendix": f"DANH SÁCH THÀNH VIÊN {name.upper()}",
        "enclosed": f"(Kèm theo Quyết định số {number} {day_in_words(on)} của {campaign.host})",
        "signature": {"name": "", **signature(campaign)},
        "recipients": ["Như Điều 3;", "Ban giám sát;", "Lưu: VT, HĐTT."],
    }


def _basis(campaign: Campaign) -> Iterator[str]:
    council = campaign.bodies.exclude(founded_at=None).filter(kind=BodyKind.COUNCIL).first()
    if council:
        on = day_in_words(council.decided_on) if council.decided_on else ""
        decided = f"Quyết định số {council.number} {on} của {council.authority}"
        yield f"Căn cứ {decided} về việc thành lập Hội đồng thi tuyển;"
    announced = campaign.announcements.order_by("-version").first()
    if announced:
        number = numbered(announced.number, ANNOUNCED, party=is_party(campaign))
        on = day_in_words(announced.published_on)
        yield f"Căn cứ Thông báo thi tuyển số {number} {on} của {campaign.host};"
    yield "Theo đề nghị của Thư ký Hội đồng thi tuyển."


def _articles(campaign: Campaign, name: str, count: int) -> Iterator[str]:
    yield f"Thành lập {name} của {campaign.name}, gồm {count:02d} người (có danh sách kèm theo)."
    yield (
        f"Thành viên {name} thực hiện nhiệm vụ theo quy chế thi tuyển, ký cam kết không có quan hệ "
        "phải tránh với thí sinh trước khi nhận nhiệm vụ, và chịu trách nhiệm trước Hội đồng. "
        "Nhiệm vụ kết thúc khi kỳ thi hoàn thành."
    )
    yield (
        "Các thành viên Hội đồng thi tuyển, các cơ quan, đơn vị có liên quan và người có tên trong "
        "danh sách chịu trách nhiệm thi hành Quyết định này. Quyết định này có hiệu lực kể từ ngày "
        "ký."
    )


def _row(index: int, member: Member) -> list[str]:
    return [f"{index}", member.person.full_name, member.capacity, label(member.office_code)]
