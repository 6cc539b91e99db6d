"""What keeps the candidates from being listed, numbered and published."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from accounts.rules.duties import Duty
from candidates.actions import (
    background_checks,
    case_reviews,
    eligible_list,
    late_files,
    late_pleas,
    planning_match,
    suggested_ties,
    supplements,
    two_officers,
    unattended,
)
from candidates.actions.consequences import undecided_of
from candidates.actions.identity import contested_papers
from candidates.actions.match_settlers import left_to_chair
from candidates.rules.enums import ApplicationState
from candidates.rules.gates import ListFacts, eligible_list_checks
from exams.actions import postings
from exams.actions.advance import first_sitting
from exams.actions.body_gates import bodies_at_the_list
from exams.models import Campaign
from exams.rules.checks import Check, error
from results.actions.gates import of_place


def of_registration(campaign: Campaign, *, today: date) -> tuple[Check, ...]:
    """Return what keeps the registration from being closed."""
    closes = campaign.registration_closes
    if closes and today <= closes:
        return (error("REGISTRATION_STILL_OPEN", Duty.ANNOUNCE, until=f"{closes:%d/%m/%Y}"),)
    return ()


def of_numbering(campaign: Campaign) -> tuple[Check, ...]:
    """Return what keeps the candidates from being numbered."""
    if elsewhere := of_place(campaign, first_sitting(campaign)):
        return elsewhere
    return (error("ALREADY_NUMBERED", Duty.PREPARE),) if campaign.entries.exists() else ()


JUDGED = (
    ApplicationState.ELIGIBLE,
    ApplicationState.INELIGIBLE,
    ApplicationState.WITHDRAWN,
    ApplicationState.REJECTED,
    ApplicationState.SPECIAL_CASE_PENDING,
)


def of_eligible_list(
    campaign: Campaign, *, run_rules: bool = True, today: date | None = None
) -> tuple[Check, ...]:
    """Return what keeps the eligible list from being approved, or has to be named.

    Whether the rules would move anybody is the one costly question; `run_rules=False` leaves it.
    """
    day = today or timezone.localdate()
    states = dict(campaign.applications.handed_in().values_list("reg_no", "state"))
    screened = campaign.screenings.exists()
    papers = planning_match.unsettled(campaign)
    of_chair = tuple(left_to_chair(papers, campaign, day).values_list("reg_no", flat=True))
    pleas, pleas_at_second = late_pleas.unanswered_in(campaign, day)
    differing = tuple(file.reg_no for file in two_officers.differing(campaign))
    special_cases = eligible_list.waiting_special_cases(campaign)
    checks = eligible_list_checks(
        ListFacts(
            screened=screened,
            registrations=len(states),
            counted=sum(state in JUDGED for state in states.values()),
            contested=tuple(paper.reg_no for paper in contested_papers([campaign])),
            unmatched=tuple(papers.exclude(reg_no__in=of_chair).values_list("reg_no", flat=True)),
            left_to_chair=of_chair,
            supplements=supplements.open_in(campaign, day),
            late=late_files.not_handed_in(campaign, day),
            pleas=pleas,
            pleas_at_second=pleas_at_second,
            undecided=eligible_list.undecided(campaign),
            differing=differing,
            changed=eligible_list.changed_since_decided(campaign),
            moved=eligible_list.moved_by_rules(campaign) if screened and run_rules else (),
            special_cases=special_cases,
            unreviewed=case_reviews.unreviewed_cases(campaign),
            too_few=eligible_list.positions_with_too_few(campaign) if screened else (),
            not_posted=postings.not_posted(campaign),
            **_of_ties(campaign, day, (*of_chair, *differing, *special_cases)),
            verification=background_checks.verification_facts(campaign),
        )
    )
    return (*checks, *bodies_at_the_list(campaign))


def _of_ties(campaign: Campaign, day: date, of_chair: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the files with a tie that nobody settled, and those of which nobody can take care."""
    return {
        "relations": undecided_of(campaign),
        "suggested_ties": suggested_ties.files_with_suggestions(campaign),
        "without_secretary": unattended.without_secretary(campaign, day),
        "without_screener": unattended.without_screener(campaign, day),
        "without_chair": unattended.without_chair(campaign, of_chair, day),
    }
