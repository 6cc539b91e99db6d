"""The announcement file of a rehearsal: one TOML, checked before anything is played."""

import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from exams.rules.refusals import Refusal
from rehearsal.announced_keys import ALLOWED, FILES, NEEDED, PROFILE, REFERENCE_DATES, Wanted
from rehearsal.kinds import is_a

Announced = dict[str, Any]


def read_announcement(folder: Path) -> Announced:
    """Return the one TOML file of a folder that describes a campaign, with its file name.

    Raises Refusal FILE_MISSING, ANNOUNCEMENT_UNREADABLE or ANNOUNCEMENT_INCOMPLETE.
    """
    for file in sorted(folder.glob("*.toml")):
        try:
            announcement = tomllib.loads(file.read_text(encoding="utf-8-sig"), parse_float=Decimal)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
            raise Refusal("ANNOUNCEMENT_UNREADABLE", file=file.name, why=wrong) from wrong
        if "campaign" in announcement:
            for table, key in faults(announcement):
                raise Refusal("ANNOUNCEMENT_INCOMPLETE", file=file.name, table=table, key=key)
            return announcement
    raise Refusal("FILE_MISSING", key="campaign", file=folder.name)


def faults(announcement: Announced) -> Iterator[tuple[str, str]]:
    """Yield (table, key) for everything that is missing, or of another kind than it must be."""
    campaign = announcement["campaign"]
    yield from _line(campaign, "campaign", "campaign")
    yield from _days(campaign)
    yield from _unsound(announcement.get("files", {}), FILES, "files")
    yield from _unsound(announcement.get("profile", {}), PROFILE, "profile")
    for name in NEEDED:
        if name != "campaign":
            yield from _lines(announcement.get(name, []), name)
    yield from _posts(announcement)


def _days(campaign: Any) -> Iterator[tuple[str, str]]:
    reference, dates = campaign.get("reference_dates", {}), campaign.get("dates", {})
    yield from _unsound(reference, REFERENCE_DATES, "campaign.reference_dates")
    yield from _unsound(dates, dict.fromkeys(dates, is_a(date)), "campaign.dates")
    if campaign["registration_closes"] < campaign["registration_opens"]:
        yield "campaign", "registration_closes"


def _lines(lines: Any, name: str) -> Iterator[tuple[str, str]]:
    if not isinstance(lines, list):
        yield name, name
        return
    codes = set()
    for number, line in enumerate(lines, start=1):
        yield from _line(line, name, f"{name} {number}")
        if (code := line.get("code")) in codes:
            yield f"{name} {number}", "code"
        codes.add(code or number)


def _line(line: Any, name: str, where: str) -> Iterator[tuple[str, str]]:
    if not isinstance(line, dict):
        yield where, name
        return
    for key, sound in NEEDED[name].items():
        if not sound(line.get(key)):
            yield where, key
    yield from _unsound(line, ALLOWED.get(name, {}), where)


def _unsound(table: Any, wanted: Wanted, where: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in a table and is of another kind; what it leaves out is no fault."""
    if not isinstance(table, dict):
        yield where, where
        return
    for key, sound in wanted.items():
        if key in table and not sound(table[key]):
            yield where, key


def _posts(announcement: Announced) -> Iterator[tuple[str, str]]:
    """Yield the positions whose post is not in the catalogue of the file."""
    post_codes = {post["code"] for post in announcement.get("post", [])}
    for position in announcement.get("position", []):
        if position["post"] not in post_codes:
            yield f"position {position['code']}", "post"
