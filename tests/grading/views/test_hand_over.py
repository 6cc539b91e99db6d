"""The head is led to the scripts of whoever left the marking, and gives them to others once."""

import pytest
import time_machine
from django.test import Client

from accounts.actions import granting
from accounts.models import Grant
from grading.actions import hand_over
from tests.actions import LATE, campaign, person_named, stored
from tests.requests import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marking")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TYPED = {"reason": "Ốm, QĐ 15"}


@pytest.fixture
def head():
    with time_machine.travel(LATE, tick=False):
        client = Client()
        client.force_login(person_named("truong-ban-cham"), backend=BACKEND)
        yield client


def examiner():
    return person_named("giam-khao-1")


def page():
    return f"/ban-cham/{campaign().code}/giao-lai/{examiner().pk}/"


def board():
    return f"/ban-cham/{campaign().code}/"


def leave():
    grant = Grant.objects.get(person=examiner(), role="EXAMINER")
    granting.revoke(grant=grant, reason="Ốm", by="test", at=LATE)


def left():
    return hand_over.left_by(examiner(), campaign()).count()


def test_the_board_leads_there_only_once_somebody_may_no_longer_mark(head):
    before = head.get(board()).content.decode()
    leave()
    after = head.get(board()).content.decode()

    assert page() not in before
    assert page() in after


def test_what_is_handed_over_is_counted_and_done_once(head):
    leave()
    count = left()
    shown = head.get(page()).content.decode()
    refused = head.post(page(), {"reason": " "})
    first = head.post(page(), TYPED)
    before = stored()
    late = head.post(page(), TYPED)

    assert f'<span class="effects-count">{count}</span>' in shown
    assert refused.status_code == 422
    assert f"Đã giao lại {count} bài của giam-khao-1 lúc" in said(first)[0]
    assert first["Location"] == late["Location"] == board()
    assert "Việc này đã được làm trước đó, không có gì thay đổi." in said(late)
    assert left() == 0
    assert stored() == before


def test_the_page_says_who_takes_the_role_back_first(head):
    before = stored()

    shown = head.get(page())
    sent = head.post(page(), TYPED)

    for answer in (shown, sent):
        text = answer.content.decode()
        assert "giam-khao-1 vẫn đang được chấm ở kỳ thi này." in text
        assert 'name="reason"' not in text
    assert sent.status_code == 422
    assert stored() == before
