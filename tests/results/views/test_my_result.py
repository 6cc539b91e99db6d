"""A candidate sees their own lines, each in the version of its list that holds."""

import pytest

from accounts.rules.duties import Role
from candidates.models import Seal
from grading.models import RemarkRequest
from tests.actions import arrange, by_two, campaign, officer, stored
from tests.results.actions.test_effects import number

pytestmark = pytest.mark.django_db


def of_candidate(browser):
    """Return the page of the candidate with the first number, and that number."""
    candidate = officer("thi-sinh", Role.CANDIDATE)
    seal = Seal.objects.select_related("entry", "application").order_by("entry__number")[0]
    arrange(seal.application, person=candidate)
    return browser(candidate).get(f"/ket-qua-cua-toi/{campaign().code}/"), seal.entry.number


def test_a_list_that_was_published_again_is_shown_once_as_it_holds(life, browser):
    with life.at("listed"):
        number()
        by_two("PUBLISH_ELIGIBLE", number="1/TB")
        by_two("PUBLISH_ELIGIBLE", number="2/TB")
        page, own = of_candidate(browser)

    text = page.content.decode()
    assert own in text
    assert "1/TB" not in text
    assert text.count("/eligible/2/") == text.count("2/TB") == 1
    assert "bản thứ 2, thay các bản trước" in text


def test_every_list_has_a_section_and_nobody_else_is_in_it(life, browser):
    with life.at("published"):
        page, own = of_candidate(browser)

    text = page.content.decode()
    kinds = [kind for kind in ("eligible", "provisional", "remark", "official") if kind in text]
    assert kinds == ["eligible", "provisional", "remark", "official"]
    assert own in text
    assert "bản thứ" not in text
    assert not any(f"LD{other:03}" in text for other in range(1, 53) if f"LD{other:03}" != own)


def test_who_withdrew_and_registered_again_sees_what_came_of_the_second(life, browser):
    with life.at("published"):
        first = campaign().applications.order_by("reg_no").filter(state="WITHDRAWN")[0]
        candidate = officer("thi-sinh", Role.CANDIDATE)
        seals = Seal.objects.select_related("application")
        seal = seals.filter(application__reg_no__gt=first.reg_no).order_by("entry__number")[0]
        arrange(first, person=candidate)
        arrange(seal.application, person=candidate)

        page = browser(candidate).get(f"/ket-qua-cua-toi/{campaign().code}/")
        number = seal.entry.number

    assert number in page.content.decode()


@pytest.mark.parametrize("state", ["WITHDRAWN", "INELIGIBLE"])
def test_who_left_is_told_of_nothing_that_comes_next(life, browser, state):
    with life.at("marking"):
        paper = campaign().applications.filter(state=state)[0]
        candidate = officer("thi-sinh", Role.CANDIDATE)
        arrange(paper, person=candidate)
        page = browser(candidate).get(f"/ket-qua-cua-toi/{campaign().code}/").content.decode()
        file = browser(candidate).get(f"/du-tuyen/{campaign().code}/").content.decode()

    assert "Trang kỳ thi" in page
    assert "Nội dung hồ sơ" in file
    for text in (page, file):
        assert "Việc kế tiếp" not in text
    assert "Kết quả của tôi" not in file


def asking(browser, entry=None):
    """Return the browser of whoever has a number, and the page on which they ask for a remark."""
    candidate = officer("thi-sinh", Role.CANDIDATE)
    seals = Seal.objects.select_related("application").exclude(entry__scripts=None)
    seal = seals.get(entry=entry) if entry else seals[0]
    arrange(seal.application, person=candidate)
    return browser(candidate), f"/ket-qua-cua-toi/{campaign().code}/phuc-khao/"


@pytest.mark.parametrize(
    ("moment", "why"),
    [("opened", "Kết quả chưa được công bố."), ("provisional", "Đơn phúc khảo nộp quá hạn.")],
)
def test_a_request_that_would_not_be_taken_is_not_offered_and_not_called_sent(
    life, browser, moment, why
):
    with life.at(moment):
        client, page = asking(browser)
        before = stored()
        for answer in (client.get(page), client.post(page)):
            text = answer.content.decode()
            assert why in text
            assert "Gửi đề nghị phúc khảo" not in text
        assert answer.status_code == 422
        assert stored() == before


def test_whoever_asked_already_is_led_to_their_own_result(life, browser):
    with life.at("remarked"):
        client, page = asking(browser, RemarkRequest.objects.first().entry)

        answer = client.get(page)

    assert answer["Location"] == page.removesuffix("phuc-khao/")
