"""A panel member's sheet: what was refused stays as it was typed, what is handed in stays so."""

from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from exams.actions import advance
from grading.models import Slip
from tests.actions import LATE, arrange, campaign, person_named, stored
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


@pytest.fixture
def open_slip(slip):
    """The same slip, as it was before it was handed in."""
    return arrange(slip, handed_in_at=None)


def test_a_slip_that_another_window_changed_is_shown_before_it_is_handed_in(open_slip):
    client, address = member_of(open_slip), f"{page(open_slip)}nop/"
    shown = client.get(address).context["form"]["versions"].value()
    arrange(open_slip, points=Decimal("12.5"))
    before = stored()

    refused = client.post(address, {"versions": shown})
    unchanged = stored() == before
    again = client.post(address, {"versions": refused.context["form"]["versions"].value()})

    assert refused.status_code == 422
    assert "Điểm của bạn: 12,50." in refused.content.decode()
    assert unchanged
    assert again["Location"] == sheet(open_slip)
    assert Slip.objects.get(pk=open_slip.pk).handed_in_at


def test_a_slip_without_points_is_not_offered_to_be_handed_in(open_slip):
    arrange(open_slip, points=None)

    text = member_of(open_slip).get(f"{page(open_slip)}nop/").content.decode().split("<main")[1]

    assert "Phiếu này chưa có điểm nên chưa nộp được." in text
    assert 'type="submit"' not in text


def test_that_no_slip_can_be_saved_while_the_campaign_stands_still_is_told_above(open_slip):
    client, words = member_of(open_slip), "Kỳ thi đang tạm dừng"
    before = client.get(sheet(open_slip)).content.decode()
    advance.suspend(campaign=campaign(), reason="Công văn", by=person_named("chu-tich"), at=LATE)

    assert words not in before
    text = client.get(sheet(open_slip)).content.decode()
    assert words in text
    assert 'name="points"' in before
    assert 'name="points"' not in text
    assert "/nop/" not in text
