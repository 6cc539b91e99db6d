"""The id of a request is bound to who asked for what: with anything else it is not “done”."""

import re
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client

from candidates.actions import screen, sit
from candidates.models import Application
from exams.models import Sitting
from grading.models import Assignment, Mark
from tests.actions import LATE, campaign, officer, person_named, stored
from tests.requests import said, words_on

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CODE = "TT2026-01"
REUSED = "nội dung gửi lần này khác nên chưa được ghi"
IN_PLACE = {"HX-Request": "true", "HX-Target": "decision"}


def client_of(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def id_in(text):
    return re.search(r'name="[\w-]*request_id" value="([^"]+)"', text).group(1)


@pytest.fixture
def paper(life):
    with life.at("screening"):
        screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
        yield Application.objects.filter(state="ELIGIBLE").order_by("reg_no")[0]


@pytest.fixture
def assignment(life):
    with life.at("marking"):
        yield Assignment.objects.order_by("script__code").first()


@pytest.fixture
def room(life):
    """The room's invigilator, in front of the list."""
    with life.at("listed"):
        sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)
        yield client_of(person_named("coi-thi"))


def save_line(room, **answers):
    swap = {"HX-Request": "true", "HX-Target": "row-LD003"}
    return room.post(f"/phong-thi/{CODE}/WRITTEN/LD003/", answers, headers=swap)


def decide(client, paper, value, request_id, headers=None):
    typed = {"value": value, "reason": "Theo biên bản", "version": "", "request_id": request_id}
    typed |= {"compared": "on", **words_on(paper)}
    return client.post(f"/ho-so/{CODE}/{paper.reg_no}/quyet-dinh/", typed, headers=headers or {})


@pytest.mark.parametrize("headers", [{}, IN_PLACE])
def test_a_refusal_after_a_confirmation_is_not_called_done(paper, headers):
    client, request_id = client_of(person_named("tham-dinh")), str(uuid4())
    decide(client, paper, "CONFIRM", request_id)
    before = stored()

    answer = decide(client, paper, "REFUSE", request_id, headers)

    assert answer.status_code == 422
    assert REUSED in answer.content.decode()
    assert said(answer) == []
    assert stored() == before
    assert [word.value for word in paper.decisions.all()] == ["CONFIRM"]


def test_what_is_sent_after_it_is_a_request_of_its_own(paper):
    client, request_id = client_of(person_named("tham-dinh")), str(uuid4())
    decide(client, paper, "CONFIRM", request_id)
    refused = decide(client, paper, "REFUSE", request_id)

    fresh = id_in(refused.content.decode())

    assert fresh != request_id


def test_the_id_of_another_person_answers_nobody_else(paper):
    colleague, request_id = client_of(officer("khac", "SCREENING_OFFICER")), str(uuid4())
    decide(client_of(person_named("tham-dinh")), paper, "CONFIRM", request_id)
    before = stored()

    answer = decide(colleague, paper, "CONFIRM", request_id)

    assert answer.status_code == 422
    assert REUSED in answer.content.decode()
    assert stored() == before


def test_the_id_of_another_file_answers_nothing_of_this_one(paper):
    client, request_id = client_of(person_named("tham-dinh")), str(uuid4())
    decide(client, paper, "CONFIRM", request_id)
    other = Application.objects.filter(state="ELIGIBLE").exclude(pk=paper.pk).order_by("reg_no")[0]
    before = stored()

    answer = decide(client, other, "CONFIRM", request_id)

    assert answer.status_code == 422
    assert stored() == before


@pytest.mark.parametrize("headers", [{}, {"hx-request": "true"}])
def test_other_points_under_the_same_id_are_not_called_saved(assignment, headers):
    client, request_id = client_of(assignment.examiner), str(uuid4())
    page = f"/cham-thi/{CODE}/bai/{assignment.script.code}/"
    typed = {"points": "50", "version": 0, "request_id": request_id}
    client.post(page, typed)
    before = stored()

    answer = client.post(page, {**typed, "points": "60"}, headers=headers)

    assert answer.status_code == 422
    assert REUSED in answer.content.decode()
    assert stored() == before
    assert Mark.objects.get(assignment=assignment).points == Decimal("50.00")


def test_another_line_of_the_attendance_under_the_same_id_is_not_called_saved(room):
    line = {"LD003-version": 0, "LD003-request_id": uuid4()}
    assert save_line(room, **line, **{"LD003-state": "ABSENT"}).status_code == 200
    before = stored()

    answer = save_line(room, **line, **{"LD003-state": "PRESENT"})

    assert answer.status_code == 422
    assert REUSED in answer.content.decode()
    assert stored() == before
    assert Sitting.objects.get(entry__number="LD003").state == "ABSENT"


def test_what_was_typed_in_other_lines_does_not_make_a_line_another_one(room):
    line = {"LD003-state": "ABSENT", "LD003-version": 0, "LD003-request_id": uuid4()}
    save_line(room, **line)
    before = stored()

    again = save_line(room, **line, **{"LD004-state": "ABSENT"})

    assert again.status_code == 200
    assert stored() == before
