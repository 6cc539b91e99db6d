import pytest

from accounts.rules.duties import Role
from candidates.actions import roll_call
from candidates.actions.roll_call import Attendance
from exams.models import Sitting
from exams.rules.enums import SittingState, ZeroReason
from tests.actions import (
    LATE,
    events,
    person_named,
    refused,
)
from tests.candidates.actions.sittings import (
    HERE,
    attend,
    decided_by_chair,
    part,
    posted,
    seal,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


@pytest.fixture
def entries():
    return posted()


def everybody_but(entries, **others):
    attend({entry: others.get(number, HERE) for number, entry in entries.items()})


def test_attendance_says_who_sat(entries):
    absent = Attendance(SittingState.ABSENT)
    with events() as trail:
        attend({entries["LD001"]: HERE, entries["LD002"]: absent})

    facts = {"entries": [["LD001", "PRESENT", ""], ["LD002", "ABSENT", ""]]}
    assert trail == [
        ("attendance.taken", "TT2026-01 WRITTEN", person_named("coi-thi").pseudonym, facts)
    ]
    assert str(Sitting.objects.get(entry=entries["LD002"])).endswith("ABSENT")


@pytest.mark.parametrize(
    "attendance",
    [
        Attendance(SittingState.PRESENT, ZeroReason.UNSIGNED),
        Attendance(SittingState.PRESENT, ZeroReason.TWO_SCRIPTS, minutes=" "),
    ],
)
def test_what_is_grave_needs_minutes(entries, attendance):
    with refused("MINUTES_MISSING", number="LD001", field="minutes"):
        attend({entries["LD001"]: attendance})


def test_a_correction_needs_minutes_too(entries):
    entry = entries["LD001"]
    attend({entry: HERE})
    attend({entry: HERE})
    with refused("MINUTES_MISSING"):
        attend({entry: Attendance(SittingState.ABSENT)})

    attend({entry: Attendance(SittingState.ABSENT, minutes="BB 1")})

    assert (Sitting.objects.get().ver, Sitting.objects.get().state) == (3, "ABSENT")


@pytest.mark.parametrize("version", [0, 2])
@pytest.mark.parametrize(
    ("second", "code"), [("coi-thi", "STALE_ATTENDANCE_OWN"), ("coi-thi-2", "STALE_ATTENDANCE")]
)
def test_what_was_saved_meanwhile_is_not_written_over_and_told_by_whose_hand(
    entries, person, version, second, code
):
    entry = entries["LD001"]
    attend({entry: HERE})
    said = Attendance(SittingState.ABSENT, minutes="BB 1", version=version)
    by = person_named(second) if second == "coi-thi" else person(second, Role.INVIGILATOR)

    with refused(code, number="LD001", saved="PRESENT"):
        attend({entry: said}, by=by)


def test_saying_again_what_another_hand_saved_is_no_quarrel(entries):
    entry = entries["LD001"]
    attend({entry: HERE})

    attend({entry: Attendance(SittingState.PRESENT, version=0)})

    assert Sitting.objects.get().state == "PRESENT"


ZERO = Attendance(SittingState.PRESENT, ZeroReason.UNSIGNED, minutes="BB 1")
AWAY = Attendance(SittingState.ABSENT)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (HERE, Attendance(SittingState.ABSENT, minutes="BB"), "SCRIPTS_SEALED"),
        (AWAY, Attendance(SittingState.PRESENT, minutes="BB"), "SCRIPTS_SEALED"),
        (ZERO, Attendance(SittingState.PRESENT, minutes="BB"), "SCRIPTS_SEALED"),
        (HERE, ZERO, ""),
        (HERE, HERE, ""),
    ],
)
def test_once_sealed_nobody_comes_to_have_or_lack_a_script(entries, before, after, code):
    entry = entries["LD001"]
    everybody_but(entries, LD001=before)
    seal()

    if code:
        with refused(code):
            attend({entry: after})
    else:
        attend({entry: after})
        assert Sitting.objects.get(entry=entry).state == after.state


def test_a_list_of_the_room_read_before_the_sealing_comes_too_late(entries):
    everybody_but(entries)
    unsealed = part()
    seal()

    with refused("SCRIPTS_SEALED", number="LD001"):
        roll_call.attend(
            part=unsealed,
            attendance={entries["LD001"]: Attendance(SittingState.ABSENT, minutes="BB")},
            by=person_named("coi-thi"),
            at=LATE,
        )


@pytest.mark.parametrize("state", [SittingState.SUSPENDED, SittingState.CANCELLED])
def test_the_room_alone_suspends_and_cancels_nobody(entries, state):
    entry = entries["LD001"]
    said = Attendance(state, minutes="BB 1")
    with refused("CHAIR_DISQUALIFIES", number="LD001", field="state"):
        attend({entry: said})

    attend({entry: HERE})
    with refused("CHAIR_DISQUALIFIES", number="LD001"):
        attend({entry: said})


def test_the_room_lifts_no_decision_of_the_chair_and_still_corrects_the_sheets(entries):
    entry = entries["LD001"]
    attend({entry: HERE})
    decided_by_chair("LD001", "SUSPENDED")

    with refused("CHAIR_DISQUALIFIES"):
        attend({entry: Attendance(SittingState.PRESENT, minutes="BB 2")})
    attend({entry: Attendance(SittingState.SUSPENDED, sheets=2, minutes="BB 1")})

    assert (Sitting.objects.get().state, Sitting.objects.get().sheets) == ("SUSPENDED", 2)
