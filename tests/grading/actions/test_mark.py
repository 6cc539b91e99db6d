from decimal import Decimal as D

import pytest

from exams.models import Campaign
from grading.actions import assign, mark
from grading.models import Assignment, Mark
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    obstruct,
    officer,
    refused,
    sign_elsewhere,
    stored,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marking")]


@pytest.fixture
def assignment():
    assignments = Assignment.objects.select_related("script__part__campaign", "examiner")
    return assignments.order_by("script__code", "hand").first()


def enter(assignment, points="70", seen=0, by=None):
    points = None if points is None else D(points)
    return mark.enter(
        assignment=assignment, points=points, seen=seen, by=by or assignment.examiner, at=LATE
    )


def fill(examiner, points="70"):
    for assignment in Assignment.objects.filter(examiner=examiner, mark=None):
        enter(assignment, points)


def test_a_mark_is_entered_and_every_value_stays_in_the_trail(assignment):
    with events() as trail:
        enter(assignment, "70.5")
        enter(assignment, None, seen=1)
        enter(assignment, "0", seen=2)

    changes = [(facts["old"], facts["new"]) for *_, facts in trail]
    assert changes == [("", "70.50"), ("70.50", ""), ("", "0.00")]
    assert trail[0][:3] == ("mark.entered", assignment.script.code, assignment.examiner.pseudonym)
    assert (trail[0][3]["round"], trail[0][3]["hand"]) == ("MARK", assignment.hand)
    assert (Mark.objects.get().points, Mark.objects.get().ver) == (D(0), 3)
    assert str(Mark.objects.get()).startswith("mark ")


def enter_by_code(assignment, points="70", seen=0, by=None):
    return mark.enter_by_code(
        campaign=assignment.script.part.campaign.code,
        script=assignment.script.code,
        points=D(points),
        seen=seen,
        by=by or assignment.examiner,
        at=LATE,
    )


def test_a_script_named_by_its_code_is_entered_as_any_other(assignment):
    with events() as trail:
        made = enter_by_code(assignment, "70.5")

    facts = {"round": "MARK", "hand": assignment.hand, "old": "", "new": "70.50"}
    actor = assignment.examiner.pseudonym
    assert trail == [("mark.entered", assignment.script.code, actor, facts)]
    assert made == Mark.objects.get(assignment=assignment)
    with refused("OFF_SCALE"):
        enter_by_code(assignment, "70.3", seen=1)
    with refused("STALE_MARK", saved="70.50", yours="60.00"):
        enter_by_code(assignment, "60")


def test_anothers_script_is_not_found_by_its_code(assignment):
    other = next(each for each in assign.examiners(campaign(), LATE) if each != assignment.examiner)
    own = Assignment.objects.filter(examiner=assignment.examiner).values("script")
    theirs = Assignment.objects.filter(examiner=other).exclude(script__in=own).first()
    before = stored()

    with pytest.raises(Assignment.DoesNotExist):
        enter_by_code(theirs, by=assignment.examiner)
    assert stored() == before


def test_there_may_be_no_campaign_of_that_code():
    examiner = sign_elsewhere(Assignment.objects.first().examiner, "KHAC")
    before = stored()

    with pytest.raises(Campaign.DoesNotExist):
        mark.enter_by_code(
            campaign="KHAC", script="000000", points=None, seen=0, by=examiner, at=LATE
        )
    assert stored() == before


@pytest.mark.parametrize("how", OBSTACLES)
def test_marking_by_code_asks_for_duty_and_time(assignment, how):
    code, by = obstruct(how, assignment.examiner)

    with refused(code):
        enter_by_code(assignment, by=by)


def test_another_examiners_scripts_are_refused(assignment):
    other = next(each for each in assign.examiners(campaign(), LATE) if each != assignment.examiner)

    with refused("NOT_YOURS", code=assignment.script.code):
        enter(assignment, by=other)


def test_the_same_value_twice_is_done_once_and_another_is_stale(assignment):
    enter(assignment, "70")
    with refused("ALREADY_DONE"):
        enter(assignment, "70")
    with refused("STALE_MARK", saved="70.00", yours="71.00"):
        enter(assignment, "71")
    with refused("STALE_MARK", saved="70.00", yours=""):
        enter(assignment, None)


def test_a_hand_in_is_whole_and_for_good(assignment):
    examiner = assignment.examiner
    with refused("BLANK_MARKS"):
        mark.hand_in(campaign=campaign(), by=examiner, at=LATE)
    fill(examiner)
    enter(assignment, None, seen=1)
    with refused("BLANK_MARKS", codes=assignment.script.code, count="1"):
        mark.hand_in(campaign=campaign(), by=examiner, at=LATE)
    enter(assignment, "71", seen=2)
    with events() as trail:
        marks = mark.hand_in(campaign=campaign(), by=examiner, at=LATE)

    [(name, about, actor, facts)] = trail
    assert (name, about, actor) == ("marks.handed_in", "TT2026-01", examiner.pseudonym)
    assert facts["marks"][0] == [assignment.script.code, "MARK", "71.00"]
    assert len(marks) == Assignment.objects.filter(examiner=examiner).count()
    with refused("HANDED_IN", code=assignment.script.code):
        enter(assignment, "72", seen=4)
    with refused("NOTHING_TO_HAND_IN"):
        mark.hand_in(campaign=campaign(), by=examiner, at=LATE)


def test_once_the_marks_are_frozen_none_is_entered_or_handed_in(assignment):
    fill(assignment.examiner)
    arrange(assignment.script.part, closed_at=LATE)

    with refused("ALREADY_CLOSED"):
        enter(assignment, "71", seen=1)
    with refused("NOTHING_TO_HAND_IN"):
        mark.hand_in(campaign=campaign(), by=assignment.examiner, at=LATE)


def test_a_remark_is_entered_after_the_freezing(assignment):
    arrange(assignment.script.part, closed_at=LATE)
    arrange(assignment, round="REMARK")

    assert enter(Assignment.objects.get(pk=assignment.pk)).points == D(70)


@pytest.mark.parametrize("how", OBSTACLES)
@pytest.mark.parametrize("action", ["enter", "hand_in"])
def test_marking_asks_for_duty_and_time(assignment, how, action):
    code, by = obstruct(how, assignment.examiner)

    with refused(code):
        if action == "enter":
            enter(assignment, by=by)
        else:
            mark.hand_in(campaign=campaign(), by=by, at=LATE)


def test_an_examiner_without_scripts_has_nothing_to_hand_in():
    by = officer("giam-khao-moi", "EXAMINER")

    with refused("NOTHING_TO_HAND_IN"):
        mark.hand_in(campaign=campaign(), by=by, at=LATE)


@pytest.mark.parametrize("points", ["-0.5", "100.5", "70.3", "NaN", "Infinity"])
def test_points_off_the_scale_are_refused(assignment, points):
    with refused("OFF_SCALE"):
        enter(assignment, points)
