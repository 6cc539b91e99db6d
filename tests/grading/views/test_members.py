"""A panel is seated once, of those who were appointed to this campaign."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from grading.models import Seat
from tests.actions import LATE, campaign, officer, person_named, stored
from tests.requests import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seating")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def chair():
    with time_machine.travel(LATE, tick=False):
        client = Client()
        client.force_login(person_named("chu-tich"), backend=BACKEND)
        yield client


def page():
    return reverse("grading:seats", args=[campaign().code, "VT01"])


def test_how_many_a_panel_needs_is_told_before_anybody_is_chosen(chair):
    assert "Chọn ít nhất 5 giám khảo, theo quy chế." in chair.get(page()).content.decode()


def test_only_who_was_appointed_to_this_campaign_is_offered(chair):
    here = officer("giam-khao-moi", Role.PANEL_MEMBER, campaign=campaign().code)
    elsewhere = officer("giam-khao-ky-khac", Role.PANEL_MEMBER, campaign="TT-KHAC")

    offered = chair.get(page()).context["form"].fields["members"].queryset

    assert here in offered
    assert elsewhere not in offered


def test_another_choice_in_a_second_tab_changes_no_panel_that_sits(chair):
    members = [person_named(f"hoi-dong-{number}").pk for number in range(1, 7)]
    first = chair.post(page(), {"members": members[:5]})
    before = stored()

    late = chair.post(page(), {"members": members[1:]})

    assert "Đã phân công 5 giám khảo" in said(first)[0]
    assert "Việc này đã được làm trước đó, không có gì thay đổi." in said(late)
    assert Seat.objects.filter(position__code="VT01").count() == 5
    assert stored() == before
