"""The steps of the review of a case of age are entered from its file, and stand where it stands."""

import pytest
from django.test import Client

from candidates.models import CaseReview
from tests.actions import arrange, campaign, person_named, stored
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CODE = "TT2026-01"
TYPED = {
    "reviewer": "Tập thể lãnh đạo Sở",
    "outcome": "AGREED",
    "note": "Có thành tích nổi trội",
    "document": "3/BB",
    "on": "20/10/2026",
}


@pytest.fixture
def open_case():
    """Return a case of age of which the first step is to be entered."""
    latest = campaign().screenings.first()
    passed = latest.findings.filter(rule="E05", verdict="PASS", application__state="ELIGIBLE")
    finding = passed.order_by("application__reg_no").first()
    arrange(finding, verdict="NEEDS_DECISION", reason="LESS_THAN_FULL_TERM")
    return arrange(finding.application, state="SPECIAL_CASE_PENDING")


def browser_of(username):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named(username), backend=BACKEND)
    return client


def file_page(paper):
    return f"/ho-so/{CODE}/{paper.reg_no}/"


def step_page(paper, step):
    return f"{file_page(paper)}ra-soat/{step}/"


def test_the_secretary_enters_the_steps_one_by_one_looking_at_each_once_more(open_case):
    secretary = browser_of("thu-ky")
    for step in (1, 2, 3):
        page = step_page(open_case, step)
        assert page in secretary.get(file_page(open_case)).content.decode()
        before = stored()
        assert secretary.post(page, TYPED).status_code == 200
        assert {**stored(), "events": 0} == {**before, "events": 0}
        sent = {**TYPED, "confirmed": "confirmed", "request_id": f"{step}" * 32}
        assert secretary.post(page, sent).status_code == 303
        assert secretary.post(page, sent).status_code == 303  # a second click
    assert CaseReview.objects.filter(application=open_case).count() == 3

    shows = readable_text(secretary.get(file_page(open_case)))
    assert "Rà soát: 3/3 bước" in shows
    assert "Bước 3," in shows
    assert "Tập thể lãnh đạo Sở:" in shows
    assert "Có thành tích nổi trội" in shows


def test_the_chair_is_led_to_the_decision_once_every_step_is_on_record(open_case):
    chair, secretary = browser_of("chu-tich"), browser_of("thu-ky")
    decision = f"/ho-so/{CODE}/{open_case.reg_no}/dac-biet/E05/"
    page = chair.get(file_page(open_case)).content.decode()
    assert decision not in page
    assert step_page(open_case, 1) not in page  # the chair decides, and records no step
    refused = chair.get(decision)
    assert (refused.status_code, "mới ghi 0 bước" in refused.content.decode()) == (409, True)
    for step in (1, 2, 3):
        secretary.post(step_page(open_case, step), {**TYPED, "confirmed": "confirmed"})

    assert decision in chair.get(file_page(open_case)).content.decode()
    assert "Rà soát: 3/3 bước" in readable_text(chair.get(decision))
    older = {"value": "APPROVE", "document": "9/TB", "on": "19/10/2026"}
    assert chair.post(decision, older).status_code == 422


@pytest.mark.parametrize("step", [0, 2, 4])
def test_a_step_out_of_order_is_refused_in_words(open_case, step):
    assert browser_of("thu-ky").get(step_page(open_case, step)).status_code == 409


def test_a_day_before_the_step_before_is_refused_at_its_field(open_case):
    secretary = browser_of("thu-ky")
    secretary.post(step_page(open_case, 1), {**TYPED, "confirmed": "confirmed"})
    before = stored()

    answered = secretary.post(step_page(open_case, 2), {**TYPED, "on": "19/10/2026"})

    assert answered.status_code == 422
    assert "on" in answered.context["form"].errors
    assert stored() == before


def test_a_step_entered_in_place_swaps_the_findings_with_the_next_step(open_case):
    in_place = {"HX-Request": "true", "HX-Target": "decision"}
    sent = {**TYPED, "confirmed": "confirmed"}

    answered = browser_of("thu-ky").post(step_page(open_case, 1), sent, headers=in_place)

    text = readable_text(answered)
    assert "Đã ghi bước 1 rà soát." in text
    assert 'hx-swap-oob="innerHTML:#findings"' in answered.content.decode()
    assert step_page(open_case, 2) in answered.content.decode()
    assert step_page(open_case, 1) not in answered.content.decode()
