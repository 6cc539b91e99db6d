"""The minutes of the count at a conference on planning, to print and sign.

data = minutes_of(conference)

A conference belongs to no campaign, so it has no place in the register of papers: the office
numbers the minutes by hand. They bear the entry of the trail that fixed the result.
Source: regulations 1.2 (22), 7; NĐ 30/2020.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import override

from candidates.actions.conference_results import ResultLine, result_lines
from candidates.models import PlanningConference
from candidates.rules.conference import VoteBase
from exams.documents.paper import day_in_words, numbered, place_of
from web.typeset import pdf

TEMPLATE = "candidates/plan/conference_minutes.typ"
SYMBOL = "BB-KP"
CENT = Decimal("0.01")
BASES = {
    VoteBase.PRESENT: "số người có mặt",
    VoteBase.SUMMONED: "số người được triệu tập",
    VoteBase.ISSUED: "số phiếu phát ra",
    VoteBase.COLLECTED: "số phiếu thu về",
}


def minutes_of(conference: PlanningConference) -> bytes:
    """Return the minutes of a conference whose result is fixed, dated when it was."""
    if conference.fixed_at is None:
        raise ValueError("the result is not fixed")
    return pdf(TEMPLATE, gathered(conference), at=conference.fixed_at)


def gathered(conference: PlanningConference) -> dict[str, Any]:
    """Return everything that the minutes say."""
    lines = result_lines(conference)
    tellers = [str(each.teller) for each in conference.counts.select_related("teller")]
    with override("vi"):
        return {
            **_head(conference),
            "opening": _opening(conference),
            "facts": _facts(conference),
            "rows": [_row(number, line, conference) for number, line in enumerate(lines, 1)],
            "threshold": _threshold(conference),
            "result": _result(lines),
            "settled": _settled(conference),
            "tellers": list(dict.fromkeys(tellers))[:2],
            "trail": f"{conference.event_id}",
        }


def _head(conference: PlanningConference) -> dict[str, Any]:
    unit, post = conference.post.unit.name, conference.post.full_name
    subject = f"Kiểm phiếu giới thiệu quy hoạch nhiệm kỳ {conference.term}\n{post}"
    return {
        "party": False,
        "draft": False,
        "superior": "",
        "issuer": unit.upper(),
        "number": f"Số: {numbered('', SYMBOL)}",
        "place_date": f"{place_of(unit)}, {day_in_words(conference.held_on)}",
        "title": f"Biên bản kiểm phiếu - {post}",
        "kind": "BIÊN BẢN",
        "subject": subject,
    }


def _opening(conference: PlanningConference) -> str:
    venue = f", tại {conference.venue}" if conference.venue else ""
    return (
        f"{day_in_words(conference.held_on).capitalize()}{venue}, {conference.title} họp theo văn "
        f"bản {conference.document} {day_in_words(conference.document_on)} và bỏ phiếu kín giới "
        "thiệu quy hoạch. Kết quả kiểm phiếu như sau:"
    )


def _facts(conference: PlanningConference) -> list[tuple[str, str]]:
    collected, valid = conference.collected or 0, conference.valid or 0
    numbers = [
        ("Số người được triệu tập", conference.summoned),
        ("Số người có mặt", conference.present),
        ("Số phiếu phát ra", conference.issued),
        ("Số phiếu thu về", collected),
        ("Số phiếu hợp lệ", valid),
        ("Số phiếu không hợp lệ", collected - valid),
    ]
    return [(words, f"{number}") for words, number in numbers]


def _row(number: int, line: ResultLine, conference: PlanningConference) -> list[str]:
    nominee = line.nominee
    share = Decimal(100 * (nominee.votes or 0)) / Decimal(conference.base or 1)
    return [
        f"{number}",
        nominee.name,
        f"{nominee.born:%d/%m/%Y}",
        nominee.current_post or "–",
        f"{nominee.votes}",
        f"{share.quantize(CENT, ROUND_HALF_UP)}".replace(".", ","),
        "Đạt" if nominee.is_reached else "Không đạt",
    ]


def _threshold(conference: PlanningConference) -> str:
    rules = conference.rules
    return (
        f"Tỷ lệ tính trên {BASES[rules.base]} ({conference.base}). Người đạt là người có trên "
        f"{rules.share * 100}% số đó, tức từ {conference.needed} phiếu trở lên."
    )


def _result(lines: list[ResultLine]) -> str:
    names = [line.nominee.name for line in lines if line.nominee.is_reached]
    if not names:
        return "Không có ai đạt số phiếu để giới thiệu quy hoạch."
    return f"Có {len(names):02d} người đạt, theo thứ tự số phiếu: {'; '.join(names)}."


def _settled(conference: PlanningConference) -> str:
    """Return how a difference between the tellers was settled; blank where there was none."""
    last = conference.counts.select_related("teller").last()
    if last is None or not last.reason:
        return ""
    return (
        f"Hai lần kiểm phiếu khác nhau; {last.teller} đã kiểm lại và quyết định số phiếu trên. "
        f"Lý do: {last.reason}"
    )
