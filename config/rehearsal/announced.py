"""The announcement file of a rehearsal: one TOML, checked before anything is played."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from candidates.rules.standards import CEFR
from exams.rules.calendar import DayKind
from exams.rules.refusals import Refusal
from exams.rules.terms import Level, Theory

Told = dict[str, Any]
Sound = Callable[[Any], bool]
Wanted = Mapping[str, Sound]


def _is(kind: type) -> Sound:
    """A moment is not a day, and true is not a number."""
    return lambda value: type(value) is kind


def _text(value: Any) -> bool:
    return type(value) is str and bool(value)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(type(item) is str for item in value)


def _among(*words: str) -> Sound:
    return lambda value: type(value) is str and value in words


def _from(least: int) -> Sound:
    return lambda value: type(value) is int and value >= least


def _month(value: Any) -> bool:
    year, _, month = str(value).partition("-")
    return year.isdecimal() and month[:2].isdecimal() and 1 <= int(month[:2]) <= 12


NEEDED: Mapping[str, Wanted] = {
    "campaign": {
        "code": _text,
        "name": _text,
        "announced_on": _is(date),
        "registration_opens": _is(date),
        "registration_closes": _is(date),
        "planning_terms": lambda value: bool(value) and _texts(value),
    },
    "unit": {"code": _text, "name": _text},
    "rank": {"code": _text, "order": _is(int), "level": _among(*Level)},
    "post": {"code": _text, "full_name": _text, "unit": _text, "rank": _text},
    "position": {"code": _text, "post": _text},
    "equivalence": {"code": _text, "posts": _texts},
    "holiday": {"date": _is(date), "name": _text, "kind": _among(*DayKind)},
    "proposed_position": {"code": _text},
}
ALLOWED: Mapping[str, Wanted] = {
    "campaign": {
        "host": _is(str),
        "announcement_no": _is(str),
        "candidate_number_prefix": _is(str),
        "candidate_number_digits": _from(1),
        "planning_default_term": _text,
        "dates": _is(dict),
        "reference_dates": _is(dict),
    },
    "unit": {"plans": _is(bool)},
    "rank": {"name": _is(str), "prefixes": _texts},
    "post": {
        "approving_level": _is(str),
        "seats": _from(0),
        "political_theory_min": _among(*Theory),
        "specialities": _texts,
    },
    "position": {
        "vacancies": _from(1),
        "party_member_required": _is(bool),
        "age_under": _from(1),
        "language_min": _among("", *CEFR),
        "experience_field": _is(str),
        "experience_months": _from(0),
    },
    "proposed_position": {
        "post": _is(str),
        "vacancies": _from(0),
        "elected_post": _is(bool),
        "reappointment": _is(bool),
    },
}
REFERENCE_DATES: Wanted = {
    **dict.fromkeys(("age", "months_in_post", "discipline", "dossier"), _is(date)),
    "latest_rated_year": _from(1900),
    "planning_age_month": _month,
}
FILES: Wanted = {
    **dict.fromkeys(
        ("planning", "personnel", "registrations", "score_slips", "decisions"), _is(str)
    ),
    "planning_sheets": _texts,
}
PROFILE: Wanted = {"id": _text, "version": _from(1), "in_force_from": _is(date)}


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
    campaign = told["campaign"]
    yield from _line(campaign, "campaign", "campaign")
    yield from _unsound(
        campaign.get("reference_dates", {}), REFERENCE_DATES, "campaign.reference_dates"
    )
    dates = campaign.get("dates", {})
    yield from _unsound(dates, dict.fromkeys(dates, _is(date)), "campaign.dates")
    if campaign["registration_closes"] < campaign["registration_opens"]:
        yield "campaign", "registration_closes"
    yield from _unsound(told.get("files", {}), FILES, "files")
    yield from _unsound(told.get("profile", {}), PROFILE, "profile")
    for name in NEEDED:
        if name != "campaign":
            yield from _lines(told.get(name, []), name)
    yield from _posts(told)


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


def _line(line: Any, name: str, said: str) -> Iterator[tuple[str, str]]:
    if not isinstance(line, dict):
        yield said, name
        return
    for key, sound in NEEDED[name].items():
        if not sound(line.get(key)):
            yield said, key
    yield from _unsound(line, ALLOWED.get(name, {}), said)


def _unsound(table: Any, wanted: Wanted, said: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in a table and is of another kind; what it leaves out is no fault."""
    if not isinstance(table, dict):
        yield said, said
        return
    for key, sound in wanted.items():
        if key in table and not sound(table[key]):
            yield said, key


def _posts(told: Told) -> Iterator[tuple[str, str]]:
    """Yield the positions whose post is not in the catalogue of the file."""
    known = {post["code"] for post in told.get("post", [])}
    for position in told.get("position", []):
        if position["post"] not in known:
            yield f"position {position['code']}", "post"
