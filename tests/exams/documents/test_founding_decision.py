"""The decision that founds a board: who sits in it, in the form of Decree 30/2020."""

import pytest

from exams.documents.founding_decision import TEMPLATE, boards_to_found, founding_decisions
from exams.documents.paper import Heading
from exams.rules.bodies import BodyKind, Office
from tests.actions import LATE, arrange, by_two, campaign, moment
from tests.bodies import DECIDED, drafted, founded
from tests.web.test_word import words_of
from web.word import docx

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
START = moment(2026, 1, 5)  # before anything was announced
KIND = BodyKind.MARKING_BOARD


def content(*, draft=False):
    headings = {str(KIND): Heading("" if draft else "12", LATE, draft)}
    return founding_decisions(campaign(), headings)[KIND]


def test_the_list_is_who_sits_the_head_first_and_the_reserve_last():
    board = drafted(KIND, offices=(Office.RESERVE, Office.MEMBER, Office.HEAD))
    gone = board.members.get(office=Office.MEMBER)
    arrange(gone, left_at=LATE, document="QĐ 5", reason="Ốm")

    rows = content()["rows"]

    assert [(row[0], row[3]) for row in rows] == [("1", "Trưởng ban"), ("2", "Dự khuyết")]
    assert {row[1] for row in rows} == {
        member.person.full_name for member in board.members.sitting().select_related("person")
    }
    assert "gồm 02 người" in content()["articles"][0]["text"]


def test_whoever_sits_for_a_time_is_named_with_their_days():
    board = drafted(KIND, offices=(Office.HEAD, Office.MEMBER, Office.RESERVE))
    first, last = moment(2027, 1, 5).date(), moment(2027, 9, 30).date()
    arrange(board.members.get(office=Office.MEMBER), starts_on=first, ends_on=last)
    arrange(board.members.get(office=Office.RESERVE), ends_on=last)

    offices = [row[3] for row in content()["rows"]]

    until = "đến hết ngày 30 tháng 9 năm 2027"
    member = f"Ủy viên, từ ngày 05 tháng 01 năm 2027 {until}"
    assert offices == ["Trưởng ban", member, f"Dự khuyết, {until}"]


def test_it_has_the_parts_that_the_decree_asks_for():
    founded(BodyKind.COUNCIL)
    drafted(KIND)
    text = words_of(docx(TEMPLATE, content(), at=LATE))

    for words in (
        "Số: 12/QĐ-HĐTT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        f"Căn cứ Quyết định số {DECIDED['number']} ngày 01 tháng 9 năm 2026",
        "Căn cứ Thông báo thi tuyển số 281/TB-HĐTT",
        "QUYẾT ĐỊNH:",
        "Điều 3.",
        "DANH SÁCH THÀNH VIÊN BAN CHẤM THI",
        "Nơi nhận:",
    ):
        assert words in text
    assert "{" not in text
    for row in content()["rows"]:
        assert row[1] in text


def test_a_draft_has_no_number():
    drafted(KIND)
    text = words_of(docx(TEMPLATE, content(draft=True), at=LATE))

    assert "BẢN NHÁP" in text
    assert "12/QĐ" not in text


def test_there_is_one_of_every_board_with_somebody_on_its_list_that_the_council_founds():
    assert boards_to_found(campaign()) == {}
    for kind in (KIND, BodyKind.COUNCIL, BodyKind.SECRETARIAT):
        drafted(kind)

    assert list(boards_to_found(campaign())) == [BodyKind.SECRETARIAT, KIND]


def test_an_announcement_published_after_the_decision_is_no_basis_of_it():
    drafted(KIND)
    early = {str(KIND): Heading("12", START)}

    basis = founding_decisions(campaign(), early)[KIND]["basis"]

    assert not any("Thông báo thi tuyển" in line for line in basis)
    assert any("Thông báo thi tuyển" in line for line in content()["basis"])


def test_a_founded_board_brings_number_and_day_of_its_decision_along():
    drafted(KIND)
    before = content()
    founded(BodyKind.REMARK_BOARD)
    assert boards_to_found(campaign()) == {KIND: "", BodyKind.REMARK_BOARD: DECIDED["number"]}

    by_two("FOUND_BODY", body=str(KIND), whom=[], **DECIDED)

    after = content()
    assert boards_to_found(campaign())[KIND] == DECIDED["number"]
    assert "ngày 01 tháng 9 năm 2026" in after["place_date"]
    assert "ngày 01 tháng 9 năm 2026" in after["enclosed"]
    day = dict.fromkeys(("place_date", "enclosed"), "")
    assert {**before, **day} == {**after, **day}
