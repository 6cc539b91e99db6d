"""The defence is closed once: whole, or with its open points named by two persons."""

import pytest

from exams.models import Lot, Sitting
from exams.rules.enums import PartKind
from exams.rules.stages import RANK, Stage
from grading.actions import panel
from grading.models import Seat, Slip
from results.actions import gates, transitions
from tests.actions import (
    LATE,
    OBSTACLES,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    obstruct,
    person_named,
    refused,
    request,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scored")]


def part():
    return campaign().parts.select_related("campaign").get(kind=PartKind.PROPOSAL)


def open_points():
    return gates.of_close_defence(part())


def close_alone(by=None):
    transitions.close_defence(part=part(), by=by or person_named("chu-tich"), at=LATE)


def slip_of_a_defender():
    """Return a slip of the first who defended, and was not excluded from it."""
    slips = Slip.objects.exclude(handed_in_at=None).order_by("entry__number", "seat__number")
    came = {"entry__sittings__part__kind": PartKind.PROPOSAL, "entry__sittings__state": "PRESENT"}
    return slips.filter(**came).first()


def too_far_apart():
    """Let the slips of one defence lie too far apart; return its number."""
    return arrange(slip_of_a_defender(), points=0).entry.number


def test_the_defence_is_closed_once_by_two_who_name_what_is_open():
    number = too_far_apart()
    remaining = panel.outstanding(part())
    with events() as trail:
        by_two("CLOSE_DEFENCE", open_points())

    assert number in remaining
    assert [name for name, *_ in trail] == ["approval.asked", "defence.closed", "approval.applied"]
    _, about, _, facts = trail[1]
    assert about == "TT2026-01 PROPOSAL"
    assert [number for number, *_ in facts["outstanding"]] == list(remaining)
    assert campaign().step == RANK
    again = request("CLOSE_DEFENCE", open_points())
    with refused("WRONG_STAGE"):
        apply(again)


def test_a_score_that_the_head_has_not_decided_is_named():
    number = too_far_apart()
    points = [key for check in open_points() for key in check.keys]

    assert f"OPEN_PANEL_HEAD_DECISION {number}" in points
    with refused("OPEN_POINTS", points=", ".join(points), count=str(len(points))):
        close_alone()


def test_slips_that_were_not_handed_in_block_the_closing():
    slip = slip_of_a_defender()
    for each in Slip.objects.filter(entry=slip.entry):
        arrange(each, handed_in_at=None)
    requested = request("CLOSE_DEFENCE", open_points())

    with refused("PANEL_SLIPS_MISSING", numbers=slip.entry.number, count="1"):
        apply(requested)


def test_a_defender_of_whom_nobody_said_whether_they_came_blocks_the_closing():
    drawn = Lot.objects.order_by("entry__number").first()
    failed = campaign().entries.filter(lots=None).first()
    arrange(Sitting.objects.get(entry=drawn.entry, part=part()), entry=failed)
    requested = request("CLOSE_DEFENCE", open_points())

    with refused("ATTENDANCE_MISSING", numbers=drawn.entry.number, count="1"):
        apply(requested)


def test_a_position_without_a_panel_blocks_the_closing():
    seated = Seat.objects.order_by("position__code").first().position
    empty = campaign().positions.exclude(seats__isnull=False).first()
    for seat in Seat.objects.filter(position=seated):
        arrange(seat, position=empty)
    requested = request("CLOSE_DEFENCE", open_points())

    with refused("PANEL_MISSING", codes=seated.code):
        apply(requested)


@pytest.mark.parametrize("how", OBSTACLES)
def test_the_closing_asks_for_duty_and_time(how):
    code, by = obstruct(how, person_named("chu-tich"), away=Stage.ANNOUNCE)
    requested = request("CLOSE_DEFENCE", open_points())

    with refused(code):
        apply(requested, by=by)
    with refused(code):
        close_alone(by)
