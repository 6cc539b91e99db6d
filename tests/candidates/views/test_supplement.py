"""More information on a file: asked for on the office's page, given on the candidate's own."""

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
from tests.actions import LATE, arrange, campaign, events, moment, officer, person_named, stored
from tests.candidates.officers import speak
from tests.crawl import readable_text
from tests.files import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
UNTIL = LATE.date() + timedelta(days=5)
PDF = pdf()
REASON = "Văn bằng chụp mờ, thiếu trang hai"


@pytest.fixture(autouse=True)
def _on_a_day_of_screening(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(LATE, tick=False):
        yield


def browser_of(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person, backend=BACKEND)
    return client


@pytest.fixture
def board():
    return browser_of(person_named("tham-dinh"))


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def candidate(an):
    return browser_of(an)


@pytest.fixture
def file(an):
    return arrange(campaign().applications.filter(state="ELIGIBLE").first(), person=an)


@pytest.fixture
def asked(file):
    return supplements.reopen_parts(
        application=file,
        parts=["DIPLOMAS", "ROUTE"],
        reason=REASON,
        until=UNTIL,
        by=person_named("tham-dinh"),
        at=LATE,
    )


def office(name, file):
    return reverse(f"candidates:{name}", args=[campaign().code, file.reg_no])


def own(name, *args):
    return reverse(f"candidates:{name}", args=[campaign().code, *args])


def typed(**answers):
    return {"request_id": uuid4(), **answers}


def test_the_officer_sees_what_is_asked_once_more_and_then_it_is_open(board, file):
    assert office("reopen-parts", file) in board.get(office("file", file)).content.decode()
    answers = {"parts": ["DIPLOMAS"], "reason": REASON, "until": f"{UNTIL:%d/%m/%Y}"}
    first = board.post(office("reopen-parts", file), request := typed(**answers))
    assert REASON in readable_text(first)
    assert 'name="confirmed"' in first.content.decode()
    assert f"{UNTIL:%d/%m/%Y}" in readable_text(first)
    assert not Supplement.objects.exists()

    done = board.post(office("reopen-parts", file), {**request, "confirmed": "1"}, follow=True)
    again = board.post(office("reopen-parts", file), {**request, "confirmed": "1"}, follow=True)

    assert f"Đã mở các phần của hồ sơ {file.reg_no} đến hết ngày {UNTIL:%d/%m/%Y}" in readable_text(
        done
    )
    assert Supplement.objects.count() == 1
    assert "Đang chờ bổ sung" in readable_text(again)
    assert f'href="{office("reopen-parts", file)}"' not in again.content.decode()


def test_a_day_that_is_over_is_refused_beside_its_field_and_nothing_typed_is_lost(board, file):
    before = stored()
    answers = {"parts": ["DIPLOMAS"], "reason": REASON, "until": f"{LATE:%d/%m/%Y}"}

    answer = board.post(office("reopen-parts", file), typed(**answers, confirmed="1"))

    assert answer.status_code == 422
    assert REASON in readable_text(answer)
    assert {**stored(), "events": 0} == {**before, "events": 0}


@pytest.mark.usefixtures("asked")
def test_the_candidate_reads_what_is_asked_and_until_when(candidate):
    text = readable_text(candidate.get(own("application")))

    assert REASON in text
    assert f"đến hết ngày {UNTIL:%d/%m/%Y}" in text
    parts = candidate.get(own("supplement")).content.decode()
    assert own("supplement-topic", "dien-du-tuyen") in parts
    assert own("supplement-document", "DIPLOMAS") in parts
    assert own("supplement-topic", "ban-than") not in parts


@pytest.mark.usefixtures("asked")
def test_a_part_that_was_not_asked_for_is_not_offered_nor_taken(candidate):
    page = own("supplement-topic", "ban-than")
    before = stored()

    assert candidate.get(page).status_code == 302
    answers = {"name": "Khác", "citizen_id": "001085000123", "born": "01/05/1985", "sex": "M"}
    sent = candidate.post(page, typed(**answers, phone="0901234567", email="a@b.vn"))
    sent_file = candidate.post(
        own("supplement-document", "UNIT_COMMENT"),
        typed(file=SimpleUploadedFile("a.pdf", PDF)),
    )

    assert (sent.status_code, sent_file.status_code) == (422, 422)
    assert stored() == before
    assert candidate.get(own("supplement-topic", "vi-tri")).status_code == 404
    assert candidate.get(own("supplement-document", "ROUTE")).status_code == 404


def test_what_was_changed_stands_beside_what_was_there_for_both(candidate, board, file, asked):
    page = own("supplement-topic", "dien-du-tuyen")
    assert candidate.get(page).status_code == 200
    candidate.post(page, typed(nomination="15/TTr-SNV"))
    candidate.post(
        own("supplement-document", "DIPLOMAS"), typed(file=SimpleUploadedFile("moi.pdf", PDF))
    )
    assert "15/TTr-SNV" in readable_text(candidate.get(own("supplement")))

    with events() as trail:
        sent = candidate.post(own("supplement"), typed(note="Đã chụp lại"), follow=True)

    assert "Đã gửi bổ sung hồ sơ" in readable_text(sent)
    assert [name for name, *_ in trail] == ["supplement.answered"]
    text = readable_text(board.get(office("file", file)))
    assert all(word in text for word in ("Đã bổ sung", "15/TTr-SNV", "moi.pdf", "Đã chụp lại"))
    assert candidate.get(own("supplement")).status_code == 409
    assert Supplement.objects.get(pk=asked.pk).answered_at == LATE


@pytest.mark.usefixtures("asked")
def test_an_empty_answer_is_refused_with_a_reason(candidate):
    before = stored()

    answer = candidate.post(own("supplement"), typed(note=""))

    assert answer.status_code == 422
    assert "Chưa có phần nào thay đổi" in readable_text(answer)
    assert stored() == before


def test_the_office_takes_it_back(board, candidate, file, asked):
    assert office("take-back-supplement", file) in board.get(office("file", file)).content.decode()

    board.post(office("take-back-supplement", file), typed())

    assert Supplement.objects.get(pk=asked.pk).taken_back_at == LATE
    page = candidate.get(own("application"))
    assert own("supplement") not in page.content.decode()
    assert "Yêu cầu bổ sung được rút lại" in readable_text(page)
    assert board.get(office("take-back-supplement", file)).status_code == 409


def test_both_are_told_in_their_work_when_it_is_their_turn(an, file):
    decided = person_named("tham-dinh")
    speak(file, reason="Đủ", by=decided)
    supplements.reopen_parts(
        application=file, parts=["ROUTE"], reason=REASON, until=UNTIL, by=decided, at=LATE
    )
    own_page, office_page = own("supplement"), office("file", file)
    assert own_page in [item.url for item in waiting_for(an, LATE)]
    assert office_page not in [item.url for item in waiting_for(decided, LATE)]

    later = LATE + timedelta(hours=1)
    supplements.answer(
        application=Application.objects.get(pk=file.pk), note="Không có", by=an, at=later
    )

    assert own_page not in [item.url for item in waiting_for(an, later)]
    assert office_page in [item.url for item in waiting_for(decided, later)]
    fresh = Application.objects.get(pk=file.pk)
    speak(fresh, reason="Đủ", by=decided, at=moment(2027, 3, 1, 12))
    assert office_page not in [item.url for item in waiting_for(decided, moment(2027, 3, 1, 13))]


@pytest.mark.usefixtures("asked")
def test_another_candidate_finds_nothing():
    other = browser_of(officer("binh", Role.CANDIDATE))

    assert other.get(own("supplement")).status_code == 404
    assert other.get(own("supplement-document", "DIPLOMAS")).status_code == 404
