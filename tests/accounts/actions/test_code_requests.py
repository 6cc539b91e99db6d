"""A code in two halves is asked for by whoever keeps accounts, once, and for somebody else."""

import pytest

from accounts.actions import code_requests, people
from accounts.rules.duties import Role
from tests.actions import LATE, events, officer, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(db):
    return officer("quan-tri", Role.ADMINISTRATOR)


def asked(by, person, reason="Quên mật khẩu"):
    return code_requests.request_code(person=person, reason=reason, by=by, at=LATE)


def test_whoever_asks_gets_the_first_half_with_the_request(keeper):
    chair = officer("chu-tich", Role.CHAIR)
    with events() as trail:
        half = asked(keeper, chair)

    assert (half.number, half.person, half.request.asked_by) == (1, chair, keeper)
    assert [event[0] for event in trail] == ["approval.asked"]
    assert not chair.password_codes.exists()


def test_it_asks_for_duty_reason_and_somebody_else(keeper):
    chair = officer("chu-tich", Role.CHAIR)

    with refused("NOT_YOUR_DUTY"):
        asked(chair, keeper)
    with refused("OWN_PASSWORD_CODE"):
        asked(keeper, keeper)
    with refused("REASON_MISSING", field="reason"):
        asked(keeper, chair, reason=" ")


def test_of_one_account_one_request_waits_at_a_time(keeper):
    chair, second = officer("chu-tich", Role.CHAIR), officer("quan-tri-2", Role.ADMINISTRATOR)
    asked(keeper, chair)

    with refused("REQUEST_OPEN"):
        asked(second, chair)
    assert asked(keeper, officer("gs", Role.SUPERVISOR)).number == 1


def test_for_a_suspended_account_none_is_asked(keeper):
    chair = officer("chu-tich", Role.CHAIR)
    people.suspend_account(person=chair, reason="x", by=keeper, at=LATE)

    with refused("NOT_ACTIVE"):
        asked(keeper, chair)
