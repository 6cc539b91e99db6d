"""The order of the defence is drawn once; what is left open is named by two persons."""

import pytest

from accounts.actions import approvals
from exams.models import ExamPart, Lot
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_PROPOSAL, SIT_PROPOSAL
from grading.actions import rank
from results.actions import transitions, written_gates
from tests.actions import (
    LATE,
    OBSTACLES,
    apply,
    by_two,
    campaign,
    events,
    move_to,
    obstruct,
    person_named,
    refused,
    request,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawing")]


def part():
    return ExamPart.objects.select_related("campaign").get(kind=PartKind.PROPOSAL)


def draw_lots():
    return by_two("DRAW_LOTS", written_gates.of_draw(campaign()))


def test_lots_are_drawn_once_position_by_position():
    defenders = rank.defenders(campaign())
    with events() as recorded:
        drawn = draw_lots()

    assert [name for name, *_ in recorded] == ["approval.asked", "lots.drawn", "approval.applied"]
    _, about, _, facts = recorded[1]
    assert about == "TT2026-01 PROPOSAL"
    assert sorted(number for number, _ in facts["order"]) == [entry.number for entry in defenders]
    for position in campaign().positions.all():
        places = sorted(lot.place for lot in drawn if lot.entry.position_id == position.pk)
        assert places == list(range(1, len(places) + 1))
    assert str(Lot.objects.first())[:2] == "1."
    assert campaign().step == MARK_PROPOSAL
    again = request("DRAW_LOTS", written_gates.of_draw(campaign()))
    with refused("WRONG_STAGE"):
        apply(again)
    move_to(SIT_PROPOSAL)
    again = asked_again(again)
    with refused("ALREADY_DRAWN"):
        apply(again)


def asked_again(earlier):
    """Take back a request and ask again: the campaign has moved since it was previewed."""
    approvals.withdraw(request=earlier, by=earlier.asked_by, at=LATE)
    return request(earlier.act, written_gates.of_draw(campaign()))


def test_lots_are_not_drawn_while_open_points_of_the_written_part_are_unnamed():
    points = [key for check in written_gates.of_draw(campaign()) for key in check.keys]
    assert points

    with refused("OPEN_POINTS", points=", ".join(points), count=str(len(points))):
        transitions.draw_lots(part=part(), by=person_named("thu-ky"), at=LATE)


@pytest.mark.parametrize("how", OBSTACLES)
def test_the_drawing_asks_for_duty_and_time(how):
    code, by = obstruct(how, person_named("thu-ky"))
    requested = request("DRAW_LOTS", written_gates.of_draw(campaign()))

    with refused(code):
        apply(requested, by=by)


@pytest.mark.parametrize("how", OBSTACLES)
def test_one_person_alone_is_asked_for_duty_and_time_too(how):
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        transitions.draw_lots(part=part(), by=by, at=LATE)
