"""The rule book of screening: every rule, in order, over one paper.

Source: regulations 6.1. None is skipped: a person learns all the reasons. A rule that does not
apply has no finding.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from candidates.rules import (
    admission,
    age,
    career,
    claims,
    dossier,
    exclusion,
    knowledge,
    origin,
    planned,
    rated_years,
    register,
    standards,
)
from candidates.rules.application_status import is_refused
from candidates.rules.claims import Claim
from candidates.rules.conditions import AnnouncedCampaign, Conditions, conditions_for, conditions_of
from candidates.rules.facts import Cadre, PlanningRow
from candidates.rules.findings import RuleResult
from candidates.rules.identity import own_number
from candidates.rules.registration import Registration

PersonRule = Callable[[Cadre, Conditions], RuleResult | None]
FileRule = Callable[[Registration, Conditions], RuleResult]

PERSON_RULES: tuple[PersonRule, ...] = (
    standards.nationality,  # E04
    age.full_term,  # E05
    age.equal_or_lower_post,  # E06
    age.age_cap,  # E07
    career.months_in_post,  # E08
    rated_years.ratings,  # E09
    standards.degree,  # E10
    standards.political_theory,  # E11
    standards.state_management,  # E12
    standards.language,  # E13
    career.experience,  # E14
    exclusion.exclusion,  # E15
    standards.party_member,  # E23
    rated_years.own_ratings,  # E25
    rated_years.party_ratings,  # E26
    standards.degree_class,  # E27
    career.lower_key_post,  # E28
    knowledge.updated_knowledge,  # E29
    origin.not_local,  # E30
)
FILE_RULES: tuple[FileRule, ...] = (
    dossier.health_certificate,  # E16
    dossier.asset_declaration,  # E17
    dossier.political_standard,  # E18
    dossier.file,  # E19
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A registration with all that is known of the person."""

    registration: Registration
    person: Cadre | None
    entries: tuple[PlanningRow, ...] = ()
    contested: frozenset[str] = frozenset()  # numbers of the register that two sides claim


def admit(paper: Paper, campaign: AnnouncedCampaign) -> tuple[RuleResult, ...]:
    """Apply X01 to X06: does the paper enter screening?"""
    admitted = admission.admit(
        paper.registration,
        paper.person,
        campaign.dates,
        is_open=_conditions(paper.registration, campaign) is not None,
    )
    return admitted + own_number(paper.registration, paper.contested)


def claim_of(paper: Paper, campaign: AnnouncedCampaign) -> Claim | None:
    """Return on what a paper rests, None if there is no such person or position."""
    conditions = _conditions(paper.registration, campaign)
    if conditions is None or paper.person is None:
        return None
    return claims.claim(paper.registration, paper.person, paper.entries, conditions)


def screen(
    paper: Paper, counted: Sequence[Registration], campaign: AnnouncedCampaign
) -> tuple[RuleResult, ...]:
    """Apply every rule, in order; only the reasons of refusal to a refused paper.

    `counted` are all papers of the person, this one included, that were neither withdrawn nor
    refused. E22 is not here: it needs the statuses of the whole position (applications.screen_all).
    """
    admitted = admit(paper, campaign)
    conditions, person = _conditions(paper.registration, campaign), paper.person
    if is_refused(admitted) or conditions is None or person is None:
        return admitted
    if paper.registration.withdrawn_on:
        return ()
    claimed = claims.claim(paper.registration, person, paper.entries, conditions)
    findings = (
        *_by_claim(claimed, paper.registration, conditions),
        *judge(person, conditions),
        *(rule(paper.registration, conditions) for rule in FILE_RULES),
        register.one_registration(paper.registration, counted, conditions),
    )
    return admitted + findings


def _by_claim(
    claimed: Claim, registration: Registration, conditions: Conditions
) -> tuple[RuleResult, ...]:
    """Apply the rules that look at where a person comes from (E01 to E03)."""
    results = (
        planned.candidate_group(claimed, registration, conditions),
        planned.planning_entry(claimed, conditions),
        planned.special_case(claimed, registration),
    )
    return tuple(finding for finding in results if finding)


def judge(person: Cadre, conditions: Conditions) -> tuple[RuleResult, ...]:
    """Apply the rules that look at the person only."""
    results = (rule(person, conditions) for rule in PERSON_RULES)
    return tuple(finding for finding in results if finding)


def _conditions(registration: Registration, campaign: AnnouncedCampaign) -> Conditions | None:
    for position in campaign.positions:
        if position.code == registration.position:
            return conditions_for(conditions_of(campaign, position), registration)
    return None
