"""A candidate sees their own lines, each in the version of its list that holds."""

import pytest

from accounts.rules.duties import Role
from candidates.models import Seal
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
    assert "(1/TB)" not in text
    assert text.count("/eligible/2/") == text.count("(2/TB)") == 1
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


@pytest.mark.parametrize(
    ("number", "on", "field"),
    [
        ("LD999", "01/12/2026", "number"),
        ("LD001", "31/02/2026", "on"),
        ("L" * 40, "", "number"),
    ],
)
def test_a_wrong_paper_request_is_refused_at_its_field_and_comes_back(
    life, browser, number, on, field
):
    with life.at("remarked"):
        before = stored()
        typed = {"number": number, "on": on}
        answer = browser("thu-ky").post(f"/dieu-hanh/{campaign().code}/phuc-khao/", typed)
        after = stored()

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert number in answer.content.decode()
    assert after == before
