"""The decisions about a position with too few people: it is sat for all the same, or postponed.

contents = waivers(campaign, {"TT-03": Heading("31", now)})

There is one of every position that lacks people, to be signed before it is entered, and of every
one about which it was entered. Source: regulations 3 (P6), 3.4 and 7.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from django.utils.translation import override

from candidates.actions.eligible_list import fallen_short, positions_with_too_few
from candidates.models import Decision
from candidates.rules.enums import ApplicationState, DecisionKind
from candidates.rules.profile import Waiver
from exams.actions.advance import first_sitting
from exams.documents.decision import (
    PROPOSED,
    announced_by,
    carried_out_by,
    decision,
    number_in,
)
from exams.documents.paper import Heading
from exams.models import Campaign, Position
from exams.rules.stages import SCREEN

WAIVER, POSTPONEMENT = "WAIVER_DECISION", "POSTPONEMENT_DECISION"
Articles = Callable[[Position, int], Iterator[str]]


def may_be_waived(campaign: Campaign) -> dict[str, str]:
    """Return the positions of which there is a decision that they are sat for with fewer people."""
    waiver = campaign.regulations["eligibility"]["waiver_of_min_candidates"]
    files = campaign.applications.filter(state=ApplicationState.ELIGIBLE)  # without any, in vain
    some = {*files.values_list("position__code", flat=True)} if waiver != Waiver.NEVER else set()
    return _positions(campaign, DecisionKind.MIN_CANDIDATES_WAIVER, some & {*_short(campaign)})


def may_be_postponed(campaign: Campaign) -> dict[str, str]:
    """Return the positions of which there is a decision that they are not sat for this time."""
    return _positions(campaign, DecisionKind.POSTPONED, _short(campaign))


def captions(campaign: Campaign) -> dict[str, str]:
    """Return what each position is called, by its code."""
    return {each.code: str(each) for each in campaign.positions.select_related("post")}


def waivers(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return what the decisions say by which some positions are sat for with fewer people."""
    matter = "tổ chức thi vị trí {post} khi không đủ số người tối thiểu"
    entered = _entered(campaign, DecisionKind.MIN_CANDIDATES_WAIVER)
    return _contents(campaign, headings, entered, matter, _of_waiver)


def postponements(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return what the decisions say by which some positions are postponed."""
    entered = _entered(campaign, DecisionKind.POSTPONED)
    return _contents(campaign, headings, entered, "hoãn thi vị trí {post}", _of_postponement)


def _positions(
    campaign: Campaign, kind: DecisionKind, undecided: Collection[str]
) -> dict[str, str]:
    """Return the positions that lack people today, and those about which this was entered.

    What was entered brings its number along.
    """
    short = dict.fromkeys(undecided, "")
    entered = {code: number_in(each.document) for code, each in _entered(campaign, kind).items()}
    return dict(sorted({**short, **entered}.items()))


def _entered(campaign: Campaign, kind: DecisionKind) -> dict[str, Decision]:
    """Return what was entered last about each position."""
    rows = campaign.decisions.filter(kind=kind).select_related("position")
    return {each.position.code: each for each in rows if each.position}


def _short(campaign: Campaign) -> Collection[str]:
    if campaign.step == SCREEN:
        return positions_with_too_few(campaign)
    return fallen_short(campaign) if campaign.step == first_sitting(campaign) else ()


def _contents(
    campaign: Campaign,
    headings: Mapping[str, Heading],
    entered: Mapping[str, Decision],
    matter: str,
    articles: Articles,
) -> dict[str, dict[str, Any]]:
    least = campaign.regulations["eligibility"]["min_candidates_per_post"]
    positions = campaign.positions.filter(code__in=headings).select_related("post")
    with override("vi"):
        return {
            each.code: decision(
                campaign,
                headings[each.code],
                matter=matter.format(post=each.title),
                basis=_basis(campaign, headings[each.code], least),
                articles=articles(each, least),
                named=(each.code, each.title, f"{least:02d}"),
                on=entered[each.code].decided_on if each.code in entered else None,
            )
            for each in positions
        }


def _basis(campaign: Campaign, heading: Heading, least: int) -> Iterator[str]:
    yield from announced_by(campaign, heading.at)
    yield (
        f"Căn cứ quy chế của kỳ thi: mỗi vị trí có ít nhất {least:02d} người đủ điều kiện dự thi;"
    )
    yield "Căn cứ kết quả thẩm định hồ sơ đăng ký dự tuyển;"
    yield PROPOSED


def _of_waiver(position: Position, least: int) -> Iterator[str]:
    yield (
        f"Vị trí {position.code} - {position.title} được tổ chức thi với số người đủ điều kiện "
        f"hiện có, tuy ít hơn {least:02d} người. Các điều kiện khác và cách xét kết quả không thay "
        "đổi."
    )
    yield (
        "Giao Thư ký Hội đồng thi tuyển ghi Quyết định này vào hồ sơ kỳ thi và thông báo cho thí "
        "sinh dự tuyển vị trí này."
    )
    yield carried_out_by("thí sinh dự tuyển vị trí nêu tại Điều 1")


def _of_postponement(position: Position, least: int) -> Iterator[str]:
    yield (
        f"Không tổ chức thi vị trí {position.code} - {position.title} trong kỳ thi này, do không "
        f"đủ {least:02d} người đủ điều kiện dự thi."
    )
    yield (
        "Giao Thư ký Hội đồng thi tuyển ghi Quyết định này vào hồ sơ kỳ thi và thông báo bằng văn "
        "bản cho từng thí sinh dự tuyển vị trí này. Việc thi tuyển vị trí này về sau theo thông "
        "báo thi tuyển khác."
    )
    yield carried_out_by("thí sinh dự tuyển vị trí nêu tại Điều 1")
