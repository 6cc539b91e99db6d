"""The verification of a person is entered from its file, looked at once more, and stands there."""

import pytest
from django.test import Client

from candidates.models import BackgroundCheck
from exams.rules.stages import Stage, Step
from tests.actions import arrange, campaign, move_to, person_named, stored
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CODE = "TT2026-01"
TYPED = {
    "verifier": "Nguyễn Văn Hai",
    "agency": "Ủy ban Kiểm tra",
    "outcome": "TO_DISCUSS",
    "note": "Có đơn đang xem xét",
    "document": "12-BC/UBKT",
    "on": "20/10/2026",
}


def browser_of(username):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named(username), backend=BACKEND)
    return client


def addresses():
    paper = campaign().applications.filter(state="ELIGIBLE").order_by("reg_no").first()
    page = f"/ho-so/{CODE}/{paper.reg_no}/"
    return page, f"{page}xac-minh/"


def test_the_secretary_enters_it_looking_at_it_once_more_and_everybody_reads_it():
    secretary, (page, entry) = browser_of("thu-ky"), addresses()
    assert entry in secretary.get(page).text
    before = stored()
    assert secretary.post(entry, TYPED).status_code == 200
    assert {**stored(), "events": 0} == {**before, "events": 0}

    sent = {**TYPED, "confirmed": "confirmed", "request_id": "1" * 32}
    assert secretary.post(entry, sent).status_code == 303
    assert secretary.post(entry, sent).status_code == 303  # a second click

    assert BackgroundCheck.objects.count() == 1
    shows = readable_text(browser_of("chu-tich").get(page))
    assert "Ủy ban Kiểm tra, Nguyễn Văn Hai" in shows
    assert "Có đơn đang xem xét" in shows


def test_what_is_not_clear_needs_words():
    secretary, (_page, entry) = browser_of("thu-ky"), addresses()

    for more in ({}, {"confirmed": "confirmed"}):
        answer = secretary.post(entry, {**TYPED, "note": "", **more})
        assert (answer.status_code, BackgroundCheck.objects.count()) == (422, 0)


def test_who_only_decides_is_not_led_to_it_and_nobody_before_the_screening():
    page, entry = addresses()
    assert entry not in browser_of("chu-tich").get(page).text
    move_to(Step(Stage.REGISTER))
    assert entry not in browser_of("thu-ky").get(page).text


def test_where_it_is_asked_the_page_says_that_there_is_none():
    current = campaign()
    rules = {**current.regulations["eligibility"], "verification_before_list": "VERIFICATION_WARN"}
    arrange(current, regulations={**current.regulations, "eligibility": rules})

    shows = readable_text(browser_of("chu-tich").get(addresses()[0]))

    assert "Chưa ghi kết quả khảo sát, xác minh" in shows
