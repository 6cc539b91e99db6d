"""The personnel facts of the demonstration campaign, against a plain reader."""

from datetime import date

import pytest

from candidates.tables.cadres import read_cadres
from tests.candidates.rules import workbooks

CATALOGUE = workbooks.campaign_of(workbooks.announcement()).catalogue


@pytest.fixture(scope="module")
def reading():
    return read_cadres(
        workbooks.DEMO / "ho-so-can-bo.xlsx", on=date(2026, 9, 30), catalogue=CATALOGUE
    )


def test_four_hundred_people_are_read_with_all_that_is_known_of_them(reading):
    cadres = reading.rows

    counts = {
        name: sum(len(getattr(cadre, name)) for cadre in cadres)
        for name in ("periods", "degrees", "ratings", "disciplines", "statuses")
    }

    assert len(cadres) == 400
    assert counts == {
        "periods": 744,
        "degrees": 631,
        "ratings": 1997,
        "disciplines": 11,
        "statuses": 6,
    }


def test_they_are_those_that_a_plain_reader_finds(reading):
    plain = workbooks.cadres()

    fields = ("name", "born", "born_year_only", "sex", "nationalities", "residence", "theory")
    fields += ("joined_party_on", "language", "unit", "rank", "own_retirement_months", "periods")
    fields += ("degrees", "ratings", "disciplines", "statuses", "in_post_since")
    for cadre in reading.rows:
        other = plain[cadre.citizen_id]
        for name in fields:
            assert _bare(getattr(cadre, name)) == _bare(getattr(other, name)), name


def _bare(value):
    """Return facts without the texts that only one of the readers keeps."""
    if not isinstance(value, tuple):
        return value
    saved = ("starts_on", "ends_on", "rank", "ended_by_discipline", "level", "speciality")
    saved += ("form", "decided_on", "code")
    return [
        {name: getattr(item, name) for name in saved if hasattr(item, name)}
        if hasattr(item, "__slots__")
        else item
        for item in value
    ]


def test_only_what_is_odd_is_told(reading):
    notices = [
        (notice.sheet, notice.row, notice.column, notice.code) for notice in reading.findings
    ]

    assert notices == [
        ("Thông tin chung", 136, "H", "NATIONALITY_OTHER"),
        ("Thông tin chung", 223, "D", "DATE_YEAR_ONLY"),
        ("Thông tin chung", 359, "B", "CCCD_SEX_MISMATCH"),
    ]
