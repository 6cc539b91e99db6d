from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from web.icalendar import CalendarEntry, calendar_file

AT = datetime(2026, 11, 27, 8, 30, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=200)


def lines(*entries, name="Lịch"):
    return calendar_file(name, entries, AT).decode().split("\r\n")


def unfolded(file):
    return file.decode().replace("\r\n ", "").split("\r\n")


def test_a_whole_day_ends_where_the_next_begins():
    written = lines(CalendarEntry(key="a@x", start=date(2026, 12, 31), title="Thi viết"))

    assert written[0] == "BEGIN:VCALENDAR"
    assert written[-2:] == ["END:VCALENDAR", ""]
    assert "UID:a@x" in written
    assert "DTSTAMP:20261127T083000Z" in written
    assert "DTSTART;VALUE=DATE:20261231" in written
    assert "DTEND;VALUE=DATE:20270101" in written
    assert "SUMMARY:Thi viết" in written


def test_a_sitting_has_its_moment_its_length_and_its_place():
    moment = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
    entry = CalendarEntry(key="a", start=moment, title="Thi", minutes=180, venue="Số 1, phố A")

    written = lines(entry)

    assert "DTSTART:20261201T010000Z" in written
    assert "DURATION:PT180M" in written
    assert "LOCATION:Số 1\\, phố A" in written
    assert not any(line.startswith(("DTEND", "DESCRIPTION", "URL")) for line in written)


def test_what_separates_values_is_escaped_and_no_text_makes_a_line_of_its_own():
    text = "a;b,c\\d\r\nBEGIN:VEVENT"

    written = lines(CalendarEntry(key="a", start=date(2026, 12, 1), title="x", text=text))

    assert "DESCRIPTION:a\\;b\\,c\\\\d\\nBEGIN:VEVENT" in written
    assert written.count("BEGIN:VEVENT") == 1


@given(TEXTS)
def test_no_line_is_longer_than_75_octets_and_nothing_is_lost(text):
    file = calendar_file(text, [CalendarEntry(key="a", start=date(2026, 12, 1), title=text)], AT)

    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:{escaped}" in unfolded(file)
