import pytest

from exams.models import Lot
from grading.models import Slip
from tests.actions import (
    arrange,
    campaign,
    events,
    refused,
)
from tests.grading.actions.panels import enter, hand_in, part, seat, unseated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("defence")]


@pytest.fixture
def entry():
    entry = Lot.objects.order_by("entry__number").first().entry
    unseated(entry.position)
    return entry


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
