"""What the rules say of every paper, and what officer and authority make of it."""

from collections.abc import Mapping, Sequence

from candidates.actions.dossiers import (
    announced,
    decisions_of,
    list_in_force,
    people_of,
)
from candidates.models import Application, Decision
from candidates.rules.application_status import ApplicationStatus, status
from candidates.rules.applications import screen_all
from candidates.rules.enums import ApplicationState, DecisionKind, DecisionValue
from candidates.rules.findings import RuleResult
from candidates.rules.screened_application import ScreenedApplication as Screened
from exams.models import Campaign
from exams.rules.enums import Verdict


def screened_by_rules(campaign: Campaign, papers: Sequence[Application]) -> tuple[Screened, ...]:
    """Return what every rule says of every paper, against the planning list in force."""
    return screen_all(
        [paper.as_registration() for paper in papers],
        people_of(paper.citizen_id for paper in papers),
        [entry.as_row() for entry in list_in_force(campaign).counted()],
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
    for spoken in Decision.objects.filter(campaign=campaign, kind=DecisionKind.OFFICER):
        last[spoken.application_id] = spoken.value
    return {paper for paper, value in last.items() if value == DecisionValue.REFUSE}
