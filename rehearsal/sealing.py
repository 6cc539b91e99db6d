"""The codes of a rehearsal: scripts get them, and two officers open what is sealed.

On paper, hands stick the labels; a rehearsal plays those hands, and keeps to itself what they did.
"""

import json
import secrets

from exams.actions.envelope import open_envelope
from exams.models import ExamPart, Stub
from exams.rules.enums import PartKind, SittingState
from exams.rules.stub_lists import labels_for
from rehearsal.sitting import SittingRehearsal
from rehearsal.special import close_unanswered
from results.actions import gates, label_sheets, script_reception, stub_envelope, stub_readings
from results.actions import unseal as unsealing
from results.rules.enums import ActName

ENVELOPE = "PB-01"


def seal_scripts(sitting: SittingRehearsal, part: ExamPart) -> dict[str, str]:
    """Give the scripts their codes; return whose each is, which only a rehearsal looks up."""
    people = sitting.people
    close_unanswered(part.campaign, people, sitting.clock)
    on_paper = _received(sitting, part) if part.campaign.binds_late else {}
    open_points = gates.of_seal(part, today=sitting.clock.day)
    stub = sitting.by_two(
        ActName.SEAL, open_points, asks=people.secretary, applies=people.custodian
    )
    return on_paper if stub is None else _mapping(stub)


def open_seals(sitting: SittingRehearsal, whose: dict[str, str]) -> None:
    """Let both officers open the mapping, or read the stubs that say whose each script is."""
    people, at = sitting.people, sitting.clock.at
    part = sitting.part(PartKind.WRITTEN)
    for officer in (people.custodian, people.supervisor):
        if not part.campaign.binds_late:
            unsealing.approve(part=sitting.part(PartKind.WRITTEN), by=officer, at=at)
            continue
        lines = {number: code for code, number in whose.items()}
        if lines:
            stub_readings.read_stubs(part=part, lines=lines, by=officer, at=at)
        stub_readings.finish_reading(part=part, by=officer, at=at)


def _mapping(stub: Stub) -> dict[str, str]:
    pairs = json.loads(open_envelope(bytes(stub.sealed)))
    return {code: pair["number"] for code, pair in pairs.items()}


def _received(sitting: SittingRehearsal, part: ExamPart) -> dict[str, str]:
    """Label what was handed in, receive it and seal the stubs; return whose each code is."""
    officers, at = sitting.people, sitting.clock.at
    present = part.sittings.filter(state=SittingState.PRESENT, zero="")
    numbers = list(present.values_list("entry__number", flat=True))
    if not numbers:
        return {}
    custodian = officers.custodian
    count = labels_for(len(numbers))
    sheet = label_sheets.issue_labels(part=part, count=count, by=custodian, at=at)
    label_sheets.print_labels(sheet=sheet, reason="", by=custodian, at=at)
    codes = secrets.SystemRandom().sample(sheet.codes, len(numbers))
    script_reception.receive_scripts(part=part, codes=codes, by=custodian, at=at)
    stub_envelope.seal_envelope(part=part, number=ENVELOPE, stubs=len(codes), by=custodian, at=at)
    stub_envelope.countersign_envelope(part=part, number=ENVELOPE, by=officers.supervisor, at=at)
    return dict(zip(codes, numbers, strict=True))
