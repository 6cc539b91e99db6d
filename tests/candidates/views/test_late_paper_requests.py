"""A unit's paper after the last day of the draft: nobody is asked for what is not taken."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from candidates.actions import paper_requests, register
from tests.actions import arrange, campaign, moment, officer, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
OPEN = moment(2026, 9, 20)


@pytest.fixture
def asked():
    an = officer("an", Role.CANDIDATE)
    draft = register.begin(campaign=campaign(), by=an, at=OPEN)
    return paper_requests.ask_unit(application=draft, item="UNIT_COMMENT", by=an, at=OPEN)


def client_of(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def page(name, *args):
    return reverse(f"candidates:{name}", args=[campaign().code, *args])


def words(answer):
    return " ".join(answer.content.decode().split())


def test_after_the_last_day_both_pages_say_that_nothing_is_handed_in(asked):
    supply, decline = page("supply-paper", asked.pk), page("decline-paper", asked.pk)
    with time_machine.travel(moment(2026, 12, 1), tick=False):
        office, an = client_of(person_named("quy-hoach")), client_of(asked.application.person)
        listed, own = words(office.get(page("asked-papers"))), words(an.get(page("documents")))
        answers = [office.get(supply), office.get(decline), office.post(supply, {})]

    assert supply not in listed
    assert "Hết hạn nhận hồ sơ, không nộp được nữa" in listed
    assert "đơn vị không nộp được nữa" in own
    assert page("ask-for-paper", "PARTY_COMMENT") not in own
    assert [answer.status_code for answer in answers] == [409, 409, 409]
    assert f"Hồ sơ {asked.application.reg_no} đã hết hạn nộp ngày" in words(answers[0])


def test_of_a_file_that_was_let_in_late_the_paper_is_still_handed_in(asked):
    arrange(asked.application, late_until=moment(2026, 12, 1).date())

    with time_machine.travel(moment(2026, 12, 1), tick=False):
        office = client_of(person_named("quy-hoach"))
        assert page("supply-paper", asked.pk) in words(office.get(page("asked-papers")))
        assert office.get(page("supply-paper", asked.pk)).status_code == 200
