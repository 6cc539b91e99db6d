from decimal import Decimal

import pytest

from exams.models import Sanction, Script
from exams.rules.enums import PartKind
from exams.rules.stages import SIT_WRITTEN, Stage, since
from grading.actions import settle
from grading.models import Assignment, Mark
from results.actions import gates
from tests.actions import (
    LATE,
    OBSTACLES,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    move_to,
    obstruct,
    person_named,
    refused,
    request,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marked")]


def part():
    return campaign().parts.select_related("campaign").get(kind=PartKind.WRITTEN)


def open_points():
    return gates.of_close_marking(part())


def close(by=None):
    return settle.close(part=part(), by=by or person_named("truong-ban-cham"), at=LATE)


def test_the_marks_are_frozen_once_by_two_who_name_what_is_open():
    remaining = settle.outstanding(part())
    points = [key for check in open_points() for key in check.keys]
    with events() as trail:
        assert by_two("CLOSE_MARKING", open_points()) == remaining

    assert [name for name, *_ in trail] == ["approval.asked", "marking.closed", "approval.applied"]
    _, about, _, facts = trail[1]
    assert about == "TT2026-01 WRITTEN"
    assert facts["outstanding"] == [[code, str(what)] for code, what in remaining.items()]
    assert facts["accepted"] == points
    assert part().closed_at == LATE
    not_handed_in = Assignment.objects.filter(script__part=part(), mark__final_at=None)
    assert not_handed_in.count() == Assignment.objects.filter(mark=None).count()
    with refused("ALREADY_CLOSED"):
        close()


def test_a_mark_that_nobody_handed_in_blocks_the_freezing():
    assignment = Assignment.objects.filter(hand=1).order_by("script__code").first()
    arrange(Mark.objects.get(assignment=assignment), final_at=None)
    requested = request("CLOSE_MARKING", open_points())

    with refused("MARKS_MISSING", codes=assignment.script.code, count="1"):
        apply(requested)


def differing_by(points):
    """Let the first two marks of a script differ by so much; return the script."""
    scripts = Script.objects.select_related("part__campaign").order_by("code")
    script = scripts.exclude(assignments__hand=3).filter(settlements=None).first()
    first, second = Mark.objects.filter(assignment__script=script).order_by("assignment__hand")
    arrange(first, points=10)
    arrange(second, points=10 + points)
    return script


def test_a_script_that_the_arithmetic_leaves_open_is_named():
    script = differing_by(80)
    points = [key for check in open_points() for key in check.keys]

    assert f"OPEN_THIRD_MARKER {script.code}" in points
    with refused("OPEN_POINTS", points=", ".join(points), count=str(len(points))):
        close()


def settle_opened(script, kind="OPENED", points="12.50", minutes="BB 1", by=None):
    return settle.settle_opened(
        script=script,
        kind=kind,
        points=Decimal(points),
        minutes=minutes,
        by=by or person_named("truong-ban-cham"),
        at=LATE,
    )


@pytest.mark.parametrize(("difference", "kind"), [(80, "OPENED"), (7, "HEAD"), (7, "AGREED")])
def test_a_script_left_open_is_settled_after_the_marks_were_frozen(difference, kind):
    script = differing_by(difference)
    with refused("NOT_CLOSED_YET"):
        settle_opened(script, kind)
    by_two("CLOSE_MARKING", open_points())
    with refused("MINUTES_MISSING", number=script.code, field="minutes"):
        settle_opened(script, kind, minutes=" ")
    with refused("OFF_SCALE"):
        settle_opened(script, kind, points="100.01")
    with refused("NOT_ASKED_FOR", code=script.code, kind="OTHER"):
        settle_opened(script, "OTHER")

    with events() as trail:
        settle_opened(script, kind)

    facts = {"kind": kind, "points": "12.50", "minutes": "BB 1"}
    actor = person_named("truong-ban-cham").pseudonym
    assert trail == [("script.settled", script.code, actor, facts)]
    assert script.code not in settle.outstanding(part())
    with refused("NOT_ASKED_FOR"):
        settle_opened(script, kind)


@pytest.mark.parametrize("how", OBSTACLES)
def test_settling_what_was_left_open_asks_for_duty_and_time(how):
    script = differing_by(7)
    by_two("CLOSE_MARKING", open_points())
    code, by = obstruct(how, person_named("truong-ban-cham"), away=Stage.ANNOUNCE)

    with refused(code):
        settle_opened(script, "HEAD", by=by)


@pytest.mark.parametrize("how", OBSTACLES)
def test_freezing_asks_for_duty_and_time(how):
    code, by = obstruct(how, person_named("truong-ban-cham"))

    with refused(code):
        close(by)


def decide(sanction, applied=True, by=None, reason="Biên bản lập sai người"):
    reason, chair = "" if applied else reason, by or person_named("chu-tich")
    settle.decide_sanction(sanction=sanction, applied=applied, reason=reason, by=chair, at=LATE)


def fresh():
    return Sanction.objects.select_related("entry", "part__campaign").first()


@pytest.mark.parametrize("applied", [True, False])
def test_the_chair_decides_a_sanction_once(applied):
    sanction = fresh()
    with events() as trail:
        decide(sanction, applied)

    why = {} if applied else {"reason": "Biên bản lập sai người"}
    facts = {"level": sanction.level, "applied": applied, **why}
    assert trail == [
        ("sanction.decided", sanction.entry.number, person_named("chu-tich").pseudonym, facts)
    ]
    assert Sanction.objects.get(pk=sanction.pk).applied is applied
    with refused("ALREADY_DECIDED"):
        decide(Sanction.objects.get(pk=sanction.pk))


def test_to_take_nothing_has_a_reason():
    with refused("REASON_MISSING", field="reason"):
        decide(fresh(), applied=False, reason="  ")


def test_a_stale_page_decides_nothing():
    own, theirs = fresh(), fresh()
    decide(theirs)

    with refused("STALE"):
        decide(own, False)


@pytest.mark.parametrize("how", OBSTACLES)
def test_a_sanction_asks_for_duty_and_time(how):
    sanction = fresh()
    code, by = obstruct(how, person_named("chu-tich"), away=Stage.ANNOUNCE)

    with refused(code):
        decide(sanction, by=by)


@pytest.mark.parametrize("step", since(SIT_WRITTEN), ids=str)
def test_a_sanction_is_decided_at_every_step_from_the_exam_on(step):
    sanction = fresh()
    move_to(step)

    decide(sanction)

    assert Sanction.objects.get(pk=sanction.pk).applied is True
