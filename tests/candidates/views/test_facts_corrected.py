"""What is on record of a person is corrected by a file only where that was looked at."""

from datetime import date

import pytest

from candidates.models import CadreRecord
from tests.actions import stored
from tests.candidates.tables.books import book_of
from tests.candidates.views.test_import_matching import CADRES, go_on, officer, send

__all__ = ["officer"]
pytestmark = pytest.mark.django_db
HEADING = ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính", "Nơi thường trú")
PERSON = ("001080000017", "Nguyễn An", date(1980, 5, 3), "Nam")


def test_a_file_that_corrects_facts_asks_whether_each_change_was_looked_at(officer):
    send(officer, book_of({"Cán bộ": [HEADING, (*PERSON, "Ba Đình")]}))
    assert officer.post(CADRES, {"confirm": "1"}).status_code == 303
    again = send(officer, book_of({"Cán bộ": [HEADING, (*PERSON, "Hoàn Kiếm")]}))
    assert 'name="overwrite"' in again.content.decode()
    before = stored()

    refused = officer.post(CADRES, {"confirm": "1"})

    assert (refused.status_code, stored()) == (422, before)
    go_on(officer, CADRES, {"confirm": "1", "overwrite": "on"})
    assert CadreRecord.objects.get(citizen_id="001080000017").residence == "Hoàn Kiếm"
