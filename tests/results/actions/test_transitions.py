"""A campaign moves on by transitions alone, and each asks for its duty and its step."""

import pytest

from exams.models import Lot
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_PROPOSAL, SIT_PROPOSAL
from grading.actions import rank
from results.actions import transitions
from tests.actions import LATE, OBSTACLES, campaign, events, move_to, person_named, refused, obstruct

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawing")]


def draw_lots(by=None):
    part = campaign().parts.select_related("campaign").get(kind=PartKind.PROPOSAL)
    return transitions.draw_lots(part=part, by=by or person_named("thu-ky"), at=LATE)


def test_lots_are_drawn_once_position_by_position():
    defenders = rank.defenders(campaign())
    with events() as recorded:
        drawn = draw_lots()

    [(name, about, _, facts)] = recorded
    assert (name, about) == ("lots.drawn", "TT2026-01 PROPOSAL")
    assert sorted(number for number, _ in facts["order"]) == [entry.number for entry in defenders]
    for position in campaign().positions.all():
        places = sorted(lot.place for lot in drawn if lot.entry.position_id == position.pk)
        assert places == list(range(1, len(places) + 1))
    assert str(Lot.objects.first())[:2] == "1."
    assert campaign().step == MARK_PROPOSAL
    with refused("WRONG_STAGE"):
        draw_lots()
    move_to(SIT_PROPOSAL)
    with refused("ALREADY_DRAWN"):
        draw_lots()


@pytest.mark.parametrize("how", OBSTACLES)
def test_the_drawing_asks_for_duty_and_time(how):
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        draw_lots(by)
