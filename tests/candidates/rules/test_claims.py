from dataclasses import replace

import pytest

from candidates.rules.claims import Group, PlannedFor, claim, relation_of
from tests.candidates.rules.people import (
    asked,
    entry,
    paper,
    person,
    position,
    post,
)


@pytest.mark.parametrize(
    ("planned", "relation"),
    [
        ("HEAD-HERE", PlannedFor.SAME),
        ("HEAD-THERE", PlannedFor.EQUIVALENT),
        ("DIRECTOR-THERE", PlannedFor.HIGHER),
        ("HEAD-OTHER", None),  # the same rank alone is not enough
        ("DEPUTY-HERE", None),
        ("UNKNOWN", None),
    ],
)
def test_only_the_same_an_equivalent_or_a_higher_post_bears_on_it(planned, relation):
    assert relation_of(planned, asked()) == relation


def test_a_post_without_equivalents_has_only_itself_and_higher_ones():
    lonely = position(post=post("HEAD-OTHER", unit="THERE"))

    assert relation_of("HEAD-THERE", asked(lonely)) is None
    assert relation_of("HEAD-OTHER", asked(lonely)) == PlannedFor.SAME


def test_the_unit_of_secondment_does_not_make_anyone_on_site():
    seconded = replace(person(unit="THERE"), current_post="Biệt phái tại Sở Đây")

    claimed = claim(paper(), seconded, [entry()], asked())

    assert claimed.group == Group.B_PLANNED_EQUIVALENT
