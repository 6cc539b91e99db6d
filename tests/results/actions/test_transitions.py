"""A campaign moves on by transitions alone, and each asks for its duty and its step."""

import pytest

from exams.models import Lot
from exams.rules.stages import MARK_PROPOSAL, SIT_PROPOSAL
from grading.actions import rank
from results.actions import gates
from tests.actions import (
    OBSTACLES,
    by_two,
    campaign,
    events,
    move_to,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawing")]


def draw_lots(by=None):
    return by_two("DRAW_LOTS", gates.of_draw(campaign()), applies=by)


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
