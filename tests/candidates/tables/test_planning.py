"""The two planning lists of the demonstration campaign, to the last finding."""

import csv
from dataclasses import replace

import pytest

from candidates.tables.planning import read_planning
from exams.rules.enums import Rating
from exams.rules.refusals import Refusal
from tests.candidates.rules import workbooks

DEMO, DATA = workbooks.DEMO, workbooks.EXPECTED.parent
CLEAN, FAULTY = DEMO / "quy-hoach-2025-2030.xlsx", DEMO / "quy-hoach-loi.xlsx"


@pytest.fixture(scope="module")
def clean(catalogue, settings_of_list):
    return read_planning(CLEAN, catalogue=catalogue, settings=settings_of_list)


@pytest.fixture(scope="module")
def faulty(catalogue, settings_of_list):
    return read_planning(FAULTY, catalogue=catalogue, settings=settings_of_list)


def expected(path):
    """Read what a file should give; the controls (OK) are left out: they must not be reported."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [expected_row(row) for row in csv.DictReader(lines) if row["code"] != "OK"]


def expected_row(row):
    related = tuple(map(int, row["related_rows"].split()))
    location = row["sheet"], int(row["row"] or 0), row["column"], row["code"], row["severity"]
    return (*location, row["value"], row["suggestion"], related)


def as_rows(findings, *, without):
    """Return findings as rows; `without` empties what one of the expected files leaves out."""
    rows = []
    for finding in findings:
        location = finding.sheet, finding.row, finding.column, finding.code, str(finding.severity)
        value = "" if ("value", finding.code) in without else finding.value
        suggestion = "" if ("suggestion", finding.code) in without else finding.suggestion
        rows.append((*location, value, suggestion, finding.related_rows))
    return rows


def test_the_mostly_clean_list_gives_exactly_its_fourteen_remarks(clean):
    # this expectation leaves out what stood in a cell that was only tidied; the other one has it
    unnamed = {("value", "TEXT_SPACES"), ("value", "TEXT_NFD")}

    rows = as_rows(clean.findings, without=unnamed)

    assert sorted(rows) == sorted(expected(workbooks.EXPECTED / "planning-findings.csv"))


def test_the_faulty_list_gives_exactly_its_planted_faults(faulty):
    # this expectation leaves out the day of the announcement; the other one has it
    unnamed = {("suggestion", "APPROVED_NOT_BEFORE_ANNOUNCEMENT")}

    rows = as_rows(faulty.findings, without=unnamed)

    assert sorted(rows) == sorted(expected(DATA / "quy-hoach-loi.expected.csv"))
    assert len(rows) == 63


def test_no_control_of_the_faulty_list_is_reported(faulty):
    with (DATA / "quy-hoach-loi.expected.csv").open(encoding="utf-8", newline="") as lines:
        controls = [row for row in csv.DictReader(lines) if row["code"] == "OK"]

    for control in controls:
        rows = set(map(int, control["related_rows"].split()))
        reported = {
            finding.row for finding in faulty.findings if finding.code == control["suggestion"]
        }
        assert not rows & reported
    assert len(controls) == 5


def test_every_entry_is_read_and_all_but_the_faulty_ones_accepted(clean):
    assert (clean.lines, len(clean.rows), len(clean.accepted)) == (237, 237, 234)
    assert {row for _, row in clean.faulty} == {31, 64, 176}


def test_the_entries_are_those_that_a_plain_reader_finds(clean):
    plain = workbooks.planning()

    for read, other in zip(clean.rows, plain, strict=True):
        posts = {
            name: getattr(read, name) for name in ("row", "citizen_id", "post", "tier", "term")
        }
        assert posts == {name: getattr(other, name) for name in posts}
        assert (read.name, read.born, read.sex) == (other.name, other.born, other.sex)
        assert (read.approved_on, read.removed_on) == (other.approved_on, other.removed_on)


def test_notes_tell_the_term_and_the_removal(clean):
    (removed,) = [row for row in clean.rows if row.removed_on]
    (earlier,) = [row for row in clean.rows if row.term != "2025-2030"]

    assert (removed.row, removed.removed_on.isoformat()) == (271, "2026-06-20")
    assert removed.removed_document == "394-QĐ/ĐU"
    assert (earlier.row, earlier.term) == (25, "2020-2025")


def test_ratings_are_read_with_their_years(clean):
    assert clean.rows[0].ratings == (
        (2023, Rating.EXCELLENT),
        (2024, Rating.GOOD),
        (2025, Rating.EXCELLENT),
    )


def test_rows_with_an_error_can_still_be_seen(faulty):
    assert faulty.lines == 120
    assert set(faulty.accepted) < set(faulty.rows)
    assert {row.row for row in faulty.rows} - {row.row for row in faulty.accepted} >= {77, 79, 86}


def test_a_sheet_that_does_not_exist_is_refused(catalogue, settings_of_list):
    wished = replace(settings_of_list, sheets=("Phần 9",))

    with pytest.raises(Refusal) as refusal:
        read_planning(CLEAN, catalogue=catalogue, settings=wished)

    assert (refusal.value.code, refusal.value.facts["sheets"]) == ("SHEETS_NOT_FOUND", "Phần 9")
