"""Who may hold no role in a campaign: roles end, none is given, and what is for all stops there."""

import pytest

from accounts.actions import barring, granting
from accounts.models import CampaignBar, Grant
from accounts.rules.duties import Duty, Role
from audit.actions.record import record, recorded
from tests.actions import LATE, campaign, officer, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


@recorded
def barred(person, code, act=barring.bar):
    rows = act(person, code, LATE)
    record("relation.held", about=code, by="test", at=LATE, rows=rows)
    return rows


def test_roles_of_the_campaign_end_and_those_for_all_stop_there():
    code, person = campaign().code, officer("an", Role.AUDITOR)
    of_one = Grant(person=person, role=Role.SUPERVISOR, campaign=code, starts_on=LATE.date())
    record_row(of_one)

    (bar, *ended) = barred(person, code)

    assert str(bar) == f"{code} {person.pk}"
    assert len(ended) == 2
    fresh = type(person).objects.get(pk=person.pk)
    assert not fresh.may(Duty.WATCH, code, at=LATE)
    assert fresh.may(Duty.WATCH, "KHAC", at=LATE)
    assert Grant.objects.get(pk=of_one.pk).revoked_at == LATE
    assert barring.bar(person, code, LATE) == []


def test_nobody_gives_them_a_role_there_and_one_for_all_does_not_reach_it():
    code, person = campaign().code, officer("an")
    barred(person, code)
    giving = {"person": person, "role": Role.AUDITOR, "by": "test", "at": LATE}

    with refused("IS_BARRED", name="an"):
        granting.grant(campaign=code, **giving)
    grant = granting.grant(**giving)

    assert grant.barred_in == [code]
    assert not grant.covers(code, LATE.date())
    assert grant.covers("KHAC", LATE.date())


def test_where_nothing_bars_there_is_nothing_to_lift():
    person = officer("an", Role.AUDITOR)
    barred(person, campaign().code)
    assert barring.lift(person, "KHAC", LATE) == []


def test_what_is_lifted_reaches_again_and_gives_nothing_back():
    code, person = campaign().code, officer("an", Role.AUDITOR)
    barred(person, "KHAC")
    barred(person, code)

    barred(person, code, lambda *who: barring.lift(*who))

    assert not barring.is_barred(person, code)
    assert Grant.objects.get(person=person).barred_in == ["KHAC"]
    assert CampaignBar.objects.get(person=person, campaign=code).lifted_at == LATE
    barred(person, "KHAC", lambda *who: barring.lift(*who))
    assert Grant.objects.get(person=person).barred_in is None


@recorded
def record_row(row):
    record("role.granted", about="x", by="test", at=LATE, rows=[row])
