"""The decision that takes files again for positions with too few people, of what two persons ask.

contents = extensions(campaign, {"1": Heading("16", now)})

The change of the announcement publishes it. Source: regulations 3 (P4, P6) and 7.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import override

from accounts.models import ApprovalRequest
from exams.documents.decision import PROPOSED, announced_by, carried_out_by, decision
from exams.documents.paper import Heading, day
from exams.models import Campaign
from results.actions.asked_papers import asked_for
from results.rules.enums import ActName

MATTER = "tiếp tục nhận hồ sơ đăng ký dự tuyển đối với vị trí không đủ số người tối thiểu"


def asked_or_made(campaign: Campaign) -> dict[str, str]:
    """Return of what there is a decision: every change that takes files again for positions."""
    return dict.fromkeys(_extensions(campaign), "")


def captions(campaign: Campaign) -> dict[str, str]:
    """Return for which positions files are taken again, by the number of the request."""
    return {
        number: ", ".join(sorted(each.arguments["again"]["positions"]))
        for number, each in _extensions(campaign).items()
    }


def extensions(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return what the decisions to take files again say, by the number of the request."""
    titles = {each.code: each.title for each in campaign.positions.select_related("post")}
    with override("vi"):
        return {
            number: decision(
                campaign,
                headings[number],
                matter=MATTER,
                basis=_basis(campaign, each),
                articles=_articles(each.arguments, titles),
                named=_named(each.arguments, titles),
                codes=["NOMINATED"] if each.arguments["again"]["nominated"] else [],
            )
            for number, each in _extensions(campaign).items()
            if number in headings
        }


def _extensions(campaign: Campaign) -> dict[str, ApprovalRequest]:
    changes = asked_for(campaign, ActName.CHANGE_ANNOUNCEMENT)
    return {number: each for number, each in changes.items() if each.arguments.get("again")}


def _basis(campaign: Campaign, asked: ApprovalRequest) -> Iterator[str]:
    least = campaign.regulations["eligibility"]["min_candidates_per_post"]
    yield from announced_by(campaign, asked.asked_at)
    yield f"Căn cứ quy chế của kỳ thi: mỗi vị trí có ít nhất {least:02d} người đủ điều kiện dự thi;"
    yield f"Xét lý do: {_reason(asked.arguments)};"
    yield PROPOSED


def _named(asked: Mapping[str, Any], titles: Mapping[str, str]) -> Iterator[str]:
    yield from (day(asked["closes"]), _reason(asked))
    for code in sorted(asked["again"]["positions"]):
        yield from (code, titles[code])


def _reason(asked: Mapping[str, Any]) -> str:
    return str(asked["reason"]).strip().removesuffix(".")


def _articles(asked: Mapping[str, Any], titles: Mapping[str, str]) -> Iterator[str]:
    again = asked["again"]
    named = "; ".join(f"{code} - {titles[code]}" for code in sorted(again["positions"]))
    whose = " của người được giới thiệu" if again["nominated"] else ""
    yield (
        f"Tiếp tục nhận hồ sơ đăng ký dự tuyển{whose} đến hết ngày {day(asked['closes'])} đối với "
        f"vị trí: {named}. Hồ sơ đã nhận vẫn có giá trị."
    )
    yield (
        "Giao Thư ký Hội đồng thi tuyển công bố việc thay đổi trên các kênh đã công bố thông báo "
        "thi tuyển, tiếp nhận hồ sơ và báo cho thí sinh đã đăng ký các vị trí này. Các thời hạn "
        "tính lại theo thông báo thay đổi."
    )
    yield carried_out_by("thí sinh dự tuyển các vị trí nêu tại Điều 1")
