"""The announcement file of a rehearsal: one TOML, checked before anything is played."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from candidates.rules.standards import CEFR
from exams.rules.calendar import DayKind
from exams.rules.enums import Level, Theory
from exams.rules.refusals import Refusal
from rehearsal.kinds import Sound, among, at_least, is_a, month, text, texts

Announced = dict[str, Any]
Wanted = Mapping[str, Sound]


NEEDED: Mapping[str, Wanted] = {
    "campaign": {
        "code": text,
        "name": text,
        "announced_on": is_a(date),
        "registration_opens": is_a(date),
        "registration_closes": is_a(date),
        "planning_terms": lambda value: bool(value) and texts(value),
    },
    "unit": {"code": text, "name": text},
    "rank": {"code": text, "order": is_a(int), "level": among(*Level)},
    "post": {"code": text, "full_name": text, "unit": text, "rank": text},
    "position": {"code": text, "post": text},
    "equivalence": {"code": text, "posts": texts},
    "holiday": {"date": is_a(date), "name": text, "kind": among(*DayKind)},
    "proposed_position": {"code": text},
}
ALLOWED: Mapping[str, Wanted] = {
    "campaign": {
        "host": is_a(str),
        "announcement_no": is_a(str),
        "candidate_number_prefix": is_a(str),
        "candidate_number_digits": at_least(1),
        "planning_default_term": text,
        "dates": is_a(dict),
        "reference_dates": is_a(dict),
    },
    "unit": {"plans": is_a(bool)},
    "rank": {"name": is_a(str), "prefixes": texts},
    "post": {
        "approving_level": is_a(str),
        "seats": at_least(0),
        "political_theory_min": among(*Theory),
        "specialities": texts,
    },
    "position": {
        "vacancies": at_least(1),
        "party_member_required": is_a(bool),
        "age_under": at_least(1),
        "language_min": among("", *CEFR),
        "experience_field": is_a(str),
        "experience_months": at_least(0),
    },
    "proposed_position": {
        "post": is_a(str),
        "vacancies": at_least(0),
        "elected_post": is_a(bool),
        "reappointment": is_a(bool),
    },
}
REFERENCE_DATES: Wanted = {
    **dict.fromkeys(("age", "months_in_post", "discipline", "dossier"), is_a(date)),
    "latest_rated_year": at_least(1900),
    "planning_age_month": month,
}
FILES: Wanted = {
    **dict.fromkeys(
        ("planning", "personnel", "registrations", "score_slips", "decisions"), is_a(str)
    ),
    "planning_sheets": texts,
}
PROFILE: Wanted = {"id": text, "version": at_least(1), "in_force_from": is_a(date)}


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
