"""The eligible list before it is approved: what is undecided, what moved, which positions open.

Reads only, but for `opened_positions`, whose rows the transition records.
"""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from candidates.actions.dossiers import announced, papers_of, postponed_positions, waived_positions
from candidates.actions.officer_decision import digest_of
from candidates.actions.verdicts import refused_by_officer, screened_by_rules, state_by_rules
from candidates.models import Decision
from candidates.rules.application_status import ApplicationStatus
from candidates.rules.enums import CONCLUDED, ApplicationState, DecisionKind
from candidates.rules.position_outcomes import HELD, ListState, outcomes
from candidates.rules.screened_application import ScreenedApplication
from exams.models import Campaign, Position


def undecided(campaign: Campaign) -> tuple[str, ...]:
    """Return the papers on which no officer spoke, by receipt number."""
    papers = campaign.applications.waiting_for_officer().order_by("reg_no")
    return tuple(papers.values_list("reg_no", flat=True))


def changed_since_decided(campaign: Campaign) -> tuple[str, ...]:
    """Return the papers that are not what the officer saw who spoke last, by receipt number."""
    digests: dict[UUID, str] = {}
    for decision in Decision.objects.filter(campaign=campaign, kind=DecisionKind.OFFICER):
        if decision.application_id and decision.value in CONCLUDED:
            digests[decision.application_id] = decision.paper_digest
        elif decision.application_id:
            digests.pop(decision.application_id, None)
    given_up = [ApplicationState.WITHDRAWN, ApplicationState.REJECTED]
    papers = campaign.applications.filter(pk__in=digests).exclude(state__in=given_up)
    in_order = papers.prefetch_related("supplements").order_by("reg_no")
    return tuple(paper.reg_no for paper in in_order if digests[paper.pk] != digest_of(paper))


def moved_by_rules(campaign: Campaign) -> tuple[tuple[str, str, str], ...]:
    """Return whom the rules would move if they ran now: (receipt number, state now, new state)."""
    papers = papers_of(campaign)
    refused = refused_by_officer(campaign)
    moved = []
    for paper, result in zip(papers, screened_by_rules(campaign, papers), strict=True):
        state = state_by_rules(paper, result, refused)
        if state != paper.state:
            moved.append((paper.reg_no, paper.state, state))
    return tuple(sorted(moved))


def moved_by_last_run(campaign: Campaign) -> list[tuple[str, str, str]]:
    """Return whom the last run of the rules moved: (receipt number, old state, new state)."""
    last, before = _states_of_runs(campaign)
    moved = ((paper, before[paper], state) for paper, state in last.items() if paper in before)
    return sorted((paper, old, new) for paper, old, new in moved if old != new)


def _states_of_runs(campaign: Campaign) -> tuple[dict[str, str], dict[str, str]]:
    """Return the states that the last run gave, and those of the run before it."""
    runs = [dict(screening.states) for screening in campaign.screenings.all()[:2]]
    return (*runs, {}, {})[0], (*runs, {}, {})[1]


def positions_with_too_few(campaign: Campaign) -> tuple[str, ...]:
    """Return the positions that would not be held for want of people, by code.

    Of one that was postponed nothing is left to decide.
    """
    postponed = postponed_positions(campaign)
    states = _states(campaign, waived_positions(campaign))
    short = {code for code, state in states.items() if state == ListState.NOT_ENOUGH_CANDIDATES}
    return tuple(sorted(short - postponed.keys()))


def fallen_short(campaign: Campaign) -> tuple[str, ...]:
    """Return the positions of the approved list that lack people since some withdrew, by code.

    Source: regulations 3.4. One whose minimum was waived needs somebody all the same.
    """
    least = campaign.regulations["eligibility"]["min_candidates_per_post"]
    files = campaign.applications.filter(state=ApplicationState.ELIGIBLE)
    left = Counter(files.values_list("position__code", flat=True))
    competed = campaign.positions.filter(opening=ListState.HELD).order_by("code")
    waived = waived_positions(campaign)
    return tuple(
        position.code
        for position in competed
        if left[position.code] < (1 if position.code in waived else least)
    )


def opened_positions(campaign: Campaign) -> list[Position]:
    """Fix for each position whether it is locked, from the states the papers now have.

    One that was postponed is not, whoever became eligible since: its candidates were told.
    """
    postponed = postponed_positions(campaign)
    waivers = waived_positions(campaign)
    positions = list(campaign.positions.order_by("code"))
    states = _states(campaign, waivers)
    for position in positions:
        state = states[position.code]
        if state in HELD and position.code in postponed:
            state = ListState.NOT_ENOUGH_CANDIDATES
        position.opening = str(ListState.HELD) if state in HELD else state
        position.waiver = (
            waivers.get(position.code, "") if state == ListState.HELD_WITH_WAIVER else ""
        )
    return positions


def _states(campaign: Campaign, waivers: Mapping[str, str]) -> dict[str, str]:
    rules = announced(campaign)
    not_screened = ApplicationState.SUBMITTED
    papers = [paper for paper in papers_of(campaign) if paper.state != not_screened]
    screened = [
        ScreenedApplication(paper.as_registration(), None, None, ApplicationStatus(paper.state), ())
        for paper in papers
    ]
    listed = outcomes(screened, rules, waivers)
    return {outcome.position: outcome.state for outcome in listed}


def waiting_special_cases(campaign: Campaign) -> tuple[str, ...]:
    """Return the papers of special cases that their authority has not answered."""
    pending = campaign.applications.filter(state=ApplicationState.SPECIAL_CASE_PENDING)
    return tuple(pending.order_by("reg_no").values_list("reg_no", flat=True))


def unanswered_of_positions_held(campaign: Campaign) -> tuple[str, ...]:
    """Return the papers of special cases that could still be called, if they are answered."""
    pending = campaign.applications.filter(state=ApplicationState.SPECIAL_CASE_PENDING)
    competed = pending.filter(position__opening=ListState.HELD)
    return tuple(competed.order_by("reg_no").values_list("reg_no", flat=True))
