"""The papers of the demonstration, received as if they had come in its own window."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from candidates.actions import paper_register
from candidates.rules.registration import Registration
from candidates.tables.registrations import read_registrations
from exams.models import Campaign
from rehearsal import imported
from rehearsal.clock import Clock
from rehearsal.folder import Folder
from rehearsal.people import People


def receive(
    folder: Folder, campaign: Campaign, accounts: People, clock: Clock, *, until: date
) -> None:
    """Receive the papers for the campaign's positions, as if they had come in its own window."""
    path = folder.file("registrations")
    papers = _moved_papers(folder, path)
    received = [paper for paper in papers if paper.received_on and paper.received_on <= until]
    paper_register.receive(
        campaign=campaign,
        registrations=received,
        findings=(),
        source=imported.source_of(path),
        by=accounts.secretary,
        at=clock.at,
    )


def _moved_papers(folder: Folder, path: Path) -> list[Registration]:
    """Return the papers for the campaign's positions, with their days moved as its calendar was."""
    papers = read_registrations(path, on=folder.campaign["registration_closes"]).rows
    moved = timedelta(days=folder.announcement["moved"])
    wanted = {position["code"] for position in folder.announcement["position"]}
    return [
        replace(
            paper,
            received_on=paper.received_on and paper.received_on + moved,
            withdrawn_on=paper.withdrawn_on and paper.withdrawn_on + moved,
        )
        for paper in papers
        if paper.position in wanted
    ]
