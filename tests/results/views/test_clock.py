"""The clock of a campaign: each deadline says how it was reckoned, each day who set it and when."""

import pytest

from exams.actions import prepare
from tests.actions import LATE, arrange, by_two, campaign, moment, person_named

pytestmark = pytest.mark.django_db
PAGE, PUBLIC = "/dieu-hanh/TT2026-01/thoi-han/", "/ky-thi/TT2026-01/lich/"
CHANGE = {
    "number": "12/TB",
    "reason": "Hội trường sửa chữa",
    "closes": "2026-11-06",
    "days": {"WRITTEN": "2026-12-04", "PROPOSAL": "2026-12-18"},
    "places": {"WRITTEN": "Hội trường B"},
}


def words(answer):
    return " ".join(answer.getvalue().decode().split())


def with_profile(**calendar):
    """Let the announced campaign have frozen other ways of counting."""
    current = campaign()
    rules = {**current.regulations["calendar"], **calendar}
    arrange(current, regulations={**current.regulations, "calendar": rules})


def test_each_deadline_says_how_it_was_reckoned(life, browser):
    with life.at("announced"):
        page = words(browser("thu-ky").get(PAGE))

    assert (
        "30 ngày, tính cả ngày bắt đầu nhận hồ sơ (07/09/2026). Hạn rơi vào Thứ 3, 06/10/2026."
    ) in page
    assert "Không tính ngày nghỉ: 24/11/2026 (Ngày Văn hóa Việt Nam" in page
    assert "Trước ngày thi viết (04/11/2026) ít nhất 5 ngày làm việc." in page


@pytest.mark.parametrize(
    ("rolls", "said"),
    [
        (True, "Đó là ngày nghỉ nên hạn dời sang ngày làm việc kế tiếp, Thứ 2, 07/12/2026."),
        (False, "Đó là ngày nghỉ; quy chế không dời hạn."),
    ],
)
def test_an_end_on_a_day_off_says_whether_it_moves(life, browser, rolls, said):
    with life.at("announced"):
        with_profile(count_first_day=False, roll_end_to_working_day=rolls)
        page = words(browser("thu-ky").get(PAGE))

    assert "10 ngày, không tính ngày cuối nhận đơn phúc khảo" in page
    assert f"Hạn rơi vào Thứ 7, 05/12/2026. {said}" in page


def test_the_page_for_everybody_has_the_same_working_and_no_step_of_the_office(life, client):
    with life.at("announced"):
        page = words(client.get(PUBLIC))

    assert "30 ngày, tính cả ngày bắt đầu nhận hồ sơ (07/09/2026)." in page
    assert "Hội đồng báo cáo kết quả" not in page
    assert "Các lần đặt và đổi ngày" not in page


def test_the_history_says_who_set_which_day_and_from_what_to_what(life, browser):
    with life.at("announced"):
        by_two("CHANGE_ANNOUNCEMENT", at=moment(2026, 9, 30), **CHANGE)
        page, chair = words(browser("thu-ky").get(PAGE)), str(person_named("chu-tich"))

    changed, drafted = page.index("Thay đổi thông báo"), page.index("Soạn kỳ thi")
    assert changed < drafted  # the newest first
    assert '06/10/2026 → <strong class="keep">06/11/2026</strong>' in page
    assert "Hội trường sửa chữa" in page
    assert chair in page


def test_a_draft_has_its_history_and_no_deadlines(life, browser):
    with life.at("announced"):
        prepare.draft(
            code="NHAP",
            fields={"name": "Kỳ thi", "host": "Hội đồng", "dates": {"defence": "2027-06-01"}},
            by=person_named("thu-ky"),
            at=LATE,
        )
        page = words(browser("thu-ky").get("/dieu-hanh/NHAP/thoi-han/"))

    assert "Thời hạn được tính từ khi kỳ thi được thông báo." in page
    assert 'Ngày bảo vệ đề án: <strong class="keep">01/06/2027</strong>' in page


def test_what_was_done_after_its_last_day_stands_there_with_its_reason(life, browser):
    with life.at("opened"):
        assert "Việc làm sau thời hạn" not in words(browser("thu-ky").get(PAGE))
        late = by_two("PUBLISH_PROVISIONAL", number="2/TB")
        page = words(browser("thu-ky").get(PAGE))

    assert late.kind == "PROVISIONAL"
    assert "Việc làm sau thời hạn" in page
    assert "18/11/2026" in page
    assert "01/03/2027" in page
