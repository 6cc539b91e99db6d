"""Which papers wait for whom."""

import pytest

from candidates.actions import screen
from results.actions import candidate_gates
from tests.actions import LATE, campaign, person_named
from tests.candidates.officers import speak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


def undecided():
    checks = candidate_gates.of_eligible_list(campaign(), run_rules=False)
    return {item for check in checks if check.code == "UNDECIDED" for item in check.items}


def test_a_special_case_waits_for_an_officer_too_who_says_nothing_after_the_list():
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    special = campaign().applications.filter(state="SPECIAL_CASE_PENDING")
    numbers = set(special.values_list("reg_no", flat=True))
    assert numbers
    assert numbers <= undecided()

    speak(*special)

    assert not numbers & undecided()
