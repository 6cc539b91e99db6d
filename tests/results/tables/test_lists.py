"""A published list as a spreadsheet: the same words, values as values, the same bytes."""

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from results.models import Publication
from results.tables.lists import SEAL, SHEET, file_name, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def official(played):
    return Publication.objects.select_related("campaign").get(kind="OFFICIAL")


def sheet(publication, name=SHEET):
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(publication)))
    return book.get_sheet_by_name(name).to_python()


def test_the_same_publication_gives_the_same_bytes(official):
    assert workbook(official) == workbook(Publication.objects.get(pk=official.pk))


def test_the_columns_are_those_of_the_notice(official):
    assert sheet(official)[0] == [
        *("STT", "Vị trí", "SBD", "Họ và tên", "Ngày sinh", "Đơn vị", "Điểm thi viết"),
        *("Điểm đề án", "Tổng điểm", "Xếp hạng", "Kết quả", "Ghi chú"),
    ]


def test_days_are_days_and_points_are_numbers(official):
    first = sheet(official)[1]

    assert first[4] == date(1984, 6, 21)
    assert first[6:10] == [85.0, 88.0, 173.0, 1.0]


def test_a_birth_year_alone_is_a_number(official):
    official.content["lines"][0]["born"] = "1984"

    assert sheet(official)[1][4] == 1984


def test_every_published_line_is_a_row(official):
    assert [row[2] for row in sheet(official)[1:]] == [
        line["number"] for line in official.content["lines"]
    ]


def test_what_looks_like_a_formula_stays_a_text(official):
    official.content["lines"][0]["name"] = "=cmd|' /C calc'!A0"

    assert sheet(official)[1][3] == "=cmd|' /C calc'!A0"


def test_the_digest_stands_on_a_sheet_of_its_own(official):
    assert ["Mã kiểm tra (SHA-256)", official.digest] in sheet(official, SEAL)


@pytest.mark.parametrize("kind", ["ELIGIBLE", "PROVISIONAL", "REMARK"])
def test_every_kind_of_list_can_be_a_spreadsheet(played, kind):
    publication = Publication.objects.get(kind=kind)

    assert len(sheet(publication)) == len(publication.content["lines"]) + 1


def test_the_file_is_named_after_campaign_and_kind(official):
    assert file_name(official) == "TT2026-01-official-1.xlsx"
