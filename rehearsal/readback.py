"""What the outcome tables are made of, read back from the database once."""

from dataclasses import dataclass
from decimal import Decimal

from candidates.actions.dossiers import papers_of
from candidates.models import Application, CadreRecord, FindingRecord, Seal
from exams.models import Campaign
from grading.actions.rank import compute_results
from grading.rules.outcome import Decided
from rehearsal.folder import Folder
from rehearsal.run import Rehearsed


@dataclass(slots=True)
class Readback:
    """What the tables are made of, read once."""

    folder: Folder
    campaign: Campaign
    papers: list[Application]
    people: dict[str, CadreRecord]
    findings: dict[object, list[FindingRecord]]
    numbers: dict[object, str]  # application -> candidate number
    citizens: dict[str, Application]  # candidate number -> application
    order: dict[str, int]  # position -> its place in the announcement, which the tables keep
    decided: tuple[Decided, ...]


def read_back(rehearsed: Rehearsed) -> Readback:
    """Read the database after a rehearsal."""
    campaign = rehearsed.campaign
    seals = Seal.objects.filter(entry__campaign=campaign).select_related("entry", "application")
    positions = rehearsed.folder.announcement.get("position", ())
    order = {position["code"]: index for index, position in enumerate(positions)}
    decided = compute_results(campaign).decided
    return Readback(
        folder=rehearsed.folder,
        campaign=campaign,
        papers=_as_screened(campaign),
        people={person.citizen_id: person for person in CadreRecord.objects.all()},
        findings=_findings(campaign),
        numbers={seal.application_id: seal.entry.number for seal in seals},
        citizens={seal.entry.number: seal.application for seal in seals},
        order=order,
        decided=tuple(
            sorted(decided, key=lambda position_result: order[position_result.ranking.position])
        ),
    )


def _as_screened(campaign: Campaign) -> list[Application]:
    """Return the papers in the states in which the last run of the rules left them.

    That an approval came too late for somebody is entered at the sitting.
    """
    latest, papers = campaign.screenings.first(), papers_of(campaign)
    states = dict(latest.states) if latest else {}
    for paper in papers:
        paper.state = states.get(paper.reg_no, paper.state)
    return papers


def _findings(campaign: Campaign) -> dict[object, list[FindingRecord]]:
    """Return the findings of the last run of the rules, by application."""
    latest = campaign.screenings.first()
    findings: dict[object, list[FindingRecord]] = {}
    for finding in latest.findings.order_by("place") if latest else ():
        findings.setdefault(finding.application_id, []).append(finding)
    return findings


def text(value: object) -> str:
    """Write a value as the tables do: points with two decimals, nothing for what is not there."""
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)
