"""A panel member's sheet: what was refused stays as it was typed, what is handed in stays so."""

from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from grading.models import Slip
from tests.actions import LATE, stored
from tests.requests import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scored")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def slip():
    """A slip that was handed in."""
    with time_machine.travel(LATE, tick=False):
        yield Slip.objects.exclude(handed_in_at=None).select_related("seat__member", "entry")[0]


def member_of(slip):
    client = Client()
    client.force_login(slip.seat.member, backend=BACKEND)
    return client


def sheet(slip):
    return f"/bao-ve/{slip.seat_id}/"


def page(slip):
    return f"{sheet(slip)}phieu/{slip.entry.number}/"


def test_a_slip_that_is_handed_in_leads_back_to_the_sheet(slip):
    client, before = member_of(slip), stored()

    opened = client.get(f"{page(slip)}nop/")
    sent = client.post(f"{page(slip)}nop/", {"request_id": uuid4()})

    assert {opened["Location"], sent["Location"]} == {sheet(slip)}
    assert said(sent) == ["Việc này đã được làm trước đó, không có gì thay đổi."]
    assert stored() == before


def test_points_for_a_slip_that_is_handed_in_are_refused_and_the_sheet_shows_what_stands(slip):
    before = stored()

    answer = member_of(slip).post(page(slip), {"points": "1000", "version": slip.ver})

    text = answer.content.decode()
    assert (answer.status_code, stored()) == (422, before)
    assert 'data-state="refused"' in text
    assert '<span class="number">1000' not in text


def test_the_address_of_a_slip_that_is_only_opened_leads_to_the_sheet(slip):
    answer = member_of(slip).get(page(slip))

    assert (answer.status_code, answer["Location"]) == (302, sheet(slip))


def test_the_panels_of_a_member_say_how_many_slips_went_in(slip):
    seats = member_of(slip).get("/bao-ve/").context["seats"]

    [own] = [seat for seat in seats if seat.pk == slip.seat_id]
    assert own.handed_in == Slip.objects.filter(seat=own).exclude(handed_in_at=None).count() > 0
