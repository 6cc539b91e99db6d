"""What somebody who left the marking did not hand in goes to others, who see nothing of theirs."""

from decimal import Decimal as D

import pytest

from accounts.actions import granting
from accounts.models import Grant
from grading.actions import assign, hand_over, mark
from grading.models import Assignment, Handover
from grading.rules.enums import Round
from tests.actions import (
    LATE,
    OBSTACLES,
    campaign,
    events,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marking")]
LEAVES = "giam-khao-1"


def own():
    rows = Assignment.objects.filter(examiner=person_named(LEAVES))
    return list(rows.select_related("script__part__campaign").order_by("script__code"))


def leave(username=LEAVES):
    grant = Grant.objects.get(person=person_named(username), role="EXAMINER")
    granting.revoke(grant=grant, reason="Ốm", by="test", at=LATE)


def give_to_others(reason="QĐ 15 thay giám khảo", by=None):
    return hand_over.hand_over(
        campaign=campaign(),
        examiner=person_named(LEAVES),
        reason=reason,
        by=by or person_named("truong-ban-cham"),
        at=LATE,
    )


def enter(assignment, points):
    return mark.enter(
        assignment=assignment, points=D(points), seen=0, by=assignment.examiner, at=LATE
    )


def test_every_script_goes_to_somebody_who_never_had_it_without_what_was_typed():
    had = {assignment.pk: assignment.script_id for assignment in own()}
    typed = enter(own()[0], "61")
    partners = {
        pk: set(Assignment.objects.filter(script=script).values_list("examiner", flat=True))
        for pk, script in had.items()
    }
    leave()

    with events() as trail:
        made = give_to_others()

    [(name, about, _, facts)] = trail
    assert (name, about) == ("scripts.handed_over", campaign().code)
    assert facts["former"] == person_named(LEAVES).pseudonym
    assert len(facts["assignments"]) == len(made) == len(had) > 0
    for assignment in Assignment.objects.filter(pk__in=had):
        assert assignment.examiner_id not in partners[assignment.pk]
    assert own() == []
    typed.refresh_from_db()
    assert typed.points is None
    assert {str(each.former) for each in Handover.objects.all()} == {LEAVES}
    assert str(made[0]) == f"handover {made[0].assignment_id}"


def test_what_was_handed_in_stays_and_the_substitute_marks_the_rest():
    rows = own()
    for assignment in rows:
        enter(assignment, "70")
    mark.hand_in(campaign=campaign(), by=person_named(LEAVES), at=LATE)
    leave()

    with refused("NOTHING_TO_HAND_OVER", person=LEAVES):
        give_to_others()

    assert [assignment.pk for assignment in own()] == [assignment.pk for assignment in rows]


def test_the_substitute_marks_what_was_handed_over():
    blank, typed = own()[:2]
    seen = enter(typed, "61").ver
    leave()
    give_to_others()

    for assignment, version in ((blank, 0), (typed, seen + 1)):
        fresh = Assignment.objects.select_related("script__part__campaign").get(pk=assignment.pk)
        made = mark.enter(assignment=fresh, points=D(55), seen=version, by=fresh.examiner, at=LATE)
        assert made.points == 55


def test_whoever_had_a_script_before_never_gets_it_again():
    script = own()[0].script
    leave()
    give_to_others()
    granting.grant(person=person_named(LEAVES), role="EXAMINER", by="test", at=LATE)
    hands = {person_named(LEAVES).pk, *script.assignments.values_list("examiner", flat=True)}
    for person in assign.examiners(campaign(), LATE):
        if person.pk not in hands:
            leave(person.username)

    with refused("NO_OTHER_EXAMINER"):
        assign.ExaminerDraw(campaign(), LATE).next_for(script, Round.MARK)


def test_nothing_is_taken_from_whoever_still_marks_and_a_reason_is_told():
    with refused("STILL_MARKS", person=LEAVES):
        give_to_others()
    leave()
    with refused("REASON_MISSING", field="reason"):
        give_to_others(reason=" ")
    for number in range(3, 7):
        leave(f"giam-khao-{number}")
    with refused("NO_OTHER_EXAMINER"):
        give_to_others()


@pytest.mark.parametrize("how", OBSTACLES)
def test_handing_over_asks_for_duty_and_time(how):
    leave()
    code, by = obstruct(how, person_named("truong-ban-cham"))

    with refused(code):
        give_to_others(by=by)


def test_whoever_has_a_script_in_hand_owes_its_mark_and_nobody_who_gave_theirs_away():
    examiners = {
        assignment.examiner for assignment in Assignment.objects.select_related("examiner")
    }
    owing = hand_over.who_owe_marks(campaign())
    assert set(owing) == examiners
    assert owing == sorted(owing, key=lambda person: (person.full_name, person.pk))

    leave()
    give_to_others()

    assert set(hand_over.who_owe_marks(campaign())) == examiners - {person_named(LEAVES)}
