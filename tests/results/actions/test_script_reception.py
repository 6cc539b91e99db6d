"""Bodies come in by their codes: each once, of the pool, in an order that nobody keeps."""

import json

import pytest

from audit.models import Event
from exams.models import ScriptReception
from results.actions import script_reception
from tests.actions import LATE, OBSTACLES, events, obstruct, person_named, refused
from tests.results.actions.on_paper import bind, issue, part, receive, seal_envelope, void

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


@pytest.fixture(autouse=True)
def codes():
    bind("LATE")
    return issue(6).codes


def test_bodies_are_counted_and_a_broken_off_session_goes_on(codes):
    with events() as trail:
        receive(codes[3])
    actor = person_named("ban-phach").pseudonym
    assert trail == [("scripts.received", "TT2026-01 WRITTEN", actor, {"count": 1})]
    receive(codes[0].lower(), f"{codes[5][:3]}-{codes[5][3:]}")

    reception = ScriptReception.objects.get()
    assert reception.codes == [codes[0], codes[3], codes[5]]
    assert str(reception) == f"reception of {part().pk}"


def test_neither_rows_nor_events_say_which_body_came_after_which(codes):
    for code in (codes[4], codes[1], codes[2]):
        receive(code)

    assert ScriptReception.objects.get().codes == [codes[1], codes[2], codes[4]]
    entries = [bytes(entry).decode() for entry in Event.objects.values_list("entry", flat=True)]
    assert not any(code in entry for code in codes for entry in entries)


def test_a_code_is_received_once(codes):
    receive(codes[0])

    with refused("CODE_RECEIVED", code=codes[0], field="code"):
        receive(codes[0])
    with refused("CODE_RECEIVED", code=codes[1]):
        receive(codes[1], codes[1])


def test_a_symbol_that_was_read_wrongly_is_told(codes):
    wrong = codes[0][:5] + ("2" if codes[0][5] != "2" else "3")

    with refused("CODE_CHECK_FAILS", code=wrong, field="code"):
        receive(codes[1], wrong)


def test_a_code_of_no_label_is_told():
    with refused("CODE_NOT_ISSUED", code="000000", field="code"):
        receive("000000")


def test_a_spoilt_label_is_voided_and_its_body_comes_in_under_another(codes):
    receive(codes[0], codes[1])
    with events() as trail:
        void(codes[0])

    facts = {"count": 1, "code": codes[0], "reason": "Nhãn rách"}
    assert [(name, told) for name, _, _, told in trail] == [("label.voided", facts)]
    reception = ScriptReception.objects.get()
    assert (reception.codes, reception.voided) == ([codes[1]], {codes[0]: "Nhãn rách"})
    with refused("CODE_VOIDED", code=codes[0], field="code"):
        receive(codes[0])
    with refused("CODE_VOIDED", code=codes[0], field="code"):
        void(codes[0])
    with refused("CODE_NOT_ISSUED", code="000000"):
        void("000000")


def test_nothing_comes_in_once_the_stubs_are_in_their_envelope(codes):
    receive(codes[0])
    seal_envelope(1)

    with refused("ENVELOPE_SEALED", envelope="PB-01"):
        receive(codes[1])
    with refused("ENVELOPE_SEALED", envelope="PB-01"):
        void(codes[1])


def test_a_campaign_that_seals_its_mapping_receives_nothing(codes):
    bind("SEALED")

    with refused("NOT_ON_PAPER"):
        receive(codes[0])
    with refused("NOT_ON_PAPER"):
        void(codes[0])


@pytest.mark.parametrize("how", OBSTACLES)
def test_receiving_asks_for_duty_and_time(how, codes):
    code, by = obstruct(how, person_named("ban-phach"))

    with refused(code):
        script_reception.receive_scripts(part=part(), codes=codes[:1], by=by, at=LATE)
    with refused(code):
        script_reception.void_label(part=part(), code=codes[0], reason="Rách", by=by, at=LATE)


def test_the_pool_of_codes_is_plain_data(codes):
    receive(codes[0])

    assert json.loads(json.dumps(ScriptReception.objects.get().codes)) == [codes[0]]
