"""The parts of an administrative paper that every document of a campaign has (NĐ 30/2020)."""

import re
from datetime import date
from typing import Any

from exams.models import Campaign

COUNCIL = "Hội đồng"
PLACE = re.compile(r"(?:thành phố|tỉnh)\s+(\w[\w\s-]*)$", re.IGNORECASE)


def head(
    campaign: Campaign, *, number: str, symbol: str, on: date, draft: bool = False
) -> dict[str, Any]:
    """Return who issues, under which number, where and when; a draft has no number."""
    superior, issuer = _bodies(campaign.host)
    return {
        "superior": superior.upper(),
        "issuer": issuer.upper(),
        "number": numbered("" if draft else number, symbol),
        "place_date": f"{place_of(campaign.host)}, {day_in_words(on)}",
        "draft": draft,
    }


def signature() -> dict[str, str]:
    """Return who signs: the chair, on behalf of the council."""
    return {"authority": "TM. HỘI ĐỒNG", "title": "CHỦ TỊCH"}


def day_in_words(on: date) -> str:
    """Return a day as documents write it: a zero for days under 10, and for months 1 and 2 only.

    Source: NĐ 30/2020, annex I.
    """
    month = f"{on.month:02d}" if on.month <= 2 else f"{on.month}"
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def numbered(number: str, symbol: str) -> str:
    """Return the line of the number; one that was not given yet leaves room to write it.

    Source: NĐ 30/2020: numbers under 10 have a zero in front.
    """
    plain = re.sub(r"^\s*Số:?\s*", "", number).strip()
    if plain.isdigit():
        plain = f"{int(plain):02d}/{symbol}"
    return f"Số: {plain or '        /' + symbol}"


def place_of(host: str) -> str:
    """Return the place that the name of the host ends in."""
    found = PLACE.search(host)
    return found[1].strip() if found else "Hà Nội"


def _bodies(host: str) -> tuple[str, str]:
    """Return the superior body, if any, and the one that issues."""
    return ("", host) if host.startswith(COUNCIL) else (host, "Hội đồng thi tuyển")


def day(text: str) -> str:
    """Return an ISO date as dd/mm/yyyy, anything else as it is."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    return f"{found[3]}/{found[2]}/{found[1]}" if found else text
