"""The clock page shows what was done outside, and the secretary records it there."""

import pytest
import time_machine

from tests.actions import LATE, arrange, campaign, stored
from tests.requests import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
CLOCK = "/dieu-hanh/TT2026-01/thoi-han/"
PAGE = f"{CLOCK}P20_SUPERVISION_REPORT/"
TYPED = {"document": "12/BC-BGS", "on": "08/01/2027"}


@pytest.fixture(autouse=True)
def _after_the_results():
    with time_machine.travel(LATE, tick=False):
        yield


def words(answer):
    return " ".join(answer.content.decode().split())


def test_a_step_is_recorded_and_the_clock_tells_by_how_much_it_is_late(browser):
    client = browser("thu-ky")
    assert PAGE in words(client.get(CLOCK))

    answer = client.post(PAGE, TYPED)

    assert (answer.status_code, answer["Location"]) == (303, CLOCK)
    assert "Đã ghi nhận Báo cáo giám sát, số 12/BC-BGS" in said(answer)[0]
    page = words(client.get(CLOCK))
    assert "Đã làm ngày 08/01/2027. Muộn" in page
    assert "12/BC-BGS" in page


def test_a_correction_asks_why_and_begins_with_what_was_recorded(browser):
    client = browser("thu-ky")
    assert "reason" not in client.get(PAGE).context["form"].fields
    client.post(PAGE, TYPED)
    before = stored()

    form = client.get(PAGE).context["form"]
    refused = client.post(PAGE, {**TYPED, "on": "07/01/2027"})

    assert form["document"].value() == "12/BC-BGS"
    assert (refused.status_code, stored()) == (422, before)
    assert "reason" in refused.context["form"].errors
    again = {**TYPED, "on": "07/01/2027", "reason": "Ghi nhầm"}
    assert client.post(PAGE, again).status_code == 303


def test_others_read_it_and_record_nothing(browser):
    client = browser("giam-sat")

    assert PAGE not in words(client.get(CLOCK))
    assert "Việc làm ngoài hệ thống" in words(client.get(CLOCK))
    assert client.get(PAGE).status_code == 403
    assert browser("thu-ky").get(f"{CLOCK}P5_SCREENING/").status_code == 404


def test_what_cannot_be_recorded_yet_is_not_offered(browser):
    arrange(campaign(), stage="rank", part="")
    page = words(browser("thu-ky").get(CLOCK))

    assert f"{CLOCK}P17_REPORT/" in page
    assert PAGE not in page


def test_nothing_stands_there_before_the_marking_is_over(browser):
    arrange(campaign(), stage="sit", part="PROPOSAL")

    assert "Việc làm ngoài hệ thống" not in words(browser("thu-ky").get(CLOCK))
