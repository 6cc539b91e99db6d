"""A request that came back is shown where it is asked again, with what it said to be mended."""

import pytest

from accounts.actions import approvals
from exams.models import Position
from grading.actions import rank
from results.actions import gates
from results.process.acts import ACTS
from tests.actions import LATE, arrange, campaign, person_named, request

pytestmark = pytest.mark.django_db
WHY = "Ghi rõ số thông báo"


def send_back(asked):
    approvals.reject(
        act=ACTS[asked.act], request=asked, reason=WHY, by=person_named("chu-tich"), at=LATE
    )


def test_the_page_of_an_act_says_why_it_came_back_and_keeps_what_was_typed(life, browser):
    with life.at("opened"):
        send_back(request("PUBLISH_PROVISIONAL", number="292/TB-HĐTT"))
        page = browser("thu-ky").get("/dieu-hanh/TT2026-01/cong-bo-lan-dau/")

    text = page.content.decode()
    assert "Đề nghị trước bị trả lại" in text
    assert f"“{WHY}”" in text
    assert page.context["form"]["number"].value() == "292/TB-HĐTT"


def correct(kind="OFFICIAL"):
    position = Position.objects.filter(campaign=campaign()).order_by("code").first()
    arrange(position, vacancies=position.vacancies + 1)
    rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
    typed = {"kind": kind, "number": "310/TB-HĐTT", "reason": "Thêm chỉ tiêu", "basis": "QĐ 12"}
    return request("PUBLISH_CORRECTION", gates.of_results(campaign()), **typed)


def test_so_does_that_of_a_correction_of_the_same_list_alone(life, browser):
    with life.at("published"):
        send_back(correct())
        secretary = browser("thu-ky")
        page = secretary.get("/dieu-hanh/TT2026-01/dinh-chinh/official/")
        other = secretary.get("/dieu-hanh/TT2026-01/dinh-chinh/remark/")

    form = page.context["form"]
    assert f"“{WHY}”" in page.content.decode()
    typed = {name: form[name].value() for name in ("number", "basis")}
    assert typed == {"number": "310/TB-HĐTT", "basis": "QĐ 12"}
    assert WHY not in other.content.decode()


def test_what_was_applied_or_asked_anew_is_not_told_as_returned(life, browser):
    with life.at("opened"):
        send_back(request("PUBLISH_PROVISIONAL", number="292/TB-HĐTT"))
        request("PUBLISH_PROVISIONAL", number="292/TB-HĐTT")
        page = browser("thu-ky").get("/dieu-hanh/TT2026-01/cong-bo-lan-dau/").content.decode()

    assert WHY not in page
