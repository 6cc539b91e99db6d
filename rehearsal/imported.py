"""What a rehearsal imports: planning lists, personnel facts, registrations."""

from hashlib import sha256
from pathlib import Path

from candidates.actions import paper_register, plan
from candidates.actions.catalogue import catalogue
from candidates.actions.plan import SourceFile
from candidates.tables.cadres import read_cadres
from candidates.tables.imports import register_settings
from candidates.tables.planning import PlanningReading
from candidates.tables.registrations import read_registrations
from exams.models import Campaign
from exams.rules.refusals import Refusal
from rehearsal.clock import Clock
from rehearsal.folder import Folder
from rehearsal.people import People

# without these nobody would be eligible, and nothing would say why
_NEEDED_OF_SOMEBODY = {
    "periods": "Quá trình công tác",
    "degrees": "Bằng cấp",
    "ratings": "Xếp loại",
}


def import_everything(
    folder: Folder, reading: PlanningReading, campaign: Campaign, people: People, clock: Clock
) -> None:
    """Import the planning list, the personnel facts and the register of registrations."""
    import_lists(folder, reading, people, clock)
    clock.on(folder.campaign["registration_closes"])
    _receive_registrations(folder, campaign, people, clock)


def _receive_registrations(
    folder: Folder, campaign: Campaign, people: People, clock: Clock
) -> None:
    on = folder.campaign["registration_closes"]
    reading = read_registrations(
        folder.file("registrations"), on=on, settings=register_settings(campaign)
    )
    paper_register.receive(
        campaign=campaign,
        registrations=reading.rows,
        findings=reading.findings,
        source=source_of(folder.file("registrations")),
        with_faults=True,
        by=people.secretary,
        at=clock.at,
    )


def import_lists(folder: Folder, reading: PlanningReading, people: People, clock: Clock) -> None:
    """Import the planning list and the personnel facts."""
    source = source_of(folder.file("planning"))
    plan.planning_list(
        rows=reading.rows,
        findings=reading.findings,
        source=source,
        with_faults=True,
        allowed_by=dict.fromkeys(reading.faulty, source.name),  # a folder's list stands as it is
        by=people.planner,
        at=clock.at,
    )
    _import_cadres(folder, people, clock)


def _import_cadres(folder: Folder, people: People, clock: Clock) -> None:
    on = folder.campaign["registration_closes"]
    reading = read_cadres(folder.file("personnel"), on=on, catalogue=catalogue())
    source = source_of(folder.file("personnel"))
    for facts, sheet in _NEEDED_OF_SOMEBODY.items():
        if not any(getattr(cadre, facts) for cadre in reading.rows):
            raise Refusal("FACTS_MISSING", file=source.name, sheet=sheet)
    plan.cadres(
        cadres=reading.rows,
        findings=reading.findings,
        source=source,
        with_faults=True,
        covered=reading.covered,
        by=people.planner,
        at=clock.at,
    )


def source_of(path: Path) -> SourceFile:
    """Return the name of a file and the digest of its bytes."""
    return SourceFile(path.name, sha256(path.read_bytes()).hexdigest())
