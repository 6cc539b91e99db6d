"""More information on a file on paper: asked by letter, entered by the secretary."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from candidates.actions import supplements
from candidates.models import Application, Supplement
from config.my_work import waiting_for
from tests.actions import LATE, arrange, campaign, events, officer, person_named, stored
from tests.crawl import readable_text
from tests.files import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
UNTIL = LATE.date() + timedelta(days=5)
LETTER, RECEIPT = "12/HĐ ngày 01/03/2027", "05/BN ngày 02/03/2027"


@pytest.fixture(autouse=True)
def _on_a_day_of_screening(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(LATE, tick=False):
        yield


def browser_of(name):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named(name), backend=BACKEND)
    return client


@pytest.fixture
def board():
    return browser_of("tham-dinh")


@pytest.fixture
def secretary():
    return browser_of("thu-ky")


@pytest.fixture
def file():
    return arrange(campaign().applications.filter(state="ELIGIBLE").first(), person=None)


@pytest.fixture
def asked(file):
    return supplements.reopen_parts(
        application=file,
        parts=["DIPLOMAS", "HEALTH_CERTIFICATE", "OWN_FACTS", "ROUTE"],
        reason="Văn bằng mờ",
        until=UNTIL,
        document=LETTER,
        by=person_named("tham-dinh"),
        at=LATE,
    )


def page(name, file, *args):
    return reverse(f"candidates:{name}", args=[campaign().code, file.reg_no, *args])


def typed(**answers):
    return {"request_id": uuid4(), **answers}


def test_the_officer_records_the_letter_by_which_was_asked(board, secretary, file):
    assert page("reopen-parts", file) in board.get(page("file", file)).content.decode()
    answers = {"parts": ["ROUTE"], "reason": "Thiếu", "until": f"{UNTIL:%d/%m/%Y}"}
    before = stored()
    without = board.post(page("reopen-parts", file), typed(**answers, confirmed="1"))
    assert without.status_code == 422
    assert {**stored(), "events": 0} == {**before, "events": 0}

    board.post(page("reopen-parts", file), typed(**answers, document=LETTER, confirmed="1"))

    assert Supplement.objects.get().asked_on_paper == LETTER
    read = secretary.get(page("file", file))
    assert LETTER in readable_text(read)
    assert page("paper-supplement", file) in read.content.decode()
    assert page("paper-supplement", file) not in board.get(page("file", file)).content.decode()


@pytest.mark.usefixtures("asked")
def test_what_was_brought_is_entered_part_by_part_and_stands_beside_what_was_there(
    secretary, board, file
):
    listed = secretary.get(page("paper-supplement", file)).content.decode()
    topic = page("paper-supplement-topic", file, "dien-du-tuyen")
    paper = page("paper-supplement-document", file, "DIPLOMAS")
    assert topic in listed
    assert paper in listed
    assert secretary.get(topic).status_code == 200
    secretary.post(topic, typed(nomination="15/TTr-SNV", document=RECEIPT))
    scan = SimpleUploadedFile("moi.pdf", pdf())
    assert RECEIPT in secretary.get(paper).content.decode()
    secretary.post(paper, typed(file=scan, document=RECEIPT))

    with events() as trail:
        done = secretary.post(page("paper-supplement", file), typed(note=""), follow=True)

    assert f"Đã ghi nhận phần bổ sung của hồ sơ {file.reg_no}" in readable_text(done)
    assert [name for name, *_ in trail if not name.startswith("read.")] == ["supplement.answered"]
    text = readable_text(board.get(page("file", file)))
    assert all(word in text for word in ("Đã bổ sung", "15/TTr-SNV", "moi.pdf", RECEIPT))
    assert secretary.get(page("paper-supplement", file)).status_code == 409


@pytest.mark.usefixtures("asked")
def test_without_the_paper_it_came_with_nothing_is_entered_and_nothing_typed_is_lost(
    secretary, file
):
    topic = page("paper-supplement-topic", file, "dien-du-tuyen")
    secretary.get(topic)
    before = stored()

    answer = secretary.post(topic, typed(nomination="15/TTr-SNV", document=""))

    assert answer.status_code == 422
    assert "15/TTr-SNV" in answer.content.decode()
    assert {**stored(), "events": 0} == {**before, "events": 0}


@pytest.mark.usefixtures("asked")
def test_own_facts_are_entered_of_who_gave_no_mail(secretary, file):
    topic = page("paper-supplement-topic", file, "ban-than")
    own = {"citizen_id": "001085000123", "born": "01/05/1985", "number_is_right": "on"}

    answer = secretary.post(topic, typed(name="Tên Đã Sửa", **own, document=RECEIPT))

    assert answer.status_code == 303, readable_text(answer)
    assert Application.objects.get(pk=file.pk).name == "Tên Đã Sửa"


@pytest.mark.usefixtures("asked")
def test_an_old_health_certificate_is_refused_as_online(secretary, file):
    paper = page("paper-supplement-document", file, "HEALTH_CERTIFICATE")
    scan = SimpleUploadedFile("a.pdf", pdf())

    answer = secretary.post(paper, typed(file=scan, issued_on="01/01/2020", document=RECEIPT))

    assert answer.status_code == 422
    assert "trở lại đây" in readable_text(answer)


def test_parts_not_asked_and_files_with_an_account_have_no_such_page(secretary, file, asked):
    other = page("paper-supplement-document", file, "UNIT_COMMENT")
    assert secretary.get(other).status_code == 409
    assert secretary.get(page("paper-supplement-document", file, "ROUTE")).status_code == 404
    assert secretary.get(page("paper-supplement-topic", file, "vi-tri")).status_code == 404
    arrange(file, person=officer("an", Role.CANDIDATE))

    assert secretary.get(page("paper-supplement", file)).status_code == 404
    assert asked.asked_on_paper == LETTER


@pytest.mark.usefixtures("asked")
def test_the_secretary_is_told_until_it_is_entered(file):
    secretary, url = person_named("thu-ky"), page("paper-supplement", file)
    waits = [item for item in waiting_for(secretary, LATE) if item.url == url]
    assert [item.due for item in waits] == [UNTIL]
    assert url not in [item.url for item in waiting_for(person_named("tham-dinh"), LATE)]
    supplements.answer(application=file, note="Không có", by=secretary, at=LATE)

    assert url not in [item.url for item in waiting_for(secretary, LATE)]
