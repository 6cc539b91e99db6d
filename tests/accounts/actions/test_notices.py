"""What somebody is told of their account waits until they say that they have read it."""

import pytest

from accounts.actions import credentials, notices
from accounts.models import AccountNotice
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
