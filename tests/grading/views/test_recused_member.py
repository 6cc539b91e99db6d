"""The running order of a member who may not judge one person."""

import pytest
import time_machine

from exams.models import Lot, Recusal
from exams.rules.enums import SittingState
from grading.models import Slip
from tests.actions import LATE, arrange
from tests.relations import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scored")]


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


def others_present(slip):
    """Return the lots of those of the same position who came to the same part."""
    lots = Lot.objects.filter(
        part=slip.seat.part,
        entry__position=slip.seat.position,
        entry__sittings__state=SittingState.PRESENT,
        entry__sittings__part=slip.seat.part,
    )
    return lots.exclude(entry=slip.entry).order_by("place")


def test_the_running_order_of_the_member_lacks_the_person():
    slips = Slip.objects.exclude(handed_in_at=None).select_related("seat__member", "entry")
    in_order = slips.order_by("entry__number", "seat__number")
    slip = next(each for each in in_order if others_present(each).exists())
    seat, entry, other = slip.seat, slip.entry, others_present(slip).first()
    arrange(Recusal(person=seat.member, entry=entry, recused_at=LATE))
    page = signed_in(seat.member.username).get(f"/bao-ve/{seat.pk}/")
    shown = page.content.decode()

    assert page.status_code == 200
    assert other.entry.number in shown
    assert entry.number not in shown
    assert (
        signed_in(seat.member.username).get(f"/bao-ve/{seat.pk}/{entry.number}/nop/").status_code
        == 404
    )
