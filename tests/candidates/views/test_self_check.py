"""Who thinks of registering tries the rules on what they type; the product keeps nothing of it."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from candidates.rules.standards import CEFR
from tests.actions import arrange, campaign, moment, stored
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
OPEN = moment(2026, 9, 20)


@pytest.fixture
def visitor():
    with time_machine.travel(OPEN, tick=False):
        yield Client(headers={"accept-language": "vi"})


def address(position="VT01"):
    return reverse("candidates:self-check", args=[campaign().code, position])


def typed(page, **others):
    form = page.context["form"]
    rank = [code for code, _ in form.fields["rank"].choices][-1]
    good = {f"rating_{year}": "EXCELLENT" for year in form.years}
    facts = {
        "born": "01/05/1985",
        "sex": "M",
        "rank": rank,
        "since": "01/01/2018",
        "degree": "DOCTOR",
        "speciality": form.fields["speciality"].choices[0][0],
        "theory": "BACHELOR",
        "language": CEFR[-1],
        "state_management": "on",
        "party": "on",
        "vietnamese": "on",
    }
    return {**facts, **good, **others}


def test_the_page_of_the_campaign_leads_to_the_check_of_each_position(visitor):
    page = visitor.get(reverse("exams:campaign", args=[campaign().code])).content.decode()

    assert address("VT01") in page
    assert address("VT02") in page


def test_the_same_rules_say_of_each_condition_what_they_found_and_nothing_is_stored(visitor):
    page, before = visitor.get(address()), stored()

    asked = typed(page, theory="NONE", born="01/05/1955")
    answer = visitor.post(address(), asked)

    assert answer.status_code == 200
    found = {row["rule"]: row["verdict"] for row in answer.context["open_findings"]}
    assert found["E11"] == "FAIL"
    assert "Còn điều kiện chưa đạt" in readable_text(answer)
    assert "E04" in {row["rule"] for row in answer.context["passed_findings"]}
    assert stored() == before
    assert not visitor.session.keys()


def test_whoever_meets_them_all_is_told_so(visitor):
    answer = visitor.post(address(), typed(visitor.get(address())))

    failed = [row for row in answer.context["open_findings"] if row["verdict"] == "FAIL"]
    assert failed == []


def test_a_discipline_and_a_missing_rating_count_as_in_the_screening(visitor):
    page = visitor.get(address())
    year = page.context["form"].years[-1]
    others = {"discipline": "DISMISSAL", "disciplined_on": "01/02/2020", f"rating_{year}": ""}

    answer = visitor.post(address(), typed(page, **others, vietnamese=""))

    found = {row["rule"]: row["verdict"] for row in answer.context["open_findings"]}
    assert (found["E15"], found["E09"], found["E04"]) == ("FAIL", "FAIL", "FAIL")


def test_a_post_without_its_day_is_asked_for_beside_the_field_and_nothing_typed_is_lost(visitor):
    page = visitor.get(address())

    answer = visitor.post(address(), typed(page, since="", discipline="WARNING"))

    assert answer.status_code == 422
    assert {"since", "disciplined_on"} == set(answer.context["form"].errors)
    assert "01/05/1985" in readable_text(answer)


def test_outside_the_window_and_for_no_position_nothing_is_checked(visitor):
    assert visitor.get(address("VT99")).status_code == 404
    with time_machine.travel(moment(2026, 12, 1), tick=False):
        assert visitor.get(address()).status_code == 409
        page = visitor.get(reverse("exams:campaign", args=[campaign().code])).content.decode()
        assert address() not in page


@pytest.fixture
def demanding():
    asks = {"rating_years": 5, "rating_min": "GOOD", "party_rating_min": "GOOD"}
    position = campaign().positions.get(code="VT01")
    return arrange(position, **asks, degree_class_min="CLASS_GOOD")


def test_what_a_position_asks_beside_is_on_its_page_and_is_tried_too(visitor, demanding):
    notice = readable_text(visitor.get(reverse("exams:campaign", args=[campaign().code])))
    assert "Xét 5 năm gần nhất liên tiếp." in notice
    assert "Xếp loại đảng viên mỗi năm từ “hoàn thành tốt nhiệm vụ”." in notice
    assert "Bằng tốt nghiệp xếp loại từ “Khá”." in notice

    page = visitor.get(address())
    years = page.context["form"].years
    party = {f"party_rating_{year}": "GOOD" for year in years}
    answer = visitor.post(address(), typed(page, degree_class="CLASS_VERY_GOOD", **party))
    below = visitor.post(address(), typed(page, degree_class="CLASS_AVERAGE"))

    assert len(years) == 5
    passed = {row["rule"] for row in answer.context["passed_findings"]}
    assert {"E25", "E26", "E27"} <= passed
    why = {row["rule"]: row["said"] for row in below.context["open_findings"]}
    assert why["E26"] == ("Thiếu kết quả xếp loại đảng viên ở năm: 2021, 2022, 2023, 2024, 2025.")
    assert why["E27"] == "Bằng phù hợp xếp loại “Trung bình”, dưới mức “Khá” mà vị trí yêu cầu."
