"""An examiner who is barred while the scripts are blind: others mark what they marked."""

import pytest

from exams.models import Script
from exams.rules.relations import RelationKind
from grading.actions import assign, hand_over
from grading.models import Assignment, Mark, Settlement
from results.actions import gates
from tests.actions import LATE, arrange, campaign, person_named, refused
from tests.relations import own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marked")]


def part():
    return campaign().parts.get(kind="WRITTEN")


def examiner():
    """Return an examiner of the sample who handed marks in."""
    return Assignment.objects.exclude(mark__final_at=None).order_by("pk").first().examiner


def hand_on(person):
    return hand_over.hand_over(
        campaign=campaign(),
        examiner=person,
        reason="Không tham gia",
        by=person_named("truong-ban-cham"),
        at=LATE,
    )


def test_nobody_marks_any_more_who_is_barred_and_their_marks_block_the_freezing():
    person = examiner()
    codes = set(Assignment.objects.filter(examiner=person).values_list("script__code", flat=True))
    own(person, kind=RelationKind.DISCIPLINED)

    assert person not in assign.examiners(campaign(), LATE)
    (check,) = [each for each in gates.of_close_marking(part()) if each.code == "MARKS_OF_BARRED"]
    assert set(check.items) == codes


def test_others_mark_again_what_they_handed_in_and_the_trail_keeps_it():
    person = examiner()
    before = Assignment.objects.filter(examiner=person)
    held = {row.pk: row.mark.points for row in before.exclude(mark__final_at=None)}
    script = Script.objects.get(pk=before.first().script_id)
    settled = arrange(Settlement(script=script, kind="AGREED", points="70.00", settled_at=LATE))
    own(person, kind=RelationKind.DISCIPLINED)

    made = hand_on(person)

    assert held
    assert {row.assignment_id for row in made} >= set(held)
    assert not Assignment.objects.filter(examiner=person).exists()
    marks = Mark.objects.filter(assignment__in=held)
    assert {(mark.points, mark.final_at) for mark in marks} == {(None, None)}
    assert Settlement.objects.get(pk=settled.pk).void_at == LATE
    assert script.settlements.in_force().count() == 0
    assert "MARKS_OF_BARRED" not in {each.code for each in gates.of_close_marking(part())}


def test_once_the_marks_are_frozen_nothing_of_theirs_is_marked_again():
    person = examiner()
    own(person, kind=RelationKind.DISCIPLINED)
    arrange(part(), closed_at=LATE)

    assert not hand_over.marks_of_barred(campaign()).exists()
    with refused("NOTHING_TO_HAND_OVER"):
        hand_on(person)
