"""The sample's codes on paper: labels, bodies, the envelope, two who read the stubs."""

import json

from candidates.actions import roll_call, sit
from candidates.actions.roll_call import Attendance
from exams.actions.envelope import open_envelope
from exams.models import Stub
from exams.rules.enums import PartKind, SittingState
from results.actions import gates, label_sheets, script_reception, stub_envelope, stub_readings
from tests.actions import LATE, arrange, by_two, campaign, moment, person_named
from tests.special_cases import entered_too_late

POSTED = moment(2026, 10, 20)
CAME, AWAY = Attendance(SittingState.PRESENT), Attendance(SittingState.ABSENT)
CUSTODIAN, SUPERVISOR = "ban-phach", "giam-sat"


def part(kind=PartKind.WRITTEN):
    return campaign().parts.select_related("campaign").get(kind=kind)


def bind(how):
    """Let the sample's frozen regulations say how codes are bound."""
    regulations = campaign().regulations
    scoring = {**regulations["scoring"], "code_binding": how}
    arrange(campaign(), regulations={**regulations, "scoring": scoring})


def sit_with(*numbers):
    """Number everybody, post the list, and let only these be present."""
    entries = sit.number(campaign=campaign(), by=person_named("thu-ky"), at=POSTED)
    by_two("PUBLISH_ELIGIBLE", number="1", at=POSTED)
    call = {entry: CAME if entry.number in numbers else AWAY for entry in entries}
    roll_call.attend(part=part(), attendance=call, by=person_named("coi-thi"), at=LATE)
    entered_too_late()


def issue(count=4):
    return label_sheets.issue_labels(part=part(), count=count, by=person_named(CUSTODIAN), at=LATE)


def print_out(sheet, reason=""):
    return label_sheets.print_labels(
        sheet=sheet, reason=reason, by=person_named(CUSTODIAN), at=LATE
    )


def receive(*codes):
    return script_reception.receive_scripts(
        part=part(), codes=codes, by=person_named(CUSTODIAN), at=LATE
    )


def void(code, reason="Nhãn rách"):
    return script_reception.void_label(
        part=part(), code=code, reason=reason, by=person_named(CUSTODIAN), at=LATE
    )


def seal_envelope(stubs, number="PB-01", by=CUSTODIAN):
    return stub_envelope.seal_envelope(
        part=part(), number=number, stubs=stubs, by=person_named(by), at=LATE
    )


def countersign(number="PB-01", by=SUPERVISOR):
    return stub_envelope.countersign_envelope(
        part=part(), number=number, by=person_named(by), at=LATE
    )


def reopen_envelope(reason):
    return stub_envelope.reopen_envelope(
        part=part(), reason=reason, by=person_named(CUSTODIAN), at=LATE
    )


def seal():
    return by_two("SEAL", gates.of_seal(part(), today=LATE.date()))


def stuck():
    """Return what hands wrote on paper, {number: code}: the sample keeps it in its old mapping."""
    pairs = json.loads(open_envelope(bytes(Stub.objects.get().sealed)))
    return {pair["number"]: code for code, pair in pairs.items()}


def read(lines, by=CUSTODIAN):
    return stub_readings.read_stubs(part=part(), lines=lines, by=person_named(by), at=LATE)


def strike(number, by=CUSTODIAN):
    return stub_readings.strike_stub(part=part(), number=number, by=person_named(by), at=LATE)


def finish(by=CUSTODIAN):
    return stub_readings.finish_reading(part=part(), by=person_named(by), at=LATE)
