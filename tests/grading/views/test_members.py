"""A panel is seated once, of those who were appointed to this campaign."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from grading.models import Seat
from tests.actions import LATE, arrange, campaign, officer, person_named, stored
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


def ends_before_the_defence(name):
    """Let the role of a member end before the day on which they would score."""
    arrange(person_named(name).grants.get(), ends_on=LATE.date())


def test_who_will_not_score_on_the_day_is_not_counted_when_the_panel_is_seated(chair):
    day = {"defence": "2027-03-15"}
    arrange(campaign(), dates={**campaign().dates, **day})
    ends_before_the_defence("hoi-dong-1")
    members = [person_named(f"hoi-dong-{number}").pk for number in range(1, 6)]

    seated = chair.post(page(), {"members": members})

    assert "Chấm được trong ngày bảo vệ: 4." in said(seated)[0]
    more = chair.get(reverse("grading:panel-add", args=[campaign().code, "VT01"]))
    assert [count for count, _what in more.context["effects"]] == [5]
