from decimal import Decimal as D

import pytest

from exams.actions import prepare
from exams.models import Entry, Lot
from exams.rules.stages import Stage
from grading.actions import panel
from grading.models import PanelDecision, Seat
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    events,
    obstruct,
    officer,
    person_named,
    refused,
)
from tests.grading.actions.panels import enter, hand_in, members, part, score, seat, unseated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("defence")]


@pytest.fixture
def entry():
    entry = Lot.objects.order_by("entry__number").first().entry
    unseated(entry.position)
    return entry


def decide(entry, points="65.50", reason="Lý do", by=None):
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


def test_the_head_decides_where_the_slips_lie_too_far_apart(entry):
    seats = seat(entry.position)
    with refused("SLIPS_STILL_OUT", number=entry.number):
        decide(entry)
    score(seats, entry, "60", "60", "60", "60", "70.5")
    with refused("REASON_MISSING", field="reason"):
        decide(entry, reason=" ")
    with refused("OFF_SCALE"):
        decide(entry, "75.555")
    with events() as trail:
        decide(entry)

    facts = {"points": "65.50", "reason": "Lý do"}
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
    if action == "decide":
        hand_in(seats[0], entry)
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
    assert Seat.objects.filter(position=entry.position).count() == len(seats)
