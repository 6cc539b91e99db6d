"""The head gives a script to a third examiner, once."""

import pytest
from django.test import Client

from grading.models import Assignment
from grading.rules.enums import Round
from tests.actions import campaign, person_named, stored
from tests.requests import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marked")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def page_of(script):
    return f"/ban-cham/{campaign().code}/bai/{script.code}/lan-ba/"


@pytest.fixture
def head():
    client = Client()
    client.force_login(person_named("truong-ban-cham"), backend=BACKEND)
    return client


def test_a_script_that_has_a_third_hand_is_not_given_to_another(head):
    third = Assignment.objects.filter(hand=3, round=Round.MARK).select_related("script").first()
    address = page_of(third.script)
    before = stored()

    opened, sent = head.get(address), head.post(address)

    assert {opened["Location"], sent["Location"]} == {f"/ban-cham/{campaign().code}/"}
    assert "Việc này đã được làm trước đó" in said(sent)[-1]
    assert stored() == before


def test_both_marks_stand_on_the_page_that_gives_the_script_to_a_third_hand(head):
    rows = Assignment.objects.filter(hand=3, round=Round.MARK)
    others = Assignment.objects.filter(round=Round.MARK).exclude(script__in=rows.values("script"))
    script = others.select_related("script").order_by("script__code")[0].script
    marks = [row.mark.points for row in script.assignments.order_by("hand")]

    text = head.get(page_of(script)).content.decode()

    for mark in marks:
        assert f"{mark:.2f}".replace(".", ",") in text
