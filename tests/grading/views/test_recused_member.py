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


def test_the_running_order_of_the_member_lacks_the_person():
    slip = Slip.objects.exclude(handed_in_at=None).select_related("seat__member", "entry").first()
    seat, entry = slip.seat, slip.entry
    other = (
        Lot.objects.filter(
            part=seat.part,
            entry__position=seat.position,
            entry__sittings__state=SittingState.PRESENT,
            entry__sittings__part=seat.part,
        )
        .exclude(entry=entry)
        .first()
    )
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
