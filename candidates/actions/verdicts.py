"""What the rules say of every paper, and what officer and authority make of it."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from candidates.actions.dossiers import (
    announced,
    decisions_of,
    list_in_force,
    people_of,
    version_of_facts,
)
from candidates.actions.planning_match import planned_as
from candidates.models import Application, Decision, PlanningList
from candidates.rules.application_status import ApplicationStatus, status
from candidates.rules.applications import screen_all
from candidates.rules.conditions import AnnouncedCampaign
from candidates.rules.enums import ApplicationState, DecisionKind, DecisionValue
from candidates.rules.findings import RuleResult
from candidates.rules.registration import Registration
from candidates.rules.screened_application import ScreenedApplication as Screened
from exams.models import Campaign
from exams.rules.enums import Verdict
from web.recent import Recent


@dataclass(frozen=True, slots=True)
class _Question:
    """What the rules are asked: all that their answer depends on."""

    facts: Hashable  # the version of people, planning lists and catalogue
    campaign: AnnouncedCampaign
    registrations: tuple[Registration, ...]
    decided: tuple[tuple[tuple[str, str], tuple[tuple[str, bool], ...]], ...]
    planned_as: tuple[tuple[str, str], ...]


recent_verdicts: Recent[tuple[Screened, ...]] = Recent(most_rows=20_000, rows_of=len)


def screened_by_rules(campaign: Campaign, papers: Sequence[Application]) -> tuple[Screened, ...]:
    """Return what every rule says of every paper, against the planning list in force.

    Reads only. Worked out once for each version of what the rules are asked: callers share the
    answer.
    """
    question = _question(campaign, papers)
    return recent_verdicts.value_of(
        question,
        lambda: replace(question, facts=version_of_facts()),
        lambda: _answer(question, list_in_force(campaign)),
    )


def _question(campaign: Campaign, papers: Sequence[Application]) -> _Question:
    decisions = decisions_of(campaign)
    return _Question(
        facts=version_of_facts(),
        campaign=announced(campaign),
        registrations=tuple(paper.as_registration() for paper in papers),
        decided=tuple(
            sorted((key, tuple(sorted(by_rule.items()))) for key, by_rule in decisions.items())
        ),
        planned_as=tuple(planned_as(campaign).items()),
    )


def _answer(question: _Question, planning: PlanningList) -> tuple[Screened, ...]:
    return screen_all(
        question.registrations,
        people_of(registration.citizen_id for registration in question.registrations),
        [entry.as_row() for entry in planning.counted()],
        replace(question.campaign, planning_version=planning.version),
        {key: dict(by_rule) for key, by_rule in question.decided},
        dict(question.planned_as),
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
    spoken = Decision.objects.filter(campaign=campaign, kind=DecisionKind.OFFICER)
    last = dict(spoken.values_list("application", "value"))
    return {paper for paper, value in last.items() if value == DecisionValue.REFUSE}
