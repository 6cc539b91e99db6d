"""The decision about the list: who is eligible, in the form of Decree 30/2020."""

import pytest

from candidates.documents.list_decision import TEMPLATE, decisions, to_approve
from candidates.models import Application
from exams.documents.paper import Heading
from tests.actions import LATE, arrange, campaign
from tests.web.test_word import words_of
from web.word import docx

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


def content():
    return decisions(campaign(), {campaign().code: Heading("31", LATE)})[campaign().code]


def eligible():
    return Application.objects.filter(campaign=campaign(), state="ELIGIBLE")


def test_the_list_is_everybody_who_is_eligible_and_nobody_else():
    rows = content()["rows"]

    assert {row[1] for row in rows} == set(eligible().values_list("reg_no", flat=True))
    assert [row[0] for row in rows] == [str(index) for index in range(1, len(rows) + 1)]
    assert f"{len(rows):02d} thí sinh" in content()["articles"][0]["text"]


def test_it_has_the_parts_that_the_decree_asks_for():
    text = words_of(docx(TEMPLATE, content(), at=LATE))

    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 31/QĐ-HĐTT",
        "ngày 01 tháng 3 năm 2027",
        "QUYẾT ĐỊNH:",
        "Căn cứ Thông báo thi tuyển số 281/TB-HĐTT",
        "Điều 3.",
        "Nơi nhận:",
        "Lưu: VT, HĐTT.",
        "TM. HỘI ĐỒNG",
        "(Kèm theo Quyết định số 31/QĐ-HĐTT ngày 01 tháng 3 năm 2027",
    ):
        assert words in text
    assert "{" not in text
    for row in content()["rows"]:
        assert row[2] in text


def test_a_name_with_signs_of_markup_is_a_name():
    first = eligible().first()
    arrange(first, current_post="Phó phòng <Tổ chức & Cán bộ>")

    assert "Phó phòng <Tổ chức & Cán bộ>" in words_of(docx(TEMPLATE, content(), at=LATE))


def test_without_anybody_eligible_there_is_nothing_to_approve():
    assert list(to_approve(campaign())) == [campaign().code]
    for application in eligible():
        arrange(application, state="WITHDRAWN")

    assert to_approve(campaign()) == {}
