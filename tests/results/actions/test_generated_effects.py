"""What two persons saw before an act is what applying it does, whatever marks were given.

The sample's campaign, with other points on some scripts and slips: gaps and ties as chance has it.
"""

from contextlib import contextmanager
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.actions import two_persons
from grading.models import Mark, Slip
from results.process.acts import ACTS
from tests.actions import arrange, by_two, campaign
from tests.results.actions.test_effects import CASES

pytestmark = pytest.mark.django_db
DEPEND_ON_MARKS = [
    "CLOSE_MARKING",
    "PUBLISH_PROVISIONAL",
    "PUBLISH_OFFICIAL",
    "DRAW_LOTS",
    "CLOSE_DEFENCE",
    "PUBLISH_RESULTS",
]
HALVES = st.integers(0, 200).map(lambda halves: Decimal(halves) / 2)  # of the scale of 100
GIVEN = st.lists(HALVES, min_size=12, max_size=12)


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def give(points):
    """Write other points over those of some marks, and of some slips, that were handed in."""
    marks = Mark.objects.filter(assignment__round="MARK").exclude(final_at=None)
    marks = marks.order_by("assignment__script__code")
    slips = Slip.objects.exclude(handed_in_at=None).order_by("entry__number", "seat__number")
    for rows in (marks, slips):
        for row, value in zip(rows[: len(points)], points, strict=False):
            arrange(row, points=value)


@pytest.mark.parametrize("act", DEPEND_ON_MARKS)
def test_the_preview_is_what_applying_does_whatever_was_given(life, act):
    one_case = CASES[act]

    @settings(max_examples=4, suppress_health_check=list(HealthCheck), database=None)
    @given(GIVEN)
    def compare(points):
        with undone():
            give(points)
            one_case.arranged()
            arguments = one_case.arguments()
            effect = two_persons.effect_of(ACTS[act], campaign().code, arguments).plain()
            outcome = by_two(act, one_case.checks(), at=one_case.day, **arguments)
            figures, lines = one_case.outcome(outcome)
        assert (effect["figures"], effect["lines"]) == (figures, lines)

    with life.at(one_case.at):
        compare()
