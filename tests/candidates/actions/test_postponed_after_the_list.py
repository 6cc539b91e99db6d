"""Candidates of the approved list withdraw, and their position is postponed by decision."""

from datetime import date, timedelta

import pytest

from accounts.rules.duties import Role
from candidates.actions import decide, roll_call, sit, too_few, withdraw_called
from candidates.models import Seal
from exams.models import Letter, Sitting
from exams.rules.enums import PartKind, SittingState
from exams.rules.letters import LetterKind
from grading.actions.facts import positions_of
from tests.actions import arrange, campaign, events, officer, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
ON = date(2026, 10, 16)


@pytest.fixture
def before():
    """Return a moment of the day before the sitting."""
    return campaign().parts.get(kind=PartKind.WRITTEN).starts_at - timedelta(days=1)


@pytest.fixture
def short(before):
    """Return a position of which one candidate is left: the others withdrew."""
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=before - timedelta(days=3))
    position = campaign().positions.get(code="VT01")
    for file in campaign().applications.filter(position=position, state="ELIGIBLE")[1:]:
        withdraw_called.withdraw_called(
            application=file, document="Đơn 01", on=ON, by=person_named("thu-ky"), at=before
        )
    return position


def postpone(position, at):
    return too_few.postpone(
        position=position, document="45/QĐ", on=ON, by=person_named("chu-tich"), at=at
    )


def waive(position, at):
    return decide.waive_minimum(
        position=position, document="46/QĐ", on=ON, by=person_named("chu-tich"), at=at
    )


def states_of(position):
    written = Sitting.objects.filter(entry__position=position, part__kind=PartKind.WRITTEN)
    return list(written.order_by("entry__number").values_list("state", flat=True))


def left_in(position):
    return campaign().applications.get(position=position, state="ELIGIBLE")


def test_who_is_left_is_called_off_and_told_and_the_position_is_not_competed_for(short, before):
    able = arrange(left_in(short), person=officer("an", Role.CANDIDATE))
    with events() as trail:
        postpone(short, before)

    withdrew = states_of(short).count(SittingState.WITHDRAWN)
    assert states_of(short).count(SittingState.CALLED_OFF) == 1
    assert len(states_of(short)) == withdrew + 1
    assert [name for name, *_ in trail] == ["position.postponed"]
    informed = Letter.objects.filter(kind=LetterKind.POSTPONED, receiver__username="an")
    assert [letter.about for letter in informed] == [able.reg_no]
    terms = {each.code: each.opening for each in positions_of(campaign())}
    assert terms[short.code] == "NOT_ENOUGH_CANDIDATES"


def test_whom_the_roll_had_recorded_already_is_called_off_all_the_same(short, before):
    entry = Seal.objects.get(application=left_in(short)).entry
    part = campaign().parts.get(kind=PartKind.WRITTEN)
    roll_call.attend(
        part=part,
        attendance={entry: roll_call.Attendance(SittingState.ABSENT)},
        by=person_named("coi-thi"),
        at=before,
    )

    postpone(short, before)

    assert Sitting.objects.get(entry=entry).state == SittingState.CALLED_OFF


def test_a_position_that_lacks_nobody_or_whose_sitting_began_is_not_postponed(short, before):
    whole = campaign().positions.exclude(code=short.code).filter(opening="HELD").first()

    with refused("NOT_TOO_FEW"):
        postpone(whole, before)
    with refused("SITTING_BEGAN"):
        postpone(short, before + timedelta(days=1))


def test_what_is_postponed_after_the_list_is_not_held_all_the_same(short, before):
    postpone(short, before)

    with refused("NOT_COMPETED_FOR"):
        waive(campaign().positions.get(pk=short.pk), before)


def test_the_roll_neither_calls_somebody_off_nor_says_that_they_came_after_it(short, before):
    entry = Seal.objects.get(application=left_in(short)).entry
    part = campaign().parts.get(kind=PartKind.WRITTEN)
    postpone(short, before)

    with refused("IS_CALLED_OFF", number=entry.number):
        roll_call.attend(
            part=part,
            attendance={entry: roll_call.Attendance(SittingState.PRESENT, minutes="BB 1")},
            by=person_named("coi-thi"),
            at=before,
        )


def test_a_waiver_is_told_to_who_is_left(short, before):
    able = arrange(left_in(short), person=officer("an", Role.CANDIDATE))

    waive(short, before)

    informed = Letter.objects.filter(kind=LetterKind.WAIVED)
    assert list(informed.values_list("receiver__username", "about")) == [("an", able.reg_no)]
