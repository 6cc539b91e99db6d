"""Screen: every rule over every paper, and the officer's decision on each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from audit.rules.canonical import canon
from candidates.actions.dossiers import (
    announced,
    decisions_of,
    list_in_force,
    papers_of,
    people_of,
)
from candidates.models import Application, Decision, FindingRecord, Screening
from candidates.rules.application_status import ApplicationStatus, status
from candidates.rules.applications import screen_all
from candidates.rules.enums import ApplicationState
from candidates.rules.findings import RuleResult
from candidates.rules.must_register import Absence, must_register
from candidates.rules.screened_application import ScreenedApplication as Screened
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.models import Campaign
from exams.rules.enums import Verdict
from exams.rules.refusals import Refusal
from exams.rules.stages import SCREEN

EXAMINED = frozenset({"assets_verified", "political_conclusion", "truthful"})


@action(duty=Duty.SCREEN, steps=[SCREEN])
def examine(
    *, application: Application, fields: Mapping[str, Any], by: Person, at: datetime
) -> None:
    """Enter what the screening board found in a dossier: verification, conclusion, truthfulness.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE or UNKNOWN_FIELD.
    """
    locked = lock_campaign(application.campaign)
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


def screened_by_rules(campaign: Campaign, papers: Sequence[Application]) -> tuple[Screened, ...]:
    """Return what every rule says of every paper, against the planning list in force."""
    return screen_all(
        [paper.as_registration() for paper in papers],
        people_of(paper.citizen_id for paper in papers),
        [entry.as_row() for entry in list_in_force(campaign).entries.all()],
        announced(campaign),
        decisions_of(campaign),
    )


def state_by_rules(paper: Application, result: Screened, refused: set[object]) -> str:
    """Return the state the rules give a paper, unless an officer refused an eligible one."""
    overruled = paper.pk in refused and result.status == ApplicationStatus.ELIGIBLE
    return str(ApplicationState.INELIGIBLE if overruled else result.status)


def state_after(paper: Application, answers: Mapping[str, bool]) -> str:
    """Return what the last findings and the authority's answers make of one paper."""
    latest = paper.campaign.screenings.first()
    results = [
        RuleResult(record.rule, Verdict(record.verdict), record.reason)
        for record in paper.findings.filter(screening=latest).order_by("place")
    ]
    key = paper.position_code, paper.citizen_id
    decided = decisions_of(paper.campaign).get(key, {})
    return str(status(results, {**decided, **answers}, withdrawn=False))


def refused_by_officer(campaign: Campaign) -> set[object]:
    """Return the papers whose last officer's decision was a refusal."""
    last: dict[object, str] = {}
    for spoken in Decision.objects.filter(campaign=campaign, kind="OFFICER"):
        last[spoken.application_id] = spoken.value
    return {paper for paper, value in last.items() if value == "REFUSE"}


@action(duty=Duty.SCREEN, steps=[SCREEN])
def decide(
    *,
    applications: Iterable[Application],
    value: str,
    reason: str,
    version: str = "",
    by: Person,
    at: datetime,
) -> int:
    """Confirm or refuse what the rules made of papers, with a reason; the same word for each.

    CONFIRM agrees with the state the rules gave; REFUSE keeps an eligible person out and says why.
    No officer can make eligible whom a rule fails: that is a special case, decided above. `version`
    is of what a page showed about the one paper (`officer_version`), empty without a page.
    Raises Refusal NOTHING_CHOSEN, NOT_YOUR_DUTY, WRONG_STAGE, OTHER_CAMPAIGN, NOT_SCREENED,
    STALE_DECISION, REASON_MISSING or UNKNOWN_VALUE.
    """
    papers = list(applications)
    if not papers:
        raise Refusal("NOTHING_CHOSEN")
    locked = lock_campaign(papers[0].campaign)
    require_same_campaign(locked, *papers)
    if version and [version] != [officer_version(paper) for paper in papers]:
        raise Refusal("STALE_DECISION")
    _require_sayable(papers, value, reason)
    changed = _changed_by(locked, papers, value)
    decisions = [_decision(locked, paper, value, reason, by, at) for paper in papers]
    locked.record(
        "eligibility.decided",
        about=locked.code,
        rows=[*decisions, *changed],
        value=value,
        papers=[paper.reg_no for paper in papers],
    )
    return len(papers)


def _changed_by(campaign: Campaign, papers: list[Application], value: str) -> list[Application]:
    """Let a refusal keep eligible people out, and an agreement bring back whom one kept out."""
    return _keep_out(papers) if value == "REFUSE" else _bring_back(campaign, papers)


def _keep_out(papers: list[Application]) -> list[Application]:
    eligible = [paper for paper in papers if paper.state == ApplicationState.ELIGIBLE]
    for paper in eligible:
        paper.state = str(ApplicationState.INELIGIBLE)
    return eligible


def _bring_back(campaign: Campaign, papers: list[Application]) -> list[Application]:
    refused = refused_by_officer(campaign)
    kept_out = [
        paper
        for paper in papers
        if paper.pk in refused and paper.state == ApplicationState.INELIGIBLE
    ]
    results = zip(kept_out, screened_by_rules(campaign, kept_out), strict=True) if kept_out else ()
    for paper, result in results:
        paper.state = str(result.status)
    return kept_out


def _require_sayable(papers: list[Application], value: str, reason: str) -> None:
    if value not in ("CONFIRM", "REFUSE"):
        raise Refusal("UNKNOWN_VALUE", value=value)
    if value == "REFUSE" and not reason.strip():
        raise Refusal("REASON_MISSING", field="reason")
    before_screening = (ApplicationState.DRAFT, ApplicationState.SUBMITTED)
    if unscreened := [paper.reg_no for paper in papers if paper.state in before_screening]:
        raise Refusal("NOT_SCREENED", numbers=" ".join(unscreened))


def _decision(
    campaign: Campaign, paper: Application, value: str, reason: str, by: Person, at: datetime
) -> Decision:
    """Return an officer's word on one paper, with the digest of what was seen."""
    return Decision(
        campaign=campaign,
        kind="OFFICER",
        application=paper,
        value=value,
        reason=reason,
        paper_digest=digest_of(paper),
        decided_on=timezone.localdate(at),
        decided_at=at,
        by=by,
    )


def digest_of(paper: Application) -> str:
    """Return the digest of what an officer decides about: the paper, and what the rules say."""
    registration = paper.as_registration()
    names = sorted(set(registration.__slots__) - {"items"})
    content = {
        "registration": {name: str(getattr(registration, name)) for name in names},
        "items": sorted(registration.items),
        "state": paper.state,
    }
    return sha256(canon(content)).hexdigest()


def officer_version(paper: Application) -> str:
    """Return the version of what an officer decides on: the paper, and what was decided so far."""
    decided = Decision.objects.filter(application=paper).count()
    return f"{digest_of(paper)[:32]}-{decided}"


def absences(campaign: Campaign) -> tuple[Absence, ...]:
    """Return who had to register and did not (E21); a report, reads only."""
    planning = list_in_force(campaign)
    return must_register(
        people_of(),
        [entry.as_row() for entry in planning.entries.all()],
        [paper.as_registration() for paper in papers_of(campaign)],
        announced(campaign),
    )
