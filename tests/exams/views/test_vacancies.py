"""The register of vacancies: entered by the planning officer, searched by post and by person."""

from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from exams.models import Post, Vacancy
from tests.actions import LATE, events, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
REGISTER, NEW = reverse("exams:vacancies"), reverse("exams:vacancy-new")


@pytest.fixture(autouse=True)
def _on_a_day_of_the_campaign():
    with time_machine.travel(LATE, tick=False):
        yield


def signed_in(username):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named(username), backend=BACKEND)
    return client


def answers(post, **changes):
    return {
        "post": post.code,
        "mode": "HEAD_APPOINTS",
        "responsible": "Trần Văn Mẫu",
        "office": "Giám đốc Sở",
        "document": "12-QĐ/SNV",
        "decided_on": f"{LATE:%d/%m/%Y}",
        "request_id": uuid4(),
        **changes,
    }


def posts_of(client, **asked):
    return [each.post.code for each in client.get(REGISTER, asked).context["page"]]


def test_it_is_entered_once_and_found_by_post_and_by_the_person_who_answers():
    client = signed_in("quy-hoach")
    first, second = Post.objects.order_by("code")[:2]
    sent = answers(first)

    assert client.post(NEW, sent)["Location"] == client.post(NEW, sent)["Location"] == REGISTER
    client.post(NEW, answers(second, responsible="Lê Thị Khác", mode="EXAM"))

    assert posts_of(client) == [second.code, first.code]
    assert posts_of(client, q="tran van") == posts_of(client, q=first.code) == [first.code]
    assert posts_of(client, mode="EXAM") == [second.code]
    assert "Người đứng đầu bổ nhiệm" in client.get(REGISTER).text


def test_without_one_who_answers_nothing_is_written_and_what_was_typed_stands():
    client, post = signed_in("quy-hoach"), Post.objects.first()
    with events() as trail:
        page = client.post(NEW, answers(post, responsible=" "))

    assert (page.status_code, trail, Vacancy.objects.count()) == (422, [], 0)
    assert page.context["form"]["office"].value() == "Giám đốc Sở"


def test_the_secretary_reads_it_and_the_planning_officer_writes_it():
    secretary = signed_in("thu-ky")

    assert NEW not in secretary.get(REGISTER).text
    assert secretary.get(NEW).status_code == 403
    assert NEW in signed_in("quy-hoach").get(REGISTER).text
    assert REGISTER in secretary.get(reverse("exams:catalogue")).text


def test_swapped_it_has_its_rows_and_nothing_around_them():
    client, post = signed_in("quy-hoach"), Post.objects.first()
    client.post(NEW, answers(post))

    swapped = client.get(
        REGISTER, {"mode": "HEAD_APPOINTS"}, headers={"hx-request": "true", "hx-target": "list"}
    )

    assert post.code in swapped.text
    assert 'id="list"' in swapped.text
    assert "<html" not in swapped.text


def test_more_lines_ask_no_more_questions():
    client, counts = signed_in("quy-hoach"), []
    for post in Post.objects.order_by("code")[:3]:
        client.post(NEW, answers(post))
        client.get(REGISTER)
        with CaptureQueriesContext(connection) as queries:
            client.get(REGISTER)
        counts.append(len(queries))

    assert counts[1] == counts[2] <= 12
