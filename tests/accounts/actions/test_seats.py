"""What a seat in a body gives, nobody gives by name in one campaign."""

import pytest

from accounts.actions import approvals, granting, two_persons
from accounts.actions.acts import GRANT_ROLE
from accounts.rules.duties import Role
from accounts.rules.seats import BOARD_OF
from audit.rules.refusals import Refusal
from tests.actions import LATE, officer, refused

pytestmark = pytest.mark.django_db
BY_ONE = (Role.SECRETARY, Role.SCREENING_OFFICER, Role.INVIGILATOR)


@pytest.fixture
def keeper():
    return officer("quan-tri", Role.ADMINISTRATOR)


@pytest.mark.parametrize("role", BY_ONE)
def test_who_keeps_the_accounts_gives_it_for_all_campaigns_or_not_at_all(keeper, role):
    an = officer("an")
    facts = {"role": role, "body": BOARD_OF[role], "field": "campaign"}
    with refused("GIVEN_BY_BODY", **facts):
        granting.grant(person=an, role=role, campaign="TT2026-01", by=keeper, at=LATE)

    assert granting.grant(person=an, role=role, by=keeper, at=LATE).ver == 1


def test_nobody_even_asks_for_it(keeper):
    arguments = {"person": officer("an").pk, "role": "EXAMINER", "campaign": "TT2026-01"}
    with pytest.raises(Refusal) as seen:
        two_persons.effect_of(GRANT_ROLE, "", arguments)
    assert seen.value.code == "GIVEN_BY_BODY"
    with refused("GIVEN_BY_BODY"):
        approvals.request_approval(
            act=GRANT_ROLE, arguments=arguments, reason="QĐ 5", by=keeper, at=LATE
        )


def test_a_role_that_no_seat_gives_is_given_in_one_campaign(keeper):
    an = officer("an")
    given = granting.grant(
        person=an, role=Role.PLANNING_OFFICER, campaign="TT2026-01", by=keeper, at=LATE
    )
    assert (given.campaign, given.seated_in) == ("TT2026-01", None)
