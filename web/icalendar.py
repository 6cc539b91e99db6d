"""Days as a calendar file (iCalendar, RFC 5545), which any calendar takes in or keeps reading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

ICALENDAR = "text/calendar; charset=utf-8"
LONGEST_LINE = 75  # octets
HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//thi-tuyen//lich//VI", "CALSCALE:GREGORIAN")


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A whole day, or (a datetime) so many minutes from a moment; `key` stays when it moves."""

    key: str
    start: date
    title: str
    text: str = ""
    url: str = ""
    venue: str = ""
    minutes: int = 0


def calendar_file(name: str, entries: Iterable[CalendarEntry], at: datetime) -> bytes:
    """Return a calendar of this name, as it stands at a moment."""
    lines = [*HEAD, f"X-WR-CALNAME:{_escaped(name)}"]
    for entry in entries:
        lines += _event(entry, at)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(entry: CalendarEntry, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(entry.key)}"
    yield f"DTSTAMP:{_moment(at)}"
    yield from _times(entry)
    yield f"SUMMARY:{_escaped(entry.title)}"
    texts = {"DESCRIPTION": entry.text, "LOCATION": entry.venue}
    yield from (f"{name}:{_escaped(text)}" for name, text in texts.items() if text)
    if entry.url:
        yield f"URL:{entry.url}"
    yield "END:VEVENT"


def _times(entry: CalendarEntry) -> Iterator[str]:
    if isinstance(entry.start, datetime):
        yield f"DTSTART:{_moment(entry.start)}"
        yield f"DURATION:PT{entry.minutes}M"
    else:
        yield f"DTSTART;VALUE=DATE:{entry.start:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.start + timedelta(days=1):%Y%m%d}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Return a text as a value: what separates values is escaped, a new line is written out."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> bytes:
    """Return a line in parts of at most 75 octets, of which no letter is cut in two."""
    chunks, chunk = [], b""
    for sign in line:
        octets = sign.encode()
        if len(chunk) + len(octets) > LONGEST_LINE:
            chunks.append(chunk)
            chunk = b" "
        chunk += octets
    return b"\r\n".join([*chunks, chunk]) + b"\r\n"
