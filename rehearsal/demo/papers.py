"""The papers of the demonstration, received as if they had come in its own window."""

from dataclasses import replace
from datetime import date, timedelta

from candidates.actions import paper_register
from candidates.rules.registration import Registration
from candidates.tables.registrations import read_registrations
from exams.models import Campaign
from rehearsal import imported
from rehearsal.clock import Clock
from rehearsal.demo.candidates import OnlineRegistration, register_online
from rehearsal.folder import Folder
from rehearsal.people import People


def receive(
    folder: Folder, campaign: Campaign, accounts: People, clock: Clock, *, until: date
) -> None:
    """Receive the papers for the campaign's positions, as if they had come in its own window.

    Those of people with an account come in on the pages (`register_accounts`).
    """
    online = folder.announcement["online"]
    received = [
        paper
        for paper in _moved_papers(folder)
        if paper.received_on and paper.received_on <= until and paper.citizen_id not in online
    ]
    paper_register.receive(
        campaign=campaign,
        registrations=received,
        findings=(),
        source=imported.source_of(folder.file("registrations")),
        by=accounts.secretary,
        at=clock.at,
    )


def register_accounts(folder: Folder, campaign: Campaign, clock: Clock) -> list[OnlineRegistration]:
    """Let the candidates with an account register on the pages, each on the day of their paper."""
    online = folder.announcement["online"]
    return [
        register_online(campaign, paper, online[paper.citizen_id], clock)
        for paper in _moved_papers(folder)
        if paper.citizen_id in online
    ]


def _moved_papers(folder: Folder) -> list[Registration]:
    """Return the papers for the campaign's positions, with their days moved as its calendar was."""
    path = folder.file("registrations")
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
