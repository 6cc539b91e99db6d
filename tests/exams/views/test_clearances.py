"""The page of what a draft rests on: who ticked what, and what is still missing."""

import pytest
import time_machine
from django.test import Client

from exams.models import Clearance
from exams.rules.stages import ANNOUNCE
from tests.actions import LATE, move_to, person_named, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE, PREPARE = "/soan/TT2026-01/can-cu/", "/soan/TT2026-01/"
PLAN = f"{PAGE}SELECTION_PLAN/"


@pytest.fixture
def draft():
    with time_machine.travel(LATE, tick=False):
        yield move_to(ANNOUNCE)


def browser(username):
    client = Client()
    client.force_login(person_named(username), backend=BACKEND)
    return client


def words(answer):
    return " ".join(answer.getvalue().decode().split())


def test_the_page_names_who_ticked_what_and_when(draft):
    page = words(browser("thu-ky").get(PAGE))

    assert "Kế hoạch thi tuyển" in page
    assert "210/KH-UBND" in page
    assert f"{person_named('thu-ky')}, 07/09/2026" in page
    assert "Còn thiếu" not in page


def test_what_is_taken_back_is_named_before_the_announcement_and_keeps_it_back(draft):
    secretary = browser("thu-ky")

    assert secretary.post(f"{PLAN}bo/", {"reason": "Thay kế hoạch"}).url == PAGE
    page = secretary.get(PREPARE)

    assert "Chưa ghi nhận văn bản: Kế hoạch thi tuyển." in words(page)
    assert [row["check"].code for row in page.context["errors"]][:1] == ["CLEARANCE_MISSING"]
    assert PAGE in [row["url"] for row in page.context["errors"]]
    assert "Còn thiếu" in words(secretary.get(PAGE))


def test_a_document_is_corrected_on_its_page(draft):
    chair = browser("chu-tich")
    assert 'value="210/KH-UBND"' in words(chair.get(PLAN))

    answer = chair.post(PLAN, {"document": "211/KH-UBND", "on": "01/02/2027"})

    assert answer.url == PAGE
    assert Clearance.objects.in_force().get(kind="SELECTION_PLAN").document == "211/KH-UBND"
    assert str(person_named("chu-tich")) in words(chair.get(PAGE))


def test_a_day_to_come_is_refused_and_what_was_typed_stays(draft):
    before = stored()

    answer = browser("thu-ky").post(PLAN, {"document": "211/KH", "on": "01/04/2027"})

    assert answer.status_code == 422
    assert 'value="211/KH"' in words(answer)
    assert stored() == before


def test_nobody_else_ticks_and_no_other_document_has_a_page(draft):
    assert browser("tham-dinh").get(PLAN).status_code == 403
    assert browser("giam-sat").get(PLAN).status_code == 403
    assert "Ghi nhận<" not in words(browser("giam-sat").get(PAGE))
    assert browser("thu-ky").get(f"{PAGE}KHAC/").status_code == 404


def test_everybody_reads_the_plan_and_the_decision_on_the_page_of_the_campaign():
    page = words(Client().get("/ky-thi/TT2026-01/"))

    assert 'Kế hoạch thi tuyển: <span class="keep">210/KH-UBND</span>' in page
    assert "3120/QĐ-UBND" in page
    assert "145-TB/TU" not in page


def test_the_day_on_which_the_approval_in_principle_was_proposed_is_asked_of_it_alone(draft):
    secretary = browser("thu-ky")
    principle = f"{PAGE}APPROVAL_IN_PRINCIPLE/"
    assert "Ngày trình chủ trương" not in words(secretary.get(PLAN))
    typed = {"document": "145-TB/TU", "on": "01/09/2026", "proposed_on": "02/09/2026"}

    refused = words(secretary.post(principle, typed))
    assert 'value="02/09/2026"' in refused
    assert "Ngày trình chủ trương" in refused
    answer = secretary.post(principle, {**typed, "proposed_on": "03/08/2026"})

    assert answer.url == PAGE
    assert "Trình ngày 03/08/2026" in words(secretary.get(PAGE))
    named = [row["check"] for row in secretary.get(PREPARE).context["warnings"]]
    days = [check.facts for check in named if check.code == "PRINCIPLE_LATE"]
    assert days == [{"planned": "01/09/2026", "last": "21/08/2026"}]
