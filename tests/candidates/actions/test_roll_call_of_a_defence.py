"""Who was heard at a defence is not made absent by the room afterwards."""

import pytest

from candidates.actions import roll_call
from candidates.actions.roll_call import Attendance
from exams.models import Lot, Sitting
from exams.rules.enums import SittingState
from tests.actions import LATE, person_named, refused
from tests.grading.actions.panels import enter, hand_in, part, seat, unseated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("defence")]
AWAY = Attendance(SittingState.ABSENT, minutes="BB 9")


@pytest.fixture
def entry():
    present = {"entry__sittings__part": part(), "entry__sittings__state": "PRESENT"}
    entry = Lot.objects.filter(**present).order_by("entry__number").first().entry
    unseated(entry.position)
    return entry


def attend(entry, listed):
    roll_call.attend(part=part(), attendance={entry: listed}, by=person_named("coi-thi"), at=LATE)


def test_the_room_corrects_who_came_until_the_first_slip_is_in(entry):
    first, *_ = seat(entry.position)
    enter(first, entry)

    attend(entry, AWAY)

    assert Sitting.objects.get(entry=entry, part=part()).state == SittingState.ABSENT


def test_once_a_slip_is_in_nobody_calls_them_absent(entry):
    first, second, *_ = seat(entry.position)
    enter(first, entry)
    hand_in(first, entry)
    heard_at = Lot.objects.get(entry=entry, part=part()).heard_at

    with refused("HEARD_ALREADY", number=entry.number, field="state"):
        attend(entry, AWAY)
    attend(entry, Attendance(SittingState.PRESENT, minutes="BB 9"))
    enter(second, entry)
    hand_in(second, entry)

    assert heard_at == LATE
    assert Lot.objects.get(entry=entry, part=part()).ver == 2
