"""A sitting once the list is approved: numbers, the posted list, the roll, the seal."""

from candidates.actions import roll_call, sit
from candidates.actions.roll_call import Attendance
from exams.rules.enums import PartKind, SittingState
from results.actions import gates
from tests.actions import LATE, apply, by_two, campaign, moment, person_named, request
from tests.special_cases import entered_too_late

HERE = Attendance(SittingState.PRESENT)
POSTED = moment(2026, 10, 20)


def part(kind=PartKind.WRITTEN):
    return campaign().parts.select_related("campaign").get(kind=kind)


def number(by=None, at=LATE):
    return sit.number(campaign=campaign(), by=by or person_named("thu-ky"), at=at)


def posted():
    """Number everybody and post the list; return the entries by their numbers."""
    numbered = number(at=POSTED)
    by_two("PUBLISH_ELIGIBLE", number="1", at=POSTED)
    return {entry.number: entry for entry in numbered}


def attend(attendance, kind=PartKind.WRITTEN, by=None):
    roll_call.attend(
        part=part(kind), attendance=attendance, by=by or person_named("coi-thi"), at=LATE
    )


def seal():
    entered_too_late()
    return by_two("SEAL", gates.of_seal(part(), today=LATE.date()))


def proposed(number, state="SUSPENDED", minutes="BB 1", kind=PartKind.WRITTEN):
    """Let the room propose to the chair what becomes of a candidate number."""
    return request("DISQUALIFY", kind=str(kind), number=number, state=str(state), minutes=minutes)


def decided_by_chair(number, state="SUSPENDED", minutes="BB 1", kind=PartKind.WRITTEN):
    return apply(proposed(number, state, minutes, kind))
