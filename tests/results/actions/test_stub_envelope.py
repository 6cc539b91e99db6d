"""The stubs are counted into a numbered envelope, and two different persons seal it."""

import pytest

from exams.models import StubEnvelope
from results.actions import stub_envelope
from tests.actions import LATE, OBSTACLES, events, obstruct, officer, person_named, refused
from tests.results.actions.on_paper import (
    bind,
    countersign,
    issue,
    part,
    receive,
    seal_envelope,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


@pytest.fixture(autouse=True)
def _received():
    bind("LATE")
    receive(*issue(3).codes[:2])


def reopen(reason="Đếm lại", by=None):
    by = by or person_named("ban-phach")
    return stub_envelope.reopen_envelope(part=part(), reason=reason, by=by, at=LATE)


def test_two_persons_seal_the_envelope():
    with events() as trail:
        seal_envelope(2)
        assert not StubEnvelope.objects.get().is_sealed
        countersign()

    facts = {"envelope": "PB-01", "count": 2}
    assert trail == [
        ("envelope.sealed", "TT2026-01 WRITTEN", person_named("ban-phach").pseudonym, facts),
        ("envelope.countersigned", "TT2026-01 WRITTEN", person_named("giam-sat").pseudonym, facts),
    ]
    envelope = StubEnvelope.objects.get()
    assert envelope.is_sealed
    assert str(envelope) == "PB-01"


def test_there_are_as_many_stubs_as_bodies():
    with refused("STUBS_DIFFER", stubs="1", received="2", field="stubs"):
        seal_envelope(1)


def test_the_second_person_is_another_and_reads_the_same_number():
    with refused("NOTHING_TO_COUNTERSIGN"):
        countersign()
    seal_envelope(2)

    with refused("ENVELOPE_SEALED", envelope="PB-01"):
        seal_envelope(2)
    with refused("ALREADY_SIGNED"):
        countersign(by="ban-phach")
    with refused("ENVELOPE_NUMBER_DIFFERS", field="number"):
        countersign("PB-10")
    countersign()
    officer("nguoi-thu-ba", "SUPERVISOR")
    with refused("ENVELOPE_SEALED", envelope="PB-01"):
        countersign(by="nguoi-thu-ba")


def test_an_envelope_is_broken_with_a_reason_and_sealed_again():
    with refused("NOTHING_TO_REOPEN"):
        reopen()
    seal_envelope(2)
    countersign()
    with events() as trail:
        reopen()

    [(name, _, _, facts)] = trail
    assert (name, facts) == ("envelope.reopened", {"envelope": "PB-01", "reason": "Đếm lại"})
    with refused("NOTHING_TO_COUNTERSIGN"):
        countersign()
    with refused("NOTHING_TO_REOPEN"):
        reopen()
    seal_envelope(2, "PB-02")
    countersign("PB-02")
    assert StubEnvelope.objects.get().number == "PB-02"


def test_a_campaign_that_seals_its_mapping_has_no_envelope():
    bind("SEALED")

    with refused("NOT_ON_PAPER"):
        seal_envelope(2)


@pytest.mark.parametrize("how", OBSTACLES)
def test_the_envelope_asks_for_duty_and_time(how):
    seal_envelope(2)
    code, by = obstruct(how, person_named("ban-phach"))

    with refused(code):
        stub_envelope.seal_envelope(part=part(), number="1", stubs=2, by=by, at=LATE)
    with refused(code):
        stub_envelope.countersign_envelope(part=part(), number="PB-01", by=by, at=LATE)
    with refused(code):
        reopen(by=by)
