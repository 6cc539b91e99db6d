"""The minutes of a count say what was voted, by which rule, who reached it and who counted."""

from dataclasses import replace
from datetime import date

import pytest

from candidates.actions import ballot_counts
from candidates.documents.conference import gathered, minutes_of
from candidates.models import PlanningConference
from tests.actions import LATE, officer, person_named
from tests.candidates.conferences import TALLY, count, enter, fixed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


@pytest.fixture
def tellers():
    return [person_named("quy-hoach"), officer("kiem-phieu", "PLANNING_OFFICER")]


def test_they_say_the_figures_the_threshold_and_who_reached_it(tellers):
    said = gathered(fixed(*tellers))

    assert said["opening"].startswith("Ngày 01 tháng 9 năm 2026, tại Hội trường tầng 2, Hội nghị")
    assert said["facts"] == [
        ("Số người được triệu tập", "45"),
        ("Số người có mặt", "40"),
        ("Số phiếu phát ra", "40"),
        ("Số phiếu thu về", "39"),
        ("Số phiếu hợp lệ", "38"),
        ("Số phiếu không hợp lệ", "1"),
    ]
    assert said["rows"][0] == [
        *("1", "Nguyễn Văn Một", "02/01/1980", "Phó Trưởng phòng", "38", "95,00", "Đạt")
    ]
    assert said["rows"][1][3] == "–"  # no post is told: the cell says so
    assert said["rows"][2][4:] == ["20", "50,00", "Không đạt"]
    assert said["threshold"] == (
        "Tỷ lệ tính trên số người có mặt (40). Người đạt là người có trên 50% số đó, tức từ 21 "
        "phiếu trở lên."
    )
    assert said["result"] == ("Có 02 người đạt, theo thứ tự số phiếu: Nguyễn Văn Một; Lê Văn Ba.")
    assert (said["settled"], said["tellers"]) == ("", [str(each) for each in tellers])


def test_nobody_may_reach_it_and_the_place_may_be_left_out(tellers):
    said = gathered(fixed(*tellers, replace(TALLY, votes=(20, 0, 1)), venue=""))

    assert said["result"] == "Không có ai đạt số phiếu để giới thiệu quy hoạch."
    assert said["opening"].startswith("Ngày 01 tháng 9 năm 2026, Hội nghị cán bộ chủ chốt")


def test_they_name_the_third_who_settled_a_difference_and_the_two_who_counted(tellers):
    held = count(enter(), tellers[0])
    held = count(held, tellers[1], replace(TALLY, votes=(1, 2, 3)))
    third = officer("nguoi-thu-ba", "PLANNING_OFFICER")
    ballot_counts.settle(conference=held, tally=TALLY, reason="Đếm lại", by=third, at=LATE)

    said = gathered(PlanningConference.objects.get(pk=held.pk))

    assert f"{third} đã kiểm lại" in said["settled"]
    assert said["settled"].endswith("Lý do: Đếm lại")
    assert said["tellers"] == [str(each) for each in tellers]


def test_the_same_result_prints_the_same_minutes_and_an_open_count_none(tellers):
    held = fixed(*tellers)
    assert minutes_of(held) == minutes_of(PlanningConference.objects.get(pk=held.pk))

    with pytest.raises(ValueError, match="not fixed"):
        minutes_of(enter(held_on=date(2026, 8, 1)))
