"""What the eligible list asks of verifications: nothing, a name, or that they are there."""

import pytest

from accounts.rules.duties import Duty
from candidates.rules.verification import (
    VerificationDemand,
    VerificationFacts,
    later_verification_checks,
    verification_checks,
)

NONE, WARN, BLOCK = VerificationDemand


def checks(demand, unverified=("HS1",), objected=()):
    named = verification_checks(VerificationFacts(demand, unverified, objected))
    return [(each.code, each.level, each.owner, each.items) for each in named]


@pytest.mark.parametrize(
    ("demand", "expected"),
    [
        (NONE, []),
        (WARN, [("NOT_VERIFIED", "WARNING", Duty.RECEIVE, ("HS1",))]),
        (BLOCK, [("NOT_VERIFIED", "ERROR", Duty.RECEIVE, ("HS1",))]),
    ],
)
def test_files_that_were_not_verified_are_named_as_gravely_as_is_asked(demand, expected):
    assert checks(demand) == expected


@pytest.mark.parametrize("demand", VerificationDemand)
def test_where_all_are_verified_nothing_is_asked(demand):
    assert checks(demand, unverified=()) == []


@pytest.mark.parametrize("demand", VerificationDemand)
def test_what_is_not_clear_is_named_in_any_case(demand):
    [check] = checks(demand, unverified=(), objected=("HS2",))

    assert check == ("VERIFICATION_NOT_CLEAR", "WARNING", Duty.DECIDE, ("HS2",))


def test_once_the_list_is_approved_an_objection_leads_to_the_disqualification_of_two_persons():
    facts = VerificationFacts(BLOCK, unverified=("HS1",), objected=("HS2",))

    named = [(each.code, each.level, each.page) for each in later_verification_checks(facts)]

    assert named == [
        ("NOT_VERIFIED", "ERROR", "candidates:files"),
        ("VERIFICATION_TURNED", "WARNING", "candidates:attendance"),
    ]
    assert list(later_verification_checks(VerificationFacts())) == []
