"""The CSV files of a rehearsal: a line that cannot be read is named, and never read otherwise."""

from contextlib import contextmanager

import pytest

from exams.rules.refusals import Refusal
from rehearsal.slips import read_decisions, read_slips

HEADING = "citizen_id,position,part,kind,seq,value,decided,date\n"
MARK = "001092468861,VT04,WRITTEN,MARK,1,{}\n"


@contextmanager
def refused(code, **facts):
    with pytest.raises(Refusal) as caught:
        yield
    assert (caught.value.code, caught.value.facts) == (code, facts)


@pytest.fixture
def slips(tmp_path):
    def read(text, encoding="utf-8"):
        path = tmp_path / "phieu.csv"
        path.write_text(text, encoding=encoding, newline="")
        return read_slips(path)

    return read


@pytest.mark.parametrize("value", ['"70,5",,', "70.5,,", '"70.5",,', "70.5,,,"])
def test_points_are_read_with_a_point_or_in_quotation_marks(slips, value):
    (row,) = slips(HEADING + MARK.format(value))

    assert row["value"].replace(",", ".") == "70.5"


def test_a_byte_order_mark_and_carriage_returns_change_nothing(slips):
    text = (HEADING + MARK.format("70.5,,")).replace("\n", "\r\n")

    assert slips(text, "utf-8-sig")[0]["value"] == "70.5"


@pytest.mark.parametrize("value", ["70,5", "70,5,,"])
def test_a_decimal_comma_is_not_read_as_a_smaller_mark(slips, value):
    with refused("ROW_UNREADABLE", file="phieu.csv", row="2", column="decided", value="5"):
        slips(HEADING + MARK.format(value))


def test_a_line_longer_than_its_heading_is_named(slips):
    with refused("ROW_TOO_LONG", file="phieu.csv", row="3"):
        slips(HEADING + MARK.format("70,,") + MARK.format("70,YES,,x"))


@pytest.mark.parametrize("sign", [";", "\t"])
def test_columns_are_separated_by_commas(slips, sign):
    with refused("NOT_COMMA_SEPARATED", file="phieu.csv"):
        slips((HEADING + MARK.format("70,,")).replace(",", sign))


def test_a_decision_without_a_document_is_named(tmp_path):
    path = tmp_path / "van-ban.csv"
    path.write_text(
        "kind,position,citizen_id,rule,value,document,date\n"
        "MIN_CANDIDATES_WAIVER,VT11,,,APPROVE,,2026-10-16\n",
        encoding="utf-8",
    )

    with refused("ROW_UNREADABLE", file="van-ban.csv", row="2", column="document", value=""):
        read_decisions(path)
