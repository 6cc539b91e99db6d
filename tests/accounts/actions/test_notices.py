"""What is told of an account, one's own or one watched, waits until it is said to be read."""

import pytest

from accounts.actions import credentials, granting, notices, people
from accounts.models import AccountNotice
from accounts.rules.duties import Role
from tests.actions import LATE, events, officer, refused

pytestmark = pytest.mark.django_db


def test_what_was_read_is_recorded_and_waits_no_more():
    an, binh = officer("an"), officer("binh")
    for person in (an, an, binh):
        credentials.second_factor_turned_off(person=person, at=LATE)

    with events() as trail:
        assert notices.confirm_read(by=an, at=LATE) == 2

    assert trail == [("account.notices_read", an.pseudonym, an.pseudonym, {})]
    assert [each.person for each in AccountNotice.objects.filter(read_at=None)] == [binh]
    assert str(binh.account_notices.get()).startswith("second_factor.off ")
    with refused("ALREADY_DONE"):
        notices.confirm_read(by=an, at=LATE)


@pytest.fixture
def watchers():
    """Two who supervise: one every campaign, one another than the chair's."""
    return officer("giam-sat", Role.SUPERVISOR), officer("khac", Role.SUPERVISOR, campaign="K2")


def told_of(kind):
    """Return who is told of a kind of event, and of whose account."""
    notices_of_kind = AccountNotice.objects.filter(kind=kind)
    return {(each.person.username, str(each.concerns or "")) for each in notices_of_kind}


@pytest.mark.parametrize("campaign", ["", "K1"])
def test_the_supervision_board_is_told_what_becomes_of_a_chair(watchers, campaign):
    chair = officer("chu-tich", Role.CHAIR, campaign=campaign)
    keeper = officer("quan-tri", Role.ADMINISTRATOR)
    board = {("giam-sat", "chu-tich"), *([("khac", "chu-tich")] if not campaign else [])}

    people.suspend_account(person=chair, reason="Theo công văn", by=keeper, at=LATE)
    people.resume_account(person=chair, reason="Đã rà soát", by=keeper, at=LATE)
    granting.revoke(grant=chair.grants.get(), reason="Thay người", by=keeper, at=LATE)

    for kind in ("account.suspended", "account.resumed", "role.revoked"):
        assert told_of(kind) == {("chu-tich", ""), *board}


def test_of_who_holds_no_sensitive_role_nobody_else_is_told(watchers):
    officer_of_the_counter = officer("thu-ky", Role.SECRETARY)
    keeper = officer("quan-tri", Role.ADMINISTRATOR)

    people.suspend_account(person=officer_of_the_counter, reason="Nghỉ", by=keeper, at=LATE)

    assert told_of("account.suspended") == {("thu-ky", "")}


def test_a_supervisor_is_told_once_of_what_becomes_of_himself_and_not_of_his_own_act(watchers):
    every_campaign, other = watchers

    credentials.second_factor_turned_off(person=every_campaign, at=LATE)
    told = notices.notices_of(other, "password.code_of_two", every_campaign, LATE)

    assert told_of("second_factor.off") == {("giam-sat", ""), ("khac", "giam-sat")}
    assert [(each.person, each.concerns) for each in told] == [(other, None)]


def test_who_supervises_no_more_is_told_no_more():
    former = officer("giam-sat", Role.SUPERVISOR)
    chair, keeper = officer("chu-tich", Role.CHAIR), officer("quan-tri", Role.ADMINISTRATOR)
    granting.revoke(grant=former.grants.get(), reason="Hết nhiệm kỳ", by="console", at=LATE)

    people.suspend_account(person=chair, reason="Theo công văn", by=keeper, at=LATE)

    assert told_of("account.suspended") == {("chu-tich", "")}
