"""The announcement file of a rehearsal: one TOML, checked before anything is played."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from exams.rules.refusals import Refusal

Told = dict[str, Any]
Wanted = Mapping[str, type]

CAMPAIGN: Wanted = {
    "code": str,
    "name": str,
    "announced_on": date,
    "registration_opens": date,
    "registration_closes": date,
    "planning_terms": list,
}
LISTS: Mapping[str, Wanted] = {
    "unit": {"code": str, "name": str},
    "rank": {"code": str, "order": int, "level": str},
    "post": {"code": str, "full_name": str, "unit": str, "rank": str},
    "position": {"code": str, "post": str},
    "equivalence": {"code": str, "posts": list},
    "holiday": {"date": date, "name": str, "kind": str},
    "proposed_position": {"code": str},
}


def read_announcement(folder: Path) -> Told:
    """Return the one TOML file of a folder that describes a campaign, with its file name.

    Raises Refusal FILE_MISSING, ANNOUNCEMENT_UNREADABLE or ANNOUNCEMENT_INCOMPLETE.
    """
    for file in sorted(folder.glob("*.toml")):
        try:
            told = tomllib.loads(file.read_text(encoding="utf-8-sig"), parse_float=Decimal)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
            raise Refusal("ANNOUNCEMENT_UNREADABLE", file=file.name, why=wrong) from wrong
        if "campaign" in told:
            for table, key in faults(told):
                raise Refusal("ANNOUNCEMENT_INCOMPLETE", file=file.name, table=table, key=key)
            return told
    raise Refusal("FILE_MISSING", key="campaign", file=folder.name)


def faults(told: Told) -> Iterator[tuple[str, str]]:
    """Yield (table, key) for everything that is missing, or of another kind than it must be."""
    yield from _lacking(told["campaign"], CAMPAIGN, "campaign")
    for name in ("dates", "reference_dates"):
        if not isinstance(told["campaign"].get(name, {}), dict):
            yield "campaign", name
    for key, day in told["campaign"].get("dates", {}).items():
        if type(day) is not date:
            yield "campaign.dates", key
    for name in ("files", "profile"):
        if not isinstance(told.get(name, {}), dict):
            yield name, name
    for name, wanted in LISTS.items():
        yield from _lines(told.get(name, []), wanted, name)
    yield from _posts(told)


def _lines(lines: Any, wanted: Wanted, name: str) -> Iterator[tuple[str, str]]:
    if not isinstance(lines, list):
        yield name, name
        return
    for number, line in enumerate(lines, start=1):
        yield from _lacking(line, wanted, f"{name} {number}")


def _lacking(table: Any, wanted: Wanted, name: str) -> Iterator[tuple[str, str]]:
    if not isinstance(table, dict):
        yield name, name
        return
    for key, kind in wanted.items():
        value = table.get(key)
        right = type(value) is kind  # a moment is not a day, and true is not a number
        if not right or (kind is not int and not value and name != "proposed_position"):
            yield name, key


def _posts(told: Told) -> Iterator[tuple[str, str]]:
    """Yield the positions whose post is not in the catalogue of the file."""
    known = {post["code"] for post in told.get("post", [])}
    for position in told.get("position", []):
        if position["post"] not in known:
            yield f"position {position['code']}", "post"
