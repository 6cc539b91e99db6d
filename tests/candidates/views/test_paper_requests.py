"""The unit's papers on pages: asked for from the table, handed in or refused at the office."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from audit.models import Event
from candidates.actions import register
from candidates.models import PaperRequest
from tests.actions import campaign, moment, officer, person_named
from tests.files import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
OPEN = moment(2026, 9, 20)


@pytest.fixture(autouse=True)
def _on_a_day_of_registration(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(OPEN, tick=False):
        yield


def client_of(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def an():
    an = officer("an", Role.CANDIDATE)
    register.begin(campaign=campaign(), by=an, at=OPEN)
    return client_of(an)


@pytest.fixture
def office():
    return client_of(person_named("quy-hoach"))


def page(name, *args):
    return reverse(f"candidates:{name}", args=[campaign().code, *args])


@pytest.fixture
def asked(an):
    an.post(page("ask-for-paper", "UNIT_COMMENT"))
    return PaperRequest.objects.get()


def words(answer):
    return " ".join(answer.content.decode().split())


def row(an, item="UNIT_COMMENT"):
    files = an.get(page("documents")).context["files"]
    return next(file for file in files if file["key"] == item)


def test_the_table_leads_to_asking_and_says_that_the_unit_was_asked(an):
    assert row(an)["ask_url"] == page("ask-for-paper", "UNIT_COMMENT")
    assert not row(an, "DIPLOMAS")["ask_url"]
    assert "không thấy phần khác" in words(an.get(row(an)["ask_url"]))

    an.post(row(an)["ask_url"])

    assert not row(an)["ask_url"]
    assert "Đã nhờ đơn vị lúc" in words(an.get(page("documents")))
    assert an.get(page("ask-for-paper", "UNIT_COMMENT")).status_code == 409
    assert an.get(page("ask-for-paper", "DIPLOMAS")).status_code == 404


def test_the_office_reads_the_list_and_hands_the_paper_in(an, office, asked):
    assert page("supply-paper", asked.pk) in words(office.get(page("asked-papers")))
    sent = {"file": SimpleUploadedFile("a.pdf", pdf()), "issued_on": "01/09/2026"}

    answer = office.post(page("supply-paper", asked.pk), sent)

    assert answer.status_code == 303
    assert row(an)["name"] == "a.pdf"
    assert row(an)["supplied_at"] == OPEN
    assert "Đơn vị nộp lúc" in words(an.get(page("documents")))
    assert page("supply-paper", asked.pk) not in words(office.get(page("asked-papers")))
    assert office.get(page("supply-paper", asked.pk)).status_code == 303


def test_a_paper_that_is_too_old_is_not_taken(office, asked):
    sent = {"file": SimpleUploadedFile("a.pdf", pdf()), "issued_on": "01/01/2026"}

    answer = office.post(page("supply-paper", asked.pk), sent)

    assert answer.status_code == 422
    assert "phải được cấp từ ngày" in words(answer)


def test_opening_what_is_asked_is_recorded_as_reading(office, asked):
    before = Event.objects.count()

    office.get(page("supply-paper", asked.pk))

    assert Event.objects.count() == before + 1


def test_the_candidate_reads_why_the_unit_does_not_hand_it_in(an, office, asked):
    office.post(page("decline-paper", asked.pk), {"reason": "Cấp ủy cấp trên lập"})

    assert "Cấp ủy cấp trên lập" in words(an.get(page("documents")))
    assert row(an)["ask_url"]


def test_what_the_unit_answered_is_not_told_any_more_once_another_paper_is_there(an, office, asked):
    office.post(page("decline-paper", asked.pk), {"reason": "Cấp ủy cấp trên lập"})
    sent = {"file": SimpleUploadedFile("b.pdf", pdf()), "issued_on": "01/09/2026"}

    an.post(page("document", "UNIT_COMMENT"), sent)

    assert row(an)["name"] == "b.pdf"
    assert "Cấp ủy cấp trên lập" not in words(an.get(page("documents")))
    assert "Đơn vị nộp lúc" not in words(an.get(page("documents")))


def test_whoever_neither_keeps_planning_nor_receives_finds_nothing(asked):
    other = client_of(person_named("coi-thi"))

    for address in (page("asked-papers"), page("supply-paper", asked.pk)):
        assert other.get(address).status_code == 403


def test_the_list_takes_the_same_few_queries_however_many_ask(
    office, an, django_assert_max_num_queries
):
    for number in range(6):
        made = officer(f"ts-{number}", Role.CANDIDATE)
        register.begin(campaign=campaign(), by=made, at=OPEN)
        client_of(made).post(page("ask-for-paper", "PARTY_COMMENT"))

    with django_assert_max_num_queries(12):
        listed = office.get(page("asked-papers"))

    assert len(listed.context["requests"]) == 6
