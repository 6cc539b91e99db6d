from decimal import Decimal as D

import pytest

from exams.actions import prepare
from exams.models import Entry, Lot
from exams.rules.enums import PartKind
from exams.rules.stages import Stage
from grading.actions import panel
from grading.models import PanelDecision, Seat, Slip
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    obstruct,
    officer,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("defence")]


def part():
    return campaign().parts.select_related("campaign").get(kind=PartKind.PROPOSAL)


@pytest.fixture
def entry():
    return Lot.objects.order_by("entry__number").first().entry


def members(count=5):
    return [person_named(f"hoi-dong-{number}") for number in range(1, count + 1)]


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
    return panel.enter(
        seat=seat, entry=entry, points=points, seen=seen, by=by or seat.member, at=LATE
    )


def hand_in(seat, entry, by=None):
    return panel.hand_in(seat=seat, entry=entry, by=by or seat.member, at=LATE)


def score(seats, entry, *points):
    for member_seat, slip_points in zip(seats, points, strict=True):
        enter(member_seat, entry, slip_points)
        hand_in(member_seat, entry)


def decide(entry, points="75.55", reason="Lý do", by=None):
    return panel.decide(
        entry=entry,
        part=part(),
        points=D(points),
        reason=reason,
        by=by or person_named("chu-tich"),
        at=LATE,
    )


def foreign(thing):
    other = prepare.draft(
        code="KHAC", fields={"name": "x", "host": "y"}, by=person_named("thu-ky"), at=LATE
    )
    return arrange(thing, campaign=other)


def test_a_panel_is_seated_once(entry):
    with events() as trail:
        seats = seat(entry.position)

    facts = {"members": [member.pseudonym for member in members()]}
    code = entry.position.code
    assert trail == [("panel.seated", code, person_named("chu-tich").pseudonym, facts)]
    assert [each.number for each in seats] == [1, 2, 3, 4, 5]
    assert str(seats[0]) == "seat 1"
    with refused("ALREADY_SEATED", position=code):
        seat(entry.position)


def test_a_panel_has_the_members_that_the_regulations_ask_each_of_them_one(entry):
    stranger = officer("nguoi-la")
    with refused("TOO_FEW_MEMBERS", count="4", least="5"):
        seat(entry.position, members(4))
    with refused("NOT_A_MEMBER"):
        seat(entry.position, [*members(4), stranger])
    with refused("STALE"):
        seat(entry.position, [*members(4), *members(1)])


def test_no_panel_for_a_position_of_another_campaign(entry):
    theirs = foreign(entry.position)

    with refused("OTHER_CAMPAIGN"):
        seat(theirs)


def test_a_slip_is_entered_changed_and_handed_in_for_good(entry):
    member_seat = seat(entry.position)[0]
    with events() as trail:
        enter(member_seat, entry, "70.5")
        enter(member_seat, entry, None, seen=1)
        with refused("BLANK_MARKS", codes=entry.number):
            hand_in(member_seat, entry)
        enter(member_seat, entry, "71", seen=2)
        hand_in(member_seat, entry)

    assert [(name, facts) for name, _, _, facts in trail] == [
        ("slip.entered", {"seat": 1, "new": "70.50"}),
        ("slip.entered", {"seat": 1, "new": ""}),
        ("slip.entered", {"seat": 1, "new": "71.00"}),
        ("slip.handed_in", {"seat": 1, "points": "71.00"}),
    ]
    assert (Slip.objects.get().ver, str(Slip.objects.get())[:5]) == (4, "slip ")
    with refused("HANDED_IN", code=entry.number):
        enter(member_seat, entry, "72", seen=4)
    with refused("ALREADY_DONE"):
        hand_in(member_seat, entry)


def test_the_same_points_twice_are_done_once_and_others_are_stale(entry):
    member_seat = seat(entry.position)[0]
    enter(member_seat, entry)

    with refused("ALREADY_DONE"):
        enter(member_seat, entry)
    with refused("STALE_MARK", saved="70.00", yours="71"):
        enter(member_seat, entry, "71")


def test_a_slip_is_ones_own_for_ones_own_position_and_somebody_there(entry):
    first, two, *_ = seat(entry.position)
    other = Lot.objects.exclude(entry__position=entry.position).first().entry
    with refused("NOT_YOURS"):
        enter(first, entry, by=two.member)
    with refused("NOT_YOURS"):
        enter(first, other)
    with refused("NOT_YOURS"):
        hand_in(first, entry, by=two.member)
    with refused("BLANK_MARKS"):
        hand_in(first, entry)
    with refused("OFF_SCALE"):
        enter(first, entry, "100.5")
    sitting = entry.sittings.get(part=part())
    arrange(sitting, state="ABSENT")
    with refused("NOT_DEFENDING", number=entry.number):
        enter(first, entry)
    failed = campaign().entries.filter(position=entry.position, lots=None).first()
    with refused("NOT_DEFENDING"):
        enter(first, failed)


def test_the_head_decides_where_the_slips_lie_too_far_apart(entry):
    seats = seat(entry.position)
    with refused("NOT_ASKED_FOR", kind="PANEL_HEAD"):
        decide(entry)
    score(seats, entry, "60", "60", "60", "60", "70.5")
    with refused("REASON_MISSING", field="reason"):
        decide(entry, reason=" ")
    with refused("OFF_SCALE"):
        decide(entry, "75.555")
    with events() as trail:
        decide(entry)

    facts = {"points": "75.55", "reason": "Lý do"}
    assert trail == [("panel.decided", entry.number, person_named("chu-tich").pseudonym, facts)]
    assert str(PanelDecision.objects.get()).startswith("panel decision on ")
    with refused("NOT_ASKED_FOR"):
        decide(entry)


def test_a_spread_equal_to_the_limit_asks_for_nobody(entry):
    score(seat(entry.position), entry, "60", "60", "60", "60", "70")

    with refused("NOT_ASKED_FOR"):
        decide(entry)


def test_an_entry_of_another_campaign_is_not_decided(entry):
    theirs = foreign(entry)

    with refused("OTHER_CAMPAIGN"):
        decide(Entry.objects.get(pk=theirs.pk))


@pytest.mark.parametrize("how", OBSTACLES)
@pytest.mark.parametrize("action", ["seat", "enter", "hand_in", "decide"])
def test_the_defence_asks_for_duty_and_time(entry, how, action):
    seats = seat(entry.position) if action != "seat" else []
    if action in ("hand_in", "decide"):
        score(seats[1:], entry, "60", "60", "60", "80")
        enter(seats[0], entry)
    code, by = obstruct(
        how,
        seats[0].member if action in ("enter", "hand_in") else person_named("chu-tich"),
        away=Stage.ANNOUNCE,
    )

    with refused(code):
        {
            "seat": lambda: seat(entry.position, by=by),
            "enter": lambda: enter(seats[0], entry, by=by),
            "hand_in": lambda: hand_in(seats[0], entry, by=by),
            "decide": lambda: decide(entry, by=by),
        }[action]()
    assert Seat.objects.count() == len(seats)
