"""On paper the sealing takes the codes of the bodies that came in, and stores no link."""

import pytest

from audit.rules.refusals import Refusal
from exams.models import Script, Stub
from exams.rules.stages import MARK_WRITTEN, SIT_WRITTEN
from results.actions import gates
from tests.actions import LATE, apply, by_two, campaign, events, refused, request
from tests.results.actions.on_paper import (
    bind,
    countersign,
    issue,
    part,
    read,
    receive,
    reopen_envelope,
    seal,
    seal_envelope,
    sit_with,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


def blocking():
    checks = gates.of_seal(part(), today=LATE.date())
    return [check for check in checks if check.level == "ERROR"]


@pytest.fixture
def codes():
    bind("LATE")
    sit_with("LD001", "LD003")
    return issue(4).codes


def test_every_present_script_has_a_received_code_and_the_stubs_are_sealed(codes):
    [check] = blocking()
    assert (check.code, check.facts) == ("SCRIPTS_NOT_RECEIVED", {"received": 0, "present": 2})
    receive(*codes[:3])
    assert [check.facts["received"] for check in blocking()] == [3]


def test_one_signature_on_the_envelope_is_not_enough(codes):
    receive(*codes[:2])
    assert [check.code for check in blocking()] == ["ENVELOPE_NOT_SEALED"]
    seal_envelope(2)
    assert [check.code for check in blocking()] == ["ENVELOPE_NOT_SEALED"]
    countersign()
    assert blocking() == []


def test_the_codes_that_came_in_are_those_of_the_scripts(codes):
    receive(codes[3], codes[1])
    seal_envelope(2)
    countersign()
    with events() as trail:
        assert seal() is None

    sealing = next(facts for name, _, _, facts in trail if name == "scripts.sealed")
    assert (sealing["count"], sealing["commitments"]) == (2, [])
    assert list(Script.objects.values_list("code", "entry")) == [
        (codes[1], None),
        (codes[3], None),
    ]
    assert not Stub.objects.exists()
    assert campaign().step == MARK_WRITTEN
    assert part().sealed_at == LATE


def test_a_sealing_that_was_asked_for_is_previewed_again_when_the_envelope_moved(codes):
    receive(*codes[:2])
    seal_envelope(2)
    countersign()
    requested = request("SEAL", gates.of_seal(part(), today=LATE.date()))
    reopen_envelope("Đếm lại")
    seal_envelope(2, "PB-02")
    countersign("PB-02")

    with pytest.raises(Refusal, match="PREVIEW_MOVED"):
        apply(requested)
    assert campaign().step == SIT_WRITTEN


def test_where_nobody_came_nothing_is_received_and_nothing_sealed_in_an_envelope():
    bind("LATE")
    sit_with()

    assert blocking() == []
    by_two("SEAL", gates.of_seal(part(), today=LATE.date()))
    assert not Script.objects.exists()


def test_the_opening_by_agreement_points_to_the_stubs(codes):
    receive(*codes[:2])
    seal_envelope(2)
    countersign()
    seal()
    closed = part()
    closed.closed_at = LATE

    [check] = gates.of_opening(closed)

    assert (check.code, check.page) == ("STUBS_BIND", "results:stubs")
    with refused("MARKS_NOT_FROZEN"):
        read({})
