"""Who may be the second person of a request about somebody's keys, and of any other."""

import pytest

from accounts.actions import approvals, opening
from accounts.actions.acts import CLOSE_ACCOUNT, GRANT_ROLE
from accounts.actions.independence import SecondPersons
from accounts.actions.open_requests import about_person
from accounts.rules.duties import Role
from exams.actions.acts import CHANGE_PROFILE
from tests.actions import LATE, hold_also, officer, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(db):
    return officer("quan-tri", Role.ADMINISTRATOR)


def asked(act, by, person, **arguments):
    return approvals.request_approval(
        act=act, arguments={"person": person.pk, **arguments}, reason="QĐ 1", by=by, at=LATE
    )


def test_whoever_asked_is_told_so_first(keeper):
    request = asked(GRANT_ROLE, keeper, officer("an"), role="EXAMINER")

    assert SecondPersons().obstacle(GRANT_ROLE, request, keeper) == "SAME_PERSON"


def test_nobody_asks_for_or_applies_a_role_of_their_own(keeper):
    chair = officer("chu-tich", Role.CHAIR)
    request = asked(GRANT_ROLE, keeper, chair, role="PANEL_MEMBER")

    assert SecondPersons().obstacle(GRANT_ROLE, request, chair) == "NOT_TO_ONESELF"
    with refused("NOT_TO_ONESELF"):
        asked(GRANT_ROLE, keeper, keeper, role="CHAIR")


def test_an_account_in_the_askers_hands_applies_nothing_about_accounts(keeper):
    puppet = opening.open_account(
        username="chu-tich", full_name="x", email="", by=keeper, at=LATE
    ).person
    hold_also(puppet, Role.CHAIR)
    role = asked(GRANT_ROLE, keeper, officer("an"), role="EXAMINER")
    closing = asked(CLOSE_ACCOUNT, keeper, officer("binh"))
    honest, chair = officer("gs", Role.SUPERVISOR), officer("ct", Role.CHAIR)

    seconds = SecondPersons()

    assert seconds.obstacle(GRANT_ROLE, role, puppet) == "NOT_INDEPENDENT"
    assert seconds.obstacle(CLOSE_ACCOUNT, closing, puppet) == "NOT_INDEPENDENT"
    assert seconds.obstacle(CLOSE_ACCOUNT, closing, chair) == ""
    assert seconds.obstacle(CHANGE_PROFILE, closing, puppet) == ""
    assert seconds.obstacle(GRANT_ROLE, role, honest) == ""


def test_who_stands_behind_an_account_is_named(keeper):
    an = opening.open_account(username="an", full_name="An", email="", by=keeper, at=LATE).person

    assert SecondPersons().behind(an) == [keeper]
    assert SecondPersons().behind(keeper) == []


def test_the_trail_is_read_once_for_many_requests(keeper, django_assert_num_queries):
    chair = officer("chu-tich", Role.CHAIR)
    requests = [
        asked(GRANT_ROLE, keeper, officer(name), role="EXAMINER") for name in ("an", "binh", "chi")
    ]
    seconds = SecondPersons()

    with django_assert_num_queries(2):
        assert {seconds.obstacle(GRANT_ROLE, each, chair) for each in requests} == {""}


def test_what_waits_about_somebody_is_found_by_them(keeper):
    an, binh = officer("an"), officer("binh")
    role = asked(GRANT_ROLE, keeper, an, role="EXAMINER")
    closing = asked(CLOSE_ACCOUNT, keeper, an)
    withdrawn = asked(GRANT_ROLE, keeper, an, role="CHAIR")
    approvals.withdraw(request=withdrawn, by=keeper, at=LATE)

    assert set(about_person(an)) == {role, closing}
    assert not about_person(binh).exists()
