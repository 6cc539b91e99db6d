"""What a later version of an announcement says otherwise than the one before it.

Source: NĐ 170/2025 art. 15(3): a change is published as the first announcement was.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from exams.rules.deadline_rules import CampaignDates
from exams.rules.suspensions import day_code

_WINDOW = ("registration_opens", "registration_closes")


@dataclass(frozen=True, slots=True)
class AnnouncedChange:
    """What changed, by the code of its words; a day as ISO text, a blank where there was none."""

    what: str
    old: str
    new: str
    is_day: bool = True

    @property
    def old_text(self) -> str:
        """Return what it was, as people write it."""
        return _text_of(self.old, is_day=self.is_day)

    @property
    def new_text(self) -> str:
        """Return what it is now, as people write it."""
        return _text_of(self.new, is_day=self.is_day)


def announced_days(content: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return every day that an announcement says: the code of its words, dd/mm/yyyy."""
    named = _named(content)
    return tuple((day_code(name), _text_of(day, is_day=True)) for name, day in named.items())


def announced_changes(
    old: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[AnnouncedChange, ...]:
    """Return the days and places that differ between the contents of two announcements."""
    changes = (*_days(old, new), *_places(old, new))
    return tuple(each for each in changes if each.old != each.new)


def _text_of(value: str, *, is_day: bool) -> str:
    if not value:
        return "–"
    return f"{date.fromisoformat(value):%d/%m/%Y}" if is_day else value


def _days(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[AnnouncedChange]:
    before, now = _named(old), _named(new)
    for name in _in_order({**before, **now}):
        yield AnnouncedChange(day_code(name), before.get(name, ""), now.get(name, ""))


def _named(content: Mapping[str, Any]) -> dict[str, str]:
    """Return every day that an announcement says, by its name."""
    window = dict(zip(_WINDOW, content.get("registration", ()), strict=False))
    return _in_order({**window, **content.get("dates", {})})


def _in_order(days: Mapping[str, str]) -> dict[str, str]:
    """Return days in the order of the steps, however they were kept."""
    order = [each.name for each in fields(CampaignDates)]
    return {name: days[name] for name in order if name in days}


def _places(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[AnnouncedChange]:
    """Yield the places; of a version that was published before it said them nothing is told."""
    if "places" in old and "places" in new:
        for kind, venue in new["places"].items():
            yield AnnouncedChange(f"PLACE_{kind}", old["places"].get(kind, ""), venue, is_day=False)
