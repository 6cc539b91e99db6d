"""The register of the demonstration campaign, against a plain reader."""

from collections import Counter
from dataclasses import asdict
from datetime import date

import pytest

from candidates.tables.registrations import read_registrations
from tests.candidates.rules import workbooks


@pytest.fixture(scope="module")
def reading():
    return read_registrations(workbooks.DEMO / "dang-ky-du-tuyen.xlsx", on=date(2026, 10, 8))


def test_ninety_four_registrations_are_read_for_their_positions(reading):
    counts = Counter(registration.position for registration in reading.rows)

    assert len(reading.rows) == 94
    assert counts == {
        **{"VT01": 12, "VT02": 11, "VT03": 12, "VT04": 12, "VT05": 12, "VT06": 12},
        **{"VT07": 11, "VT08": 5, "VT09": 3, "VT10": 2, "VT11": 1, "VT99": 1},
    }


def test_they_are_those_that_a_plain_reader_finds(reading):
    for registration, other in zip(reading.rows, workbooks.registrations(), strict=True):
        actual, there = asdict(registration), asdict(other)
        assert actual == {
            **actual,
            **{key: there[key] for key in there if there[key] and key in actual},
        }
        assert registration.items == other.items


def test_a_number_that_lost_its_zeros_is_kept_as_it_is_shown(reading):
    (lost,) = [notice for notice in reading.rows if notice.reg_no == "HS-092"]

    assert lost.citizen_id == "1089781064"


def test_a_birth_year_alone_and_a_number_without_its_zeros_are_told(reading):
    notices = [
        (notice.row, notice.column, notice.code, notice.suggestion) for notice in reading.findings
    ]

    assert notices == [
        (27, "E", "DATE_YEAR_ONLY", "1991-01-01"),
        (100, "F", "CCCD_LOST_ZERO", "001089781064"),
    ]
