from decimal import Decimal as D

import pytest

from grading.actions import assign, mark
from grading.models import Assignment, Mark
from tests.deeds import LATE, SPOILS, campaign, events, officer, put, refused, spoil

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marking")]


@pytest.fixture
def desk():
    desks = Assignment.objects.select_related("script__part__campaign", "examiner")
    return desks.order_by("script__code", "hand").first()


def enter(desk, points="70", seen=0, by=None):
    points = None if points is None else D(points)
    return mark.enter(desk=desk, points=points, seen=seen, by=by or desk.examiner, at=LATE)


def fill(examiner, points="70"):
    for desk in Assignment.objects.filter(examiner=examiner, mark=None):
        enter(desk, points)


def test_a_mark_is_entered_and_every_value_stays_in_the_trail(desk):
    with events() as said:
        enter(desk, "70.5")
        enter(desk, None, seen=1)
        enter(desk, "0", seen=2)

    told = [(facts["old"], facts["new"]) for *_, facts in said]
    assert told == [("", "70.50"), ("70.50", ""), ("", "0.00")]
    assert said[0][:3] == ("mark.entered", desk.script.code, desk.examiner.pseudonym)
    assert (said[0][3]["round"], said[0][3]["hand"]) == ("MARK", desk.hand)
    assert (Mark.objects.get().points, Mark.objects.get().ver) == (D(0), 3)
    assert str(Mark.objects.get()).startswith("mark ")


@pytest.mark.parametrize("points", ["-0.5", "100.5", "70.3", "NaN", "Infinity"])
def test_points_off_the_scale_are_refused(desk, points):
    with refused("OFF_SCALE"):
        enter(desk, points)


def test_another_examiners_desk_is_not_mine(desk):
    other = next(each for each in assign.examiners(campaign(), LATE) if each != desk.examiner)

    with refused("NOT_YOURS", code=desk.script.code):
        enter(desk, by=other)


def test_the_same_value_twice_is_done_once_and_another_is_stale(desk):
    enter(desk, "70")
    with refused("ALREADY_DONE"):
        enter(desk, "70")
    with refused("STALE_MARK", saved="70.00", yours="71.00"):
        enter(desk, "71")
    with refused("STALE_MARK", saved="70.00", yours=""):
        enter(desk, None)


def test_a_hand_in_is_whole_and_for_good(desk):
    examiner = desk.examiner
    with refused("BLANK_MARKS"):
        mark.hand_in(campaign=campaign(), by=examiner, at=LATE)
    fill(examiner)
    enter(desk, None, seen=1)
    with refused("BLANK_MARKS", codes=desk.script.code, count="1"):
        mark.hand_in(campaign=campaign(), by=examiner, at=LATE)
    enter(desk, "71", seen=2)
    with events() as said:
        marks = mark.hand_in(campaign=campaign(), by=examiner, at=LATE)

    [(name, about, actor, facts)] = said
    assert (name, about, actor) == ("marks.handed_in", "TT2026-01", examiner.pseudonym)
    assert facts["marks"][0] == [desk.script.code, "MARK", "71.00"]
    assert len(marks) == Assignment.objects.filter(examiner=examiner).count()
    with refused("HANDED_IN", code=desk.script.code):
        enter(desk, "72", seen=4)
    with refused("NOTHING_TO_HAND_IN"):
        mark.hand_in(campaign=campaign(), by=examiner, at=LATE)


def test_once_the_marks_are_frozen_none_is_entered_or_handed_in(desk):
    fill(desk.examiner)
    put(desk.script.part, closed_at=LATE)

    with refused("ALREADY_CLOSED"):
        enter(desk, "71", seen=1)
    with refused("NOTHING_TO_HAND_IN"):
        mark.hand_in(campaign=campaign(), by=desk.examiner, at=LATE)


def test_a_remark_is_entered_after_the_freezing(desk):
    put(desk.script.part, closed_at=LATE)
    put(desk, round="REMARK")

    assert enter(Assignment.objects.get(pk=desk.pk)).points == D(70)


@pytest.mark.parametrize("how", SPOILS)
@pytest.mark.parametrize("deed", ["enter", "hand_in"])
def test_marking_asks_for_duty_and_time(desk, how, deed):
    code, by = spoil(how, desk.examiner)

    with refused(code):
        if deed == "enter":
            enter(desk, by=by)
        else:
            mark.hand_in(campaign=campaign(), by=by, at=LATE)


def test_an_examiner_without_a_desk_has_nothing_to_hand_in():
    by = officer("giam-khao-moi", "EXAMINER")

    with refused("NOTHING_TO_HAND_IN"):
        mark.hand_in(campaign=campaign(), by=by, at=LATE)
