"""Whoever was called withdraws on their own page, or on paper at the office, until they sit."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from candidates.actions import sit
from candidates.models import Application, Seal
from candidates.views.sit import part_of
from exams.models import Sitting
from tests.actions import arrange, campaign, officer, person_named, stored
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def begins():
    """Stand a day before the sitting, everybody numbered; return when it begins."""
    moment = part_of(campaign().code, "WRITTEN").starts_at
    with time_machine.travel(moment - timedelta(days=1), tick=False):
        sit.number(campaign=campaign(), by=person_named("thu-ky"), at=moment - timedelta(days=2))
        yield moment


@pytest.fixture
def called():
    return Seal.objects.order_by("entry__number").first().application


def browser_of(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person, backend=BACKEND)
    return client


def typed(begins, **more):
    day = begins - timedelta(days=1)
    return {"document": "Đơn 01", "on": f"{day:%d/%m/%Y}", "request_id": uuid4(), **more}


def test_the_candidate_is_shown_what_it_means_and_then_it_is_done(called, begins):
    an = officer("an", Role.CANDIDATE)
    arrange(called, person=an)
    client, page = browser_of(an), reverse("candidates:withdraw-called", args=[campaign().code])
    own = reverse("candidates:application", args=[campaign().code])
    assert page in client.get(own).content.decode()
    answers = typed(begins)
    before = stored()
    first = client.post(page, answers)
    assert 'name="confirmed"' in first.content.decode()
    assert stored() == before

    done = client.post(page, {**answers, "confirmed": "1"}, follow=True)

    assert "Đã rút, không dự thi" in readable_text(done)
    assert Application.objects.get(pk=called.pk).state == "WITHDRAWN"
    assert page not in client.get(own).content.decode()


def test_the_office_enters_what_came_on_paper_and_the_roll_says_it(called, begins):
    secretary = browser_of(person_named("thu-ky"))
    page = reverse("candidates:withdraw-called-paper", args=[campaign().code, called.reg_no])
    file = reverse("candidates:file", args=[campaign().code, called.reg_no])
    assert page in secretary.get(file).content.decode()

    secretary.post(page, typed(begins, confirmed="1"))

    assert Sitting.objects.get().state == "WITHDRAWN"
    roll = browser_of(person_named("coi-thi")).get(
        reverse("candidates:attendance", args=[campaign().code, "WRITTEN"])
    )
    assert "đã rút" in roll.content.decode().lower()


def test_once_the_sitting_began_the_page_says_why_nobody_withdraws(called, begins):
    page = reverse("candidates:withdraw-called-paper", args=[campaign().code, called.reg_no])
    file = reverse("candidates:file", args=[campaign().code, called.reg_no])

    with time_machine.travel(begins, tick=False):
        secretary = browser_of(person_named("thu-ky"))
        answer = secretary.get(page)
        assert page not in secretary.get(file).content.decode()

    assert answer.status_code == 409
    assert "Buổi thi đã bắt đầu" in readable_text(answer)


def test_the_list_of_positions_leads_the_chair_to_a_waiver_where_too_few_are_left(begins):
    position = campaign().positions.get(code="VT01")
    for each in campaign().applications.filter(position=position, state="ELIGIBLE")[1:]:
        arrange(each, state="WITHDRAWN")

    page = browser_of(person_named("chu-tich")).get(
        reverse("candidates:positions", args=[campaign().code])
    )

    assert reverse("candidates:waiver", args=[campaign().code, "VT01"]) in page.content.decode()


@pytest.mark.parametrize("document", ["45/QĐ", ""])
def test_who_was_called_off_is_told_what_that_means_and_offered_nothing(called, document):
    an = officer("an", Role.CANDIDATE)
    arrange(called, person=an)
    arrange(called.position, opening="NOT_ENOUGH_CANDIDATES")
    if document:
        decision = called.campaign.decisions.filter(kind="MIN_CANDIDATES_WAIVER").first()
        postponed = {"kind": "POSTPONED", "position": called.position, "document": document}
        arrange(decision, **postponed)
    client, page = browser_of(an), reverse("candidates:withdraw-called", args=[campaign().code])

    own = client.get(reverse("candidates:application", args=[campaign().code]))

    text = readable_text(own)
    assert page not in own.content.decode()
    assert "không bị ghi vắng và không cần rút" in text
    assert ("theo 45/QĐ" in text) == bool(document)
    assert "Vị trí không tổ chức thi" in text
    assert "Dự kiến theo kế hoạch" not in text
    refusal = client.get(page)
    assert refusal.status_code == 409
    assert "không tổ chức thi ở kỳ này" in readable_text(refusal)
