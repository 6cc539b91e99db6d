"""The minutes of a room: a sanction by the number as it is printed, and only while it is time."""

import pytest
from django.test import Client
from django.urls import reverse

from exams.models import Sanction
from tests.actions import campaign, person_named
from tests.requests import said

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
UNTIMELY = "Việc này chưa làm được lúc này"


def room():
    client = Client()
    client.force_login(person_named("coi-thi"), backend=BACKEND)
    return client


def page(name):
    return reverse(f"candidates:{name}", args=[campaign().code, "WRITTEN"])


def minutes(number):
    day = campaign().parts.get(kind="WRITTEN").starts_at
    return {"number": number, "level": "EXAM_WARNING", "minutes": "9/BB", "on": f"{day:%d/%m/%Y}"}


def test_a_number_typed_small_is_told_as_it_is_printed(life):
    with life.at("marking"):
        [entry, *_] = campaign().entries.filter(sanctions=None)
        answer = room().post(page("sanction"), minutes(entry.number.lower()))
        stored = Sanction.objects.filter(entry=entry).count()

    [told] = said(answer)
    assert told.startswith(f"Đã ghi biên bản 9/BB về số báo danh {entry.number} lúc ")
    assert stored == 1


@pytest.mark.parametrize("name", ["sanction", "attendance"])
def test_a_room_that_is_closed_says_so_before_anybody_types(life, name):
    with life.at("ranking"):
        answer = room().get(page(name)).content.decode()

    assert UNTIMELY in answer
    assert "Kỳ thi đang ở bước “xếp hạng”" in answer


@pytest.mark.parametrize("name", ["sanction", "attendance"])
def test_a_room_that_is_open_says_nothing_of_it(life, name):
    with life.at("marking"):
        answer = room().get(page(name)).content.decode()

    assert UNTIMELY not in answer


def test_the_list_of_a_closed_room_is_there_to_read_and_not_to_write(life):
    with life.at("ranking"):
        answer = room().get(page("attendance")).content.decode()
        expected = campaign().entries.count()
        to_sanction = page("sanction")

    assert answer.count('id="row-') == expected
    assert answer.count("disabled") > expected
    for words in ("data-row-save", "Lưu các dòng đã ghi", to_sanction):
        assert words not in answer
