import pytest

from exams.models import Sanction
from exams.rules.enums import PartKind
from exams.rules.stages import Stage, Step
from grading.actions import settle
from grading.models import Assignment, Mark
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    move_to,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marked")]


def part():
    return campaign().parts.select_related("campaign").get(kind=PartKind.WRITTEN)


def close(by=None, **options):
    return settle.close(part=part(), by=by or person_named("truong-ban-cham"), at=LATE, **options)


def test_the_marks_are_frozen_once():
    remaining = settle.outstanding(part())
    with events() as trail:
        assert close(despite_outstanding=True) == remaining

    [(name, about, _, facts)] = trail
    assert (name, about) == ("marking.closed", "TT2026-01 WRITTEN")
    assert facts["outstanding"] == [[code, str(what)] for code, what in remaining.items()]
    assert part().closed_at == LATE
    assert settle.open_assignments(part()) == Assignment.objects.filter(mark=None).count()
    with refused("ALREADY_CLOSED"):
        close()


def test_what_is_outstanding_is_named():
    assignment = Assignment.objects.filter(hand=1).order_by("script__code").first()
    arrange(Mark.objects.get(assignment=assignment), final_at=None)

    with refused("MARKS_MISSING", codes=assignment.script.code, count="1"):
        close(despite_outstanding=True)
    arrange(Mark.objects.get(assignment=assignment), final_at=LATE)
    if settle.outstanding(part()):
        with refused("OUTSTANDING"):
            close()
    assert close(despite_outstanding=True) is not None


def test_an_unsettled_script_holds_the_freezing_up():
    first, second = Assignment.objects.filter(round="MARK", hand__lt=3).order_by(
        "script__code", "hand"
    )[:2]
    arrange(Mark.objects.get(assignment=first), points=10)
    arrange(Mark.objects.get(assignment=second), points=90)

    with refused("OUTSTANDING"):
        close()


@pytest.mark.parametrize("how", OBSTACLES)
def test_freezing_asks_for_duty_and_time(how):
    code, by = obstruct(how, person_named("truong-ban-cham"))

    with refused(code):
        close(by)


def decide(sanction, applied=True, by=None):
    settle.decide_sanction(
        sanction=sanction, applied=applied, by=by or person_named("chu-tich"), at=LATE
    )


def fresh():
    return Sanction.objects.select_related("entry", "part__campaign").first()


@pytest.mark.parametrize("applied", [True, False])
def test_the_chair_decides_a_sanction_once(applied):
    sanction = fresh()
    with events() as trail:
        decide(sanction, applied)

    facts = {"level": sanction.level, "applied": applied}
    assert trail == [
        ("sanction.decided", sanction.entry.number, person_named("chu-tich").pseudonym, facts)
    ]
    assert Sanction.objects.get(pk=sanction.pk).applied is applied
    with refused("ALREADY_DECIDED"):
        decide(Sanction.objects.get(pk=sanction.pk))


def test_a_stale_page_decides_nothing():
    own, theirs = fresh(), fresh()
    decide(theirs)

    with refused("STALE"):
        decide(own, False)


@pytest.mark.parametrize("how", OBSTACLES)
def test_a_sanction_asks_for_duty_and_time(how):
    sanction = fresh()
    code, by = obstruct(how, person_named("chu-tich"))

    with refused(code):
        decide(sanction, by=by)


def test_only_what_no_longer_says_who_goes_on_may_wait_for_the_ranking():
    sanction = fresh()
    defence = campaign().parts.get(kind=PartKind.PROPOSAL)
    move_to(Step(Stage.RANK))

    with refused("WRONG_STAGE"):
        decide(sanction)
    decide(arrange(sanction, part=defence))

    assert Sanction.objects.get(pk=sanction.pk).applied is True
