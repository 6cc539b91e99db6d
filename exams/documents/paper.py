"""The parts of a paper that every document of a campaign has: as the state's papers (NĐ 30/2020) or
as the Party's (HD 36-HD/VPTW), as the profile's `document_style` says.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from exams.models import Campaign
from exams.rules.enums import DocumentStyle


def facts_of(named: Iterable[str], codes: Iterable[str] = ()) -> dict[str, Any]:
    """Return what a paper rests on, beside its wording: what it names as it names it, and codes.

    It goes stale when these change; when only the wording of its kind does, it does not.
    """
    return {"rests_on": {"named": [each for each in named if each], "codes": list(codes)}}


class Heading(NamedTuple):
    """Under which number a paper is issued, and when; a draft has no number."""

    number: str
    at: datetime
    draft: bool = False


COUNCIL = "Hội đồng"
# The days of a campaign that its papers name, in the order of its life.
PUBLIC_DAYS = (
    ("eligible_list_published", "Niêm yết danh sách đủ điều kiện dự thi"),
    ("summons", "Triệu tập thí sinh"),
    ("written_exam", "Thi viết"),
    ("provisional_published", "Công bố kết quả thi viết lần đầu"),
    ("remark_request_until", "Hạn cuối nhận đơn phúc khảo"),
    ("defence", "Bảo vệ đề án"),
    ("published", "Công bố kết quả thi tuyển"),
)
CITY = re.compile(r"(?:thành phố|tỉnh)\s+(\w[\w\s-]*)$", re.IGNORECASE)


def head(
    campaign: Campaign, *, number: str, symbol: str, on: date, draft: bool = False
) -> dict[str, Any]:
    """Return who issues, under which number, where and when; a draft has no number."""
    superior, issuer = _bodies(campaign.host)
    party = is_party(campaign)
    full_number = numbered("" if draft else number, symbol, party=party)
    return {
        "party": party,
        "superior": superior.upper(),
        "issuer": issuer.upper(),
        "number": f"Số {full_number}" if party else f"Số: {full_number}",
        "place_date": f"{place_of(campaign.host)}, {day_in_words(on)}",
        "draft": draft,
    }


def is_party(campaign: Campaign) -> bool:
    """Tell whether the council issues its papers in the Party's form."""
    documents = _regulations_of(campaign).get("documents", {})
    return bool(documents.get("document_style") == DocumentStyle.PARTY_HD36)


def _regulations_of(campaign: Campaign) -> dict[str, Any]:
    """Return the regulations that were frozen, or those of the profile of a draft."""
    frozen: dict[str, Any] = campaign.regulations
    return dict(campaign.profile.values) if not frozen and campaign.profile else frozen


def signature(campaign: Campaign, name: str = "") -> dict[str, str]:
    """Return who signs: the chair, on behalf of the council."""
    authority = "T/M HỘI ĐỒNG" if is_party(campaign) else "TM. HỘI ĐỒNG"
    return {"authority": authority, "title": "CHỦ TỊCH", "name": name}


def day_in_words(on: date) -> str:
    """Return a day as documents write it: a zero for days under 10, and for months 1 and 2 only.

    Source: NĐ 30/2020, annex I.
    """
    month = f"{on.month:02d}" if on.month <= 2 else f"{on.month}"
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def term_in_words(starts_on: date | None, ends_on: date | None) -> str:
    """Return from when until when somebody serves, as a decision writes it; of no days, blank."""
    since = f"từ {day_in_words(starts_on)}" if starts_on else ""
    until = f"đến hết {day_in_words(ends_on)}" if ends_on else ""
    return " ".join(filter(None, (since, until)))


def numbered(number: str, symbol: str, *, party: bool = False) -> str:
    """Return the number with its symbol; one that was not given yet leaves room to write it.

    Source: NĐ 30/2020: 05/TB-HĐTT, with a zero before numbers under 10; HD 36: 05-TB/HĐTT.
    """
    plain = re.sub(r"^\s*Số:?\s*", "", number).strip()
    if plain and not plain.isdigit():
        return plain
    figure = f"{int(plain):02d}" if plain else " " * 8
    return f"{figure}-{symbol.replace('-', '/')}" if party else f"{figure}/{symbol}"


def place_of(host: str) -> str:
    """Return the place that the name of the host ends in."""
    match = CITY.search(host)
    return match[1].strip() if match else "Hà Nội"


def _bodies(host: str) -> tuple[str, str]:
    """Return the superior body, if any, and the one that issues."""
    return ("", host) if host.startswith(COUNCIL) else (host, "Hội đồng thi tuyển")


def day(text: str) -> str:
    """Return an ISO date as dd/mm/yyyy, anything else as it is."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    return f"{match[3]}/{match[2]}/{match[1]}" if match else text
