"""The room proposes that somebody is suspended or cancelled, and the chair decides."""

import pytest

from accounts.actions import approvals, two_persons
from candidates.actions import disqualify
from candidates.actions.roll_call import Attendance
from exams.models import Sitting
from exams.rules.enums import SittingState
from results.actions import gates
from results.process.acts import ACTS
from results.worklist.requests import approval_requests
from tests.actions import (
    LATE,
    OBSTACLES,
    apply,
    arrange,
    campaign,
    events,
    obstruct,
    person_named,
    refused,
    request,
)
from tests.candidates.actions.sittings import (
    HERE,
    attend,
    decided_by_chair,
    part,
    posted,
    proposed,
    seal,
)
from tests.special_cases import entered_too_late

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


@pytest.fixture
def entries():
    numbered = posted()
    attend(dict.fromkeys(numbered.values(), HERE))
    return numbered


def sitting(number="LD001"):
    return Sitting.objects.get(entry__number=number)


@pytest.mark.parametrize("state", ["SUSPENDED", "CANCELLED"])
def test_the_preview_is_what_the_decision_of_the_chair_does(entries, state):
    asked = {"kind": "WRITTEN", "number": "LD001", "state": state, "minutes": "BB 1"}
    effect = two_persons.effect_of(ACTS["DISQUALIFY"], campaign().code, asked).plain()

    with events() as trail:
        decided_by_chair("LD001", state)

    assert effect["lines"] == [{"number": "LD001", "state": "PRESENT"}]
    assert effect["changes"] == [["LD001 sitting", "PRESENT", state]]
    assert [(name, about, actor) for name, about, actor, _ in trail][1] == (
        "sitting.disqualified",
        "LD001",
        person_named("chu-tich").pseudonym,
    )
    assert trail[1][3] == {"part": "WRITTEN", "states": ["PRESENT", state], "minutes": "BB 1"}
    assert (sitting().state, sitting().minutes) == (state, "BB 1")


def test_a_decision_is_lifted_the_same_way(entries):
    decided_by_chair("LD001", "SUSPENDED")
    decided_by_chair("LD001", "PRESENT", minutes="BB 2")

    assert (sitting().state, sitting().minutes) == ("PRESENT", "BB 2")


def test_nothing_is_decided_without_minutes(entries):
    requested = proposed("LD001", minutes=" ")

    with refused("MINUTES_MISSING", number="LD001", field="document"):
        apply(requested)


def test_who_is_absent_or_was_not_called_is_not_suspended():
    numbered = posted()
    attend({numbered["LD002"]: Attendance(SittingState.ABSENT)})

    for number in ("LD001", "LD002"):
        with refused("NOT_IN_ROOM", number=number):
            proposed(number)


def test_what_stands_already_is_not_decided_again(entries):
    decided_by_chair("LD001")

    with refused("ALREADY_DECIDED", number="LD001"):
        proposed("LD001")


def test_once_sealed_a_result_is_cancelled_and_nobody_comes_to_have_a_script(entries):
    decided_by_chair("LD002")
    seal()
    decided_by_chair("LD001", "CANCELLED")

    assert sitting().state == "CANCELLED"
    with refused("SCRIPTS_SEALED", number="LD002"):
        proposed("LD002", "PRESENT")


def test_one_person_alone_decides_nothing(entries):
    with refused("TWO_PERSONS_NEEDED"):
        disqualify.disqualify(
            part=part(),
            entry=entries["LD001"],
            state=SittingState.SUSPENDED,
            minutes="BB 1",
            by=person_named("chu-tich"),
            at=LATE,
        )


def test_a_proposal_that_waits_blocks_the_sealing_by_name_until_it_is_decided(entries):
    waiting = [proposed("LD007"), proposed("LD003", "CANCELLED")]
    entered_too_late()
    requested = request("SEAL", gates.of_seal(part(), today=LATE.date()))

    with refused("DISQUALIFICATION_OPEN", numbers="LD003 LD007"):
        apply(requested)
    for proposal in waiting:
        apply(proposal)

    approvals.withdraw(request=requested, by=person_named("thu-ky"), at=LATE)

    assert disqualify.proposed_numbers(part()) == ()
    assert seal().commitments


def test_a_proposal_about_another_part_is_not_counted(entries):
    proposed("LD007")

    assert disqualify.proposed_numbers(part("PROPOSAL")) == ()


@pytest.mark.parametrize("how", OBSTACLES)
def test_the_decision_asks_for_duty_and_time(how, entries):
    code, by = obstruct(how, person_named("chu-tich"))
    requested = proposed("LD001")

    with refused(code):
        apply(requested, by=by)


def test_of_a_position_that_is_held_again_nobody_waits_for_the_chair(entries):
    proposed("LD001")
    position = sitting().entry.position
    assert disqualify.proposed_numbers(part()) == ("LD001",)

    arrange(position, opening="HELD_AGAIN")

    assert disqualify.proposed_numbers(part()) == ()
    assert ("TT2026-01", "LD001") in disqualify.void_numbers(["TT2026-01"])
    assert disqualify.void_numbers([]) == set()


def test_the_request_about_a_position_that_is_held_again_is_no_work_and_is_still_answered(entries):
    asked = proposed("LD001")
    chair = person_named("chu-tich")
    assert "LD001" in [item.detail for item in approval_requests(chair, LATE)]

    arrange(sitting().entry.position, opening="HELD_AGAIN")

    assert "LD001" not in [item.detail for item in approval_requests(chair, LATE)]
    approvals.reject(act=ACTS["DISQUALIFY"], request=asked, reason="Thi lại", by=chair, at=LATE)
