"""Screen: what the board found in a file, and every rule over every paper."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from candidates.actions.dossiers import (
    list_in_force,
    papers_of,
)
from candidates.actions.recusal import require_open_to
from candidates.actions.verdicts import refused_by_officer, screened_by_rules, state_by_rules
from candidates.models import Application, FindingRecord, Screening
from candidates.rules.findings import RuleResult
from candidates.rules.screened_application import ScreenedApplication as Screened
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import SCREEN

EXAMINED = frozenset({"assets_verified", "political_conclusion", "truthful"})


@action(duty=Duty.SCREEN, steps=[SCREEN])
def examine(
    *, application: Application, fields: Mapping[str, Any], by: Person, at: datetime
) -> None:
    """Enter what the screening board found in a dossier: verification, conclusion, truthfulness.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM or UNKNOWN_FIELD.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    if unknown := sorted(set(fields) - EXAMINED):
        raise Refusal("UNKNOWN_FIELD", field=unknown[0])
    for name, value in fields.items():
        setattr(application, name, value)
    rows = [application]
    locked.record("dossier.examined", about=application, rows=rows, fields=sorted(fields))


@action(duty=Duty.SCREEN, steps=[SCREEN])
def run(*, campaign: Campaign, by: Person, at: datetime) -> Screening:
    """Apply every rule to every paper; findings are appended, the state of each paper follows.

    Source: regulations 6.1. The planning list is the one in force on the day of the announcement,
    and its version is kept. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE or NO_PLANNING_LIST.
    """
    locked = lock_campaign(campaign)
    return run_rules(locked, at)


def run_rules(campaign: Campaign, at: datetime) -> Screening:
    """Apply every rule to every paper, and record it as part of the running action."""
    papers = papers_of(campaign)
    screening = _next_screening(campaign, at)
    findings = _judge(screening, papers)
    screening.states = [[paper.reg_no, paper.state] for paper in papers]
    campaign.record(
        "screening.run",
        about=f"{campaign.code} screening {screening.number}",
        rows=[screening, *findings, *papers],
        planning_list=screening.planning_list.version,
        states=screening.states,
    )
    return screening


def run_rules_again(campaign: Campaign, at: datetime) -> Screening:
    """Apply every rule once more; the last run stands if it says the same of everybody."""
    papers, latest = papers_of(campaign), campaign.screenings.first()
    if latest and latest.planning_list == list_in_force(campaign) and _says(latest, papers):
        return latest
    return run_rules(campaign, at)


def _says(latest: Screening, papers: Sequence[Application]) -> bool:
    """Tell whether a run says of every paper what the rules say now."""
    recorded: dict[UUID, list[tuple[object, ...]]] = {paper.pk: [] for paper in papers}
    columns = ("application_id", "rule", "verdict", "reason", "figures")
    for paper, *finding in latest.findings.order_by("place").values_list(*columns):
        recorded.setdefault(paper, []).append(tuple(finding))
    refused = refused_by_officer(latest.campaign)
    return all(
        paper.state == state_by_rules(paper, result, refused)
        and recorded[paper.pk] == [_as_recorded(finding) for finding in result.findings]
        for paper, result in zip(papers, screened_by_rules(latest.campaign, papers), strict=True)
    )


def _as_recorded(finding: RuleResult) -> tuple[object, ...]:
    figures = [list(pair) for pair in finding.figures]
    return finding.rule, finding.verdict, finding.reason, figures


def _next_screening(campaign: Campaign, at: datetime) -> Screening:
    return Screening(
        campaign=campaign,
        number=campaign.screenings.count() + 1,
        planning_list=list_in_force(campaign),
        run_at=at,
    )


def _judge(screening: Screening, papers: Sequence[Application]) -> list[Protected]:
    """Give each paper the state that the rules make of it; return the findings."""
    screened = screened_by_rules(screening.campaign, papers)
    refused = refused_by_officer(screening.campaign)
    findings: list[Protected] = []
    for paper, result in zip(papers, screened, strict=True):
        findings += _findings(screening, paper, result)
        paper.state = state_by_rules(paper, result, refused)
    return findings


def _findings(screening: Screening, paper: Application, result: Screened) -> list[FindingRecord]:
    return [
        FindingRecord(
            screening=screening,
            application=paper,
            place=number,
            rule=finding.rule,
            verdict=finding.verdict,
            reason=finding.reason,
            figures=[list(pair) for pair in finding.figures],
        )
        for number, finding in enumerate(result.findings)
    ]
