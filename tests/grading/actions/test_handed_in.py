"""What the database leaves out is what the rule settles by the mean, whatever the marks are."""

from contextlib import contextmanager
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exams.models import ExamPart, Script
from exams.rules.enums import PartKind
from grading.actions import handed_in, settle
from grading.actions.handed_in import marks_in_hand
from grading.actions.regulations import scoring_of
from grading.models import Assignment, Mark, Settlement
from grading.rules.enums import Pending, SettlementKind
from grading.rules.reconciliation import Unsettled, reconcile
from grading.worklist.heads import unsettled_scripts
from tests.actions import LATE, arrange, campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marked")]

POINTS = st.one_of(
    st.integers(4_000, 6_000),  # hundredths: some hundreds apart, as far as the limits are
    st.sampled_from([5_000, 5_250, 5_499, 5_500, 5_501, 5_999, 6_000, 6_001]),
).map(lambda hundredths: Decimal(hundredths) / 100)
HAND = st.tuples(POINTS, st.booleans())  # points, and whether they were handed in
GIVEN = st.fixed_dictionaries(
    {
        "hands": st.tuples(HAND, HAND),
        "third": st.none() | HAND,
        "settled": st.none() | st.tuples(st.sampled_from(list(SettlementKind)), POINTS),
    }
)
SCRIPTS = st.lists(GIVEN, min_size=1, max_size=8)
LIMITS = st.sampled_from([("0", "10"), ("2.5", "5"), ("5", "10"), ("5.01", "5.01"), ("9.99", "10")])


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def part():
    return ExamPart.objects.select_related("campaign").get(
        campaign=campaign(), kind=PartKind.WRITTEN
    )


def limit_to(limits):
    near, far = limits
    held = campaign()
    scoring = {**held.regulations["scoring"], "diff_auto_max": near, "diff_third_min": far}
    arrange(held, regulations={**held.regulations, "scoring": scoring})


def give(script, drawn):
    """Let the hands of a script have given these points, and people have settled it so."""
    for number, hand in enumerate([*drawn["hands"], drawn["third"]], start=1):
        if hand is None:
            continue
        assignment = script.assignments.filter(round="MARK", hand=number).first()
        points, is_final = hand
        mark = (assignment and assignment.entered) or Mark(
            assignment=assignment or third_hand(script), entered_at=LATE
        )
        arrange(mark, points=points, final_at=LATE if is_final else None)
    if drawn["settled"]:
        kind, points = drawn["settled"]
        arrange(Settlement(script=script), kind=kind, points=points, settled_at=LATE)


def third_hand(script):
    others = Assignment.objects.exclude(examiner__assignments__script=script)
    return arrange(Assignment(script=script), examiner=others.first().examiner, hand=3)


def every_script_reconciled():
    """Return what each unsettled script waits for, with the rule asked about every script."""
    scoring = scoring_of(campaign())
    outcomes = {
        code: reconcile(marks, scoring)
        for code, marks in marks_in_hand("code", part=part()).items()
    }
    return {
        code: outcome.pending
        for code, outcome in outcomes.items()
        if isinstance(outcome, Unsettled)
    }


@pytest.mark.parametrize("so_few", [0, handed_in.SO_FEW])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=SCRIPTS, limits=LIMITS)
def test_the_same_scripts_are_open_as_if_every_script_were_reconciled(
    monkeypatch, so_few, drawn, limits
):
    monkeypatch.setattr(handed_in, "SO_FEW", so_few)
    with undone():
        limit_to(limits)
        for script, given_to_it in zip(Script.objects.order_by("code"), drawn, strict=False):
            give(script, given_to_it)

        expected = every_script_reconciled()

        assert list(settle.outstanding(part()).items()) == list(expected.items())
        third = Assignment.objects.filter(round="MARK", hand=3)
        waited_for = set(third.values_list("script__code", flat=True))
        for_people = [
            code
            for code, pending in expected.items()
            if pending != Pending.MARKS
            and (pending != Pending.THIRD_MARKER or code not in waited_for)
        ]
        assert unsettled_scripts([campaign()]) == {campaign().pk: len(for_people)}


def test_of_a_script_that_lacks_a_hand_nothing_is_told():
    script = Script.objects.order_by("code").first()
    second = Mark.objects.get(assignment__script=script, assignment__hand=2)
    arrange(second, final_at=None)

    marks = handed_in.marks_not_averaged("code", Decimal(0), part=part(), pk=script.pk)

    assert marks == {script.code: handed_in.ScriptMarks()}


def test_two_marks_as_far_apart_as_the_limit_are_left_out():
    script = Script.objects.order_by("code").first()
    for mark, points in zip(
        Mark.objects.filter(assignment__script=script).order_by("assignment__hand"),
        [Decimal("70.30"), Decimal("65.30")],
        strict=False,
    ):
        arrange(mark, points=points)

    at_limit = handed_in.marks_not_averaged("code", Decimal(5), part=part(), pk=script.pk)
    beyond = handed_in.marks_not_averaged("code", Decimal("4.99"), part=part(), pk=script.pk)

    assert at_limit == {}
    assert (beyond[script.code].first, beyond[script.code].second) == (
        Decimal("70.30"),
        Decimal("65.30"),
    )
