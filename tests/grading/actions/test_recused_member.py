"""A member who may not judge one person: not heard, not scored, not waited for, not counted."""

import pytest

from exams.models import Recusal
from grading.actions import defence_slip, hearings
from grading.actions.facts import facts_of
from grading.models import Slip
from tests.actions import LATE, arrange, campaign, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scored")]


@pytest.fixture
def heard():
    """Return a seat and somebody whom it heard, of whom the member handed a slip in."""
    slip = Slip.objects.exclude(handed_in_at=None).select_related("seat__member", "entry").first()
    return slip.seat, slip.entry


def recuse(person, entry):
    return arrange(Recusal(person=person, entry=entry, recused_at=LATE))


def test_a_slip_of_who_may_not_judge_somebody_counts_for_nothing(heard):
    seat, entry = heard
    before = len(facts_of(campaign(), entry.number)[0].proposal.slips.points)
    recusal = recuse(seat.member, entry)

    assert len(facts_of(campaign(), entry.number)[0].proposal.slips.points) == before - 1
    assert str(recusal) == f"{seat.member_id} {entry.pk}"
    arrange(recusal, lifted_at=LATE)
    assert len(facts_of(campaign(), entry.number)[0].proposal.slips.points) == before


def test_nobody_waits_for_the_slip_of_who_may_not_judge(heard):
    seat, entry = heard
    slip = Slip.objects.get(seat=seat, entry=entry)
    arrange(slip, handed_in_at=None)
    part = seat.part
    assert entry.number in hearings.open_slips(part)[0]

    recuse(seat.member, entry)

    assert entry.number not in hearings.open_slips(part)[0]


@pytest.mark.parametrize("act", ["enter", "hand_in"])
def test_neither_enters_nor_hands_in_and_learns_no_more_than_of_a_stranger(heard, act):
    seat, entry = heard
    recuse(seat.member, entry)
    more = {"points": None, "seen": 0} if act == "enter" else {}
    with refused("NOT_YOURS"):
        getattr(defence_slip, act)(seat=seat, entry=entry, by=seat.member, at=LATE, **more)
