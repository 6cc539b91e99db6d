"""A unit's paper after the last day of the draft waits for nobody."""

import pytest

from accounts.rules.duties import Role
from candidates.actions import paper_requests, register
from candidates.worklist.asked_papers import papers_to_supply
from tests.actions import arrange, campaign, moment, officer, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
OPEN = moment(2026, 9, 20)


def test_after_the_last_day_nobody_is_told_but_of_a_file_that_was_let_in_late():
    an = officer("an", Role.CANDIDATE)
    draft = register.begin(campaign=campaign(), by=an, at=OPEN)
    paper_requests.ask_unit(application=draft, item="UNIT_COMMENT", by=an, at=OPEN)
    after = moment(2026, 12, 1)
    assert list(papers_to_supply(person_named("quy-hoach"), after)) == []

    arrange(draft, late_until=after.date())

    [item] = papers_to_supply(person_named("quy-hoach"), after)
    assert (item.count, item.due) == (1, after.date())
    assert list(papers_to_supply(person_named("quy-hoach"), moment(2026, 12, 2))) == []
