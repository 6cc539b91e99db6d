"""A verification that is missing or against somebody is named at the gates after the list."""

from datetime import timedelta

import pytest

from candidates.actions import sit
from exams.rules.checks import CheckLevel
from exams.rules.enums import PartKind
from results.actions import gates, publishing_gates, verification_gates
from tests.actions import LATE, arrange, campaign, person_named
from tests.candidates.actions.test_background_checks import ask
from tests.candidates.actions.test_later_verifications import (
    AFTER,
    AGAINST,
    brought_back,
    eligible,
    verified,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
CODES = ("NOT_VERIFIED", "VERIFICATION_TURNED")


@pytest.fixture(autouse=True)
def part(listed):
    """The first part of the exam, which is still to come."""
    part = campaign().parts.get(kind=PartKind.WRITTEN)
    return arrange(part, starts_at=LATE + timedelta(days=30))


def at_the_gates(part):
    """Return what the publication of the list and the sealing name, the same at both."""
    published = publishing_gates.of_publishing_eligible(campaign(), today=LATE.date())
    sealed = gates.of_seal(campaign().parts.get(pk=part.pk), today=LATE.date())
    named = [[each for each in checks if each.code in CODES] for checks in (published, sealed)]
    assert named[0] == named[1]
    return [(each.code, each.level, each.items) for each in named[0]]


def test_the_list_and_the_sealing_ask_for_the_verification_of_who_came_back(part):
    file = brought_back()
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)
    assert at_the_gates(part) == []

    ask("VERIFICATION_WARN")
    assert at_the_gates(part) == [("NOT_VERIFIED", CheckLevel.WARNING, (file.reg_no,))]
    ask("VERIFICATION_BLOCK")
    assert at_the_gates(part) == [("NOT_VERIFIED", CheckLevel.ERROR, (file.reg_no,))]


def test_a_verification_against_somebody_on_the_list_is_named_before_it_is_published(part):
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)
    file = eligible()

    verified(file, AGAINST)

    assert at_the_gates(part) == [("VERIFICATION_TURNED", CheckLevel.WARNING, (file.reg_no,))]


def test_before_the_final_results_only_what_came_since_the_sealing_is_named(part):
    file = eligible()
    verified(file, AGAINST)
    assert [each.items for each in verification_gates.of_final_results(campaign())] == [
        (file.reg_no,)
    ]

    arrange(part, sealed_at=AFTER)
    assert verification_gates.of_final_results(campaign()) == ()
