"""Of what a file of personnel facts speaks: its sheets, its columns, the years of its ratings."""

from datetime import date

import pytest

from candidates.actions.dossiers import people_of
from candidates.models import CadreRecord
from candidates.sentences import notice_sentence
from candidates.tables import imports
from candidates.tables.cadres import read_cadres
from tests.candidates.tables.books import book_of

ON = date(2026, 9, 30)
PERSONS = ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính", "Nơi thường trú")
RATINGS = ("Số CCCD", "Họ và tên", "2024", "2025")
DISCIPLINES = ("Số CCCD", "Họ và tên", "Hình thức", "Số quyết định", "Ngày quyết định")


def test_a_file_speaks_of_its_sheets_columns_and_years(catalogue):
    data = book_of({"Thông tin": [PERSONS], "Xếp loại": [RATINGS], "Kỷ luật": [DISCIPLINES]})

    covered = read_cadres(data, on=ON, catalogue=catalogue).covered

    assert covered == {
        *("citizen_id", "name", "born", "sex", "residence"),
        *("ratings-2024", "ratings-2025", "disciplines"),
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("registered")
def test_a_file_of_persons_alone_changes_nothing_but_what_it_says():
    cadre = next(each for each in people_of().values() if each.periods and each.degrees)
    sex = "Nam" if cadre.sex == "M" else "Nữ"
    row = (cadre.citizen_id, cadre.name, cadre.born, sex, "Ba Đình, Hà Nội")

    reading = imports.cadres(book_of({"Thông tin": [PERSONS, row]}), on=ON)

    (changed,) = reading.changes.listed
    assert [each.field for each in changed.fields] == ["residence"]
    left = {each.sheet: notice_sentence(each) for each in reading.findings}
    assert left["Quá trình công tác"].startswith("Tệp không có trang này")
    assert CadreRecord.objects.filter(ver__gt=1).count() == 0
