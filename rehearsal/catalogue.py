"""The catalogue of a rehearsal: units, ladder, posts, equivalences and days off."""

from typing import Any

from exams.actions import catalogue
from exams.rules.enums import Theory
from rehearsal.clock import Clock
from rehearsal.folder import Folder
from rehearsal.people import People


def keep_catalogue(folder: Folder, people: People, clock: Clock) -> None:
    """Enter units, ladder, posts, equivalences and the calendar."""
    announcement = folder.announcement
    catalogue.enter(
        units=map(_unit, announcement.get("unit", ())),
        ranks=map(_rank, announcement.get("rank", ())),
        posts=map(_post, announcement.get("post", ())),
        equivalences=map(_equivalence, announcement.get("equivalence", ())),
        by=people.secretary,
        at=clock.at,
    )
    catalogue.holidays(days=announcement.get("holiday", ()), by=people.secretary, at=clock.at)


def _unit(unit: dict[str, Any]) -> dict[str, Any]:
    return {"code": unit["code"], "name": unit["name"], "plans": unit.get("plans", True)}


def _rank(rank: dict[str, Any]) -> dict[str, Any]:
    return {
        **{key: rank[key] for key in ("code", "order", "level")},
        "prefixes": rank.get("prefixes", []),
        "name": rank.get("name", rank["code"]),
    }


def _post(post: dict[str, Any]) -> dict[str, Any]:
    return {
        **_POST,
        **{key: post[key] for key in _POST if key in post},
        "theory_min": post.get("political_theory_min", Theory.NONE),
    }


def _equivalence(group: dict[str, Any]) -> dict[str, Any]:
    return {"code": group["code"], "posts": list(group["posts"])}


_POST: dict[str, Any] = {
    "code": "",
    "full_name": "",
    "unit": "",
    "rank": "",
    "approving_level": "",
    "seats": 1,
    "specialities": [],
}
