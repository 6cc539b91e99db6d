"""The scripts get their codes once: after the exam, when everybody is accounted for."""

import json
from datetime import timedelta

import pytest

from candidates.actions import eligible_list, roll_call, sit
from candidates.actions.roll_call import Attendance
from exams.actions.envelope import open_envelope
from exams.models import Script
from exams.rules.blind_codes import ALPHABET, LENGTH
from exams.rules.enums import PartKind, SittingState, ZeroReason
from exams.rules.stages import MARK_WRITTEN
from results.actions import gates, transitions
from tests.actions import (
    LATE,
    OBSTACLES,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    moment,
    obstruct,
    person_named,
    refused,
    request,
)
from tests.special_cases import entered_too_late

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
POSTED, EXAM = moment(2026, 10, 20), moment(2026, 11, 4)
CAME = Attendance(SittingState.PRESENT)
AWAY = Attendance(SittingState.ABSENT)
ZERO = Attendance(SittingState.PRESENT, ZeroReason.UNSIGNED, minutes="BB 1")


def part():
    return campaign().parts.select_related("campaign").get(kind=PartKind.WRITTEN)


def number():
    return sit.number(campaign=campaign(), by=person_named("thu-ky"), at=POSTED)


def post_list(at=POSTED):
    return by_two("PUBLISH_ELIGIBLE", number="1", at=at)


@pytest.fixture
def entries():
    numbered = number()
    post_list()
    entered_too_late()
    return {entry.number: entry for entry in numbered}


def attend(attendance):
    roll_call.attend(part=part(), attendance=attendance, by=person_named("coi-thi"), at=LATE)


def everybody_but(entries, **others):
    attend({entry: others.get(number, CAME) for number, entry in entries.items()})


def open_points(at=LATE):
    return gates.of_seal(part(), today=at.date())


def seal():
    return by_two("SEAL", open_points())


def seal_alone(by=None):
    transitions.seal(part=part(), by=by or person_named("ban-phach"), at=LATE)


def test_codes_are_drawn_for_every_script_handed_in(entries):
    everybody_but(entries, LD001=AWAY, LD002=ZERO)
    with events() as trail:
        stub = seal()

    assert [name for name, *_ in trail] == ["approval.asked", "scripts.sealed", "approval.applied"]
    _, about, actor, facts = trail[1]
    assert about == "TT2026-01 WRITTEN"
    assert actor == person_named("ban-phach").pseudonym
    assert (facts["count"], facts["commitments"]) == (50, stub.commitments)
    assert facts["accepted"] == []
    pairs = json.loads(open_envelope(bytes(stub.sealed)))
    assert sorted(pair["number"] for pair in pairs.values()) == sorted(entries)[2:]
    assert set(Script.objects.values_list("code", flat=True)) == set(pairs)
    assert all(len(code) == LENGTH + 1 and set(code) <= set(ALPHABET) for code in pairs)
    assert not Script.objects.exclude(entry=None).exists()
    assert campaign().step == MARK_WRITTEN
    assert part().sealed_at == LATE
    assert str(stub).startswith("stub of ")
    again = request("SEAL")
    with refused("WRONG_STAGE"):
        apply(again)


def test_nothing_is_sealed_while_anybody_is_unaccounted_for(entries):
    attend({entry: CAME for number, entry in entries.items() if number != "LD007"})
    requested = request("SEAL", open_points())

    with refused("ATTENDANCE_MISSING", numbers="LD007", count="1"):
        apply(requested)


def test_a_code_that_was_drawn_before_is_drawn_again(entries, monkeypatch):
    everybody_but(entries)
    draws = iter([0] * 5 + [0] * 5 + [index // 5 % 31 for index in range(5000)])
    monkeypatch.setattr("candidates.actions.chance.secrets.randbelow", lambda _: next(draws))
    monkeypatch.setattr(
        "candidates.actions.chance._handed_in", lambda part: list(entries.values())[:3]
    )

    seal()

    assert Script.objects.count() == len(set(Script.objects.values_list("code", flat=True))) == 3


def test_nothing_is_sealed_while_a_special_case_that_could_be_called_has_no_answer():
    numbered = number()
    post_list()
    everybody_but({entry.number: entry for entry in numbered})
    numbers = eligible_list.unanswered_of_positions_held(campaign())

    requested = request("SEAL", open_points())

    assert numbers
    with refused("SPECIAL_CASE_UNANSWERED", numbers=" ".join(numbers), count=str(len(numbers))):
        apply(requested)
    entered_too_late()
    assert "SPECIAL_CASE_UNANSWERED" not in [check.code for check in open_points()]


def test_a_special_case_of_a_position_that_is_not_held_keeps_nothing_from_being_sealed(entries):
    everybody_but(entries)
    case = campaign().applications.filter(state="INELIGIBLE", position__opening="HELD").first()
    arrange(case, state="SPECIAL_CASE_PENDING")
    assert "SPECIAL_CASE_UNANSWERED" in [check.code for check in open_points()]

    arrange(case.position, opening="NOT_ENOUGH_CANDIDATES")

    assert "SPECIAL_CASE_UNANSWERED" not in [check.code for check in open_points()]


def test_nothing_is_sealed_before_the_day_of_the_exam(entries):
    everybody_but(entries)
    eve = EXAM - timedelta(days=1)
    requested = request("SEAL", open_points(eve), at=eve)

    with refused("EXAM_DAY_NOT_REACHED", day="04/11/2026"):
        apply(requested, at=eve)


def test_nothing_is_sealed_whose_list_was_never_posted():
    everybody_but({entry.number: entry for entry in number()})
    requested = request("SEAL", open_points())

    with refused("LIST_NOT_POSTED"):
        apply(requested)


def test_a_list_posted_too_late_is_named():
    everybody_but({entry.number: entry for entry in number()})
    post_list(at=EXAM)
    entered_too_late()
    unnamed = request("SEAL", [])

    with refused("OPEN_POINTS", points="LIST_POSTED_LATE", count="1"):
        apply(unnamed)


@pytest.mark.parametrize("how", OBSTACLES)
def test_the_sealing_asks_for_duty_and_time(how, entries):
    everybody_but(entries)
    code, by = obstruct(how, person_named("ban-phach"))
    requested = request("SEAL", open_points())

    with refused(code):
        apply(requested, by=by)
    with refused(code):
        seal_alone(by)
