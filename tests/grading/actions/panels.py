"""A panel of the sample, its people, and their slips."""

from decimal import Decimal as D

from exams.rules.enums import PartKind
from grading.actions import defence_slip, panel
from tests.actions import (
    LATE,
    arrange,
    campaign,
    person_named,
)


def part():
    return campaign().parts.select_related("campaign").get(kind=PartKind.PROPOSAL)


def members(count=5):
    return [person_named(f"hoi-dong-{number}") for number in range(1, count + 1)]


def unseated(position):
    """Take its panel from a position: as where the first to defend it came after the lots."""
    empty = campaign().positions.filter(seats=None).first()
    for each in position.seats.all():
        arrange(each, position=empty)
    return position


def seat(position, people=None, by=None):
    return panel.seat(
        part=part(),
        position=position,
        members=members() if people is None else people,
        by=by or person_named("chu-tich"),
        at=LATE,
    )


def enter(seat, entry, points="70", seen=0, by=None):
    points = None if points is None else D(points)
    return defence_slip.enter(
        seat=seat, entry=entry, points=points, seen=seen, by=by or seat.member, at=LATE
    )


def hand_in(seat, entry, by=None):
    return defence_slip.hand_in(seat=seat, entry=entry, by=by or seat.member, at=LATE)


def score(seats, entry, *points):
    for member_seat, slip_points in zip(seats, points, strict=True):
        enter(member_seat, entry, slip_points)
        hand_in(member_seat, entry)
