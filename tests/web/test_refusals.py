"""A refusal that a page did not expect is told in its sentence, and is no error of ours."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from accounts.access import require_duty
from accounts.rules.duties import Duty
from audit.rules.refusals import Refusal
from config.urls import urlpatterns as of_product
from tests.actions import person_named, stored
from tests.crawl import readable_text
from web.sentences import refusal_message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marking"), pytest.mark.urls(__name__)]
PAGE, BEFORE = "/thay-doi-giua-chung/", "/viec-cua-toi/"


@require_duty(Duty.DECIDE)
def moved(request):
    """Refuse, as a page does that somebody else was faster than."""
    if "broken" in request.GET:
        raise ZeroDivisionError
    raise Refusal("ALREADY_DECIDED")


@require_duty(Duty.DECIDE)
def steady(request):
    return HttpResponse("Yên")


def chair():
    client = Client()
    client.force_login(person_named("chu-tich"))
    return client


urlpatterns = [
    path(PAGE[1:], moved),
    path("yen/", steady),
    *of_product,
]


def test_the_sentence_is_told_with_a_way_back():
    before = stored()

    page = chair().get(PAGE, headers={"referer": f"http://testserver{BEFORE}"})

    assert page.status_code == 409
    assert refusal_message(Refusal("ALREADY_DECIDED")) in readable_text(page)
    assert f'href="{BEFORE}"' in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert stored() == before


def test_an_error_of_ours_stays_one():
    with pytest.raises(ZeroDivisionError):
        chair().get(PAGE, {"broken": "1"})


def test_a_page_that_refuses_nothing_is_left_alone():
    assert chair().get("/yen/").content.decode() == "Yên"
