"""The decision of the council that founds a board: a Word file that the office edits and signs.

contents = founding_decisions(campaign, {"MARKING_BOARD": Heading("12", now)})

The council and the supervision board are founded by whoever is above them, on a paper of theirs.
Source: regulations 4.1 (NĐ 170/2025 art. 8; TT 22/2025 arts. 4, 5) and 7 (NĐ 30/2020).
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import override

from exams.actions.founding_list import founding_list
from exams.documents.decision import (
    CHAIR,
    PROPOSED,
    announced_by,
    carried_out_by,
    decision,
    enclosed_with,
    number_in,
)
from exams.documents.paper import Heading, day_in_words, term_in_words
from exams.models import Body, Campaign, Member
from exams.rules.bodies import BodyKind
from web.sentences import label

TEMPLATE = "exams/announce/founding_decision.docx"
FOUNDED_ABOVE = (BodyKind.COUNCIL, BodyKind.SUPERVISION_BOARD)


def boards_to_found(campaign: Campaign) -> dict[str, str]:
    """Return of what there is a decision: every board on whose list somebody is.

    One that is founded brings the number of its decision along.
    """
    listed = Member.objects.sitting().filter(body__campaign=campaign)
    boards = listed.exclude(body__kind__in=FOUNDED_ABOVE)
    named = dict(boards.values_list("body__kind", "body__number"))
    return {kind: number_in(named[kind]) for kind in BodyKind if kind in named}


def founding_decisions(
    campaign: Campaign, headings: Mapping[str, Heading]
) -> dict[str, dict[str, Any]]:
    """Return everything that the decisions about some boards say, by kind of board."""
    boards = campaign.bodies.filter(kind__in=headings)
    members = founding_list(campaign, boards)
    with override("vi"):
        return {
            board.kind: _content(campaign, board, members.get(board.kind, []), headings[board.kind])
            for board in boards
        }


def _content(
    campaign: Campaign, board: Body, members: list[Member], heading: Heading
) -> dict[str, Any]:
    name = capfirst(label(board.kind))
    whole = decision(
        campaign,
        heading,
        matter=f"thành lập {name}",
        authority=CHAIR,
        basis=_basis(campaign, heading.at),
        articles=_articles(campaign, name, len(members)),
        named=[each for member in members for each in _named(member)],
        codes=[board.kind, *(member.office_code for member in members)],
        on=board.decided_on,
    )
    return {
        **whole,
        "rows": [_row(index, member) for index, member in enumerate(members, start=1)],
        "appendix": f"DANH SÁCH THÀNH VIÊN {name.upper()}",
        "enclosed": enclosed_with(
            campaign, heading, board.decided_on, by="Chủ tịch Hội đồng thi tuyển"
        ),
    }


def _basis(campaign: Campaign, at: datetime) -> Iterator[str]:
    council = campaign.bodies.filter(kind=BodyKind.COUNCIL, founded_at__lte=at).first()
    if council:
        on = day_in_words(council.decided_on) if council.decided_on else ""
        decided = f"Quyết định số {council.number} {on} của {council.authority}"
        yield f"Căn cứ {decided} về việc thành lập Hội đồng thi tuyển;"
    yield from announced_by(campaign, at)
    yield PROPOSED


def _articles(campaign: Campaign, name: str, count: int) -> Iterator[str]:
    yield f"Thành lập {name} của {campaign.name}, gồm {count:02d} người (có danh sách kèm theo)."
    yield (
        f"Thành viên {name} thực hiện nhiệm vụ theo quy chế thi tuyển, ký cam kết không có quan hệ "
        "phải tránh với thí sinh trước khi nhận nhiệm vụ, và chịu trách nhiệm trước Hội đồng. "
        "Nhiệm vụ kết thúc khi kỳ thi hoàn thành."
    )
    yield carried_out_by("người có tên trong danh sách")


def _named(member: Member) -> tuple[str, ...]:
    return member.person.full_name, member.capacity, term_in_words(*member.days)


def _row(index: int, member: Member) -> list[str]:
    office, days = capfirst(label(member.office_code)), term_in_words(*member.days)
    return [
        f"{index}",
        member.person.full_name,
        member.capacity,
        ", ".join(filter(None, (office, days))),
    ]
