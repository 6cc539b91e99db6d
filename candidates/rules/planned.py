"""Whether what a paper rests on is enough: group, planning entry, special case (E01 to E03).

Source: regulations 2.3 (2), 6.1. On site means that the home unit, not a unit of secondment, is
the unit of the post.
"""

from candidates.rules.claims import Claim, Group, Match, PlannedFor
from candidates.rules.conditions import Conditions
from candidates.rules.findings import (
    Figures,
    RuleResult,
    failed,
    figures,
    judged,
    passed,
    undecided,
)
from candidates.rules.registration import Registration

UNLISTED = (Group.D_SPECIAL_CASE, Group.NONE)  # candidate_groups does not list them


def candidate_group(
    claimed: Claim, registration: Registration, conditions: Conditions
) -> RuleResult:
    """E01. The person is planned for the post or one like it, nominated, or a special case.

    Source: regulations 2.3 (2), 6.1; annex ii A: candidate_groups, group_c_needs_party_consent,
    planning_required, equivalent_is_special_case. Where planning is not required, nobody fails for
    want of it.
    """
    pairs = _group_figures(claimed, registration, conditions)
    if claimed.group in UNLISTED or claimed.group in conditions.profile.candidate_groups:
        return _by_group(claimed, registration, conditions, pairs)
    return failed("E01", "GROUP_NOT_ADMITTED", pairs)


def planning_entry(claimed: Claim, conditions: Conditions) -> RuleResult | None:
    """E02. The planning entry was approved in time, is of a valid term, and was not removed.

    Source: regulations 6.1; annex ii A: planning_approved_before. Units: calendar days, strict.
    Not asked of those who do not come by planning, nor where planning is not required.
    """
    if not (_by_planning(claimed) and claimed.match):
        return None
    match = claimed.match
    if match.flaw and not conditions.profile.planning_required:
        return None
    pairs = _match_figures(claimed, match, conditions)
    if match.entry.removed_on:
        pairs += figures(removed_on=match.entry.removed_on)
    return judged("E02", not match.flaw, match.flaw, pairs)


def special_case(claimed: Claim, registration: Registration) -> RuleResult | None:
    """E03. A special case outside planning has reasons and a document, and awaits a decision.

    Source: regulations 2.3 (2), 6.1: the authority decides and answers for it.
    """
    if claimed.group != Group.D_SPECIAL_CASE:
        return None
    pairs = _special_figures(claimed, registration)
    if registration.special_reason and registration.special_document:
        return undecided("E03", "SPECIAL_CASE", pairs)
    return failed("E03", "SPECIAL_CASE_INCOMPLETE", pairs)


def _by_group(
    claimed: Claim, registration: Registration, conditions: Conditions, pairs: Figures
) -> RuleResult:
    match claimed.group:
        case Group.C_NOMINATED:
            return _nominated(registration, conditions, pairs)
        case Group.D_SPECIAL_CASE:
            return undecided("E01", "OUTSIDE_PLANNING", pairs)
        case Group.NONE:
            return _unplanned(claimed, conditions, pairs)
        case _:
            return _planned(claimed, conditions, pairs)


def _by_planning(claimed: Claim) -> bool:
    return claimed.group in (Group.A_PLANNED_ON_SITE, Group.B_PLANNED_EQUIVALENT)


def _planned(claimed: Claim, conditions: Conditions, pairs: Figures) -> RuleResult:
    equivalent = claimed.match and claimed.match.relation == PlannedFor.EQUIVALENT
    if equivalent and conditions.profile.equivalent_is_special_case:
        return undecided("E01", "EQUIVALENT_IS_SPECIAL_CASE", pairs)
    return passed("E01", pairs, claimed.group)


def _nominated(registration: Registration, conditions: Conditions, pairs: Figures) -> RuleResult:
    if registration.party_consent or not conditions.profile.group_c_needs_party_consent:
        return passed("E01", pairs, Group.C_NOMINATED)
    return failed("E01", "NOMINATED_WITHOUT_PARTY_CONSENT", pairs)


def _unplanned(claimed: Claim, conditions: Conditions, pairs: Figures) -> RuleResult:
    if not conditions.profile.planning_required:
        return passed("E01", pairs, "PLANNING_NOT_REQUIRED")
    if claimed.planned_posts:
        return failed("E01", "PLANNED_FOR_OTHER_POST", pairs)
    return failed("E01", "NOT_PLANNED_NOT_NOMINATED", pairs)


def _group_figures(claimed: Claim, registration: Registration, conditions: Conditions) -> Figures:
    if _by_planning(claimed) and claimed.match:
        pairs = _match_figures(claimed, claimed.match, conditions)
        return figures(group=claimed.group) + pairs
    pairs = figures(group=claimed.group, source=claimed.source)
    match claimed.group:
        case Group.C_NOMINATED:
            nomination, consent = registration.nomination, registration.party_consent
            return pairs + figures(nomination=nomination, consent=consent)
        case Group.D_SPECIAL_CASE:
            return _special_figures(claimed, registration)
        case _:
            return pairs + figures(planned_posts=" ".join(claimed.planned_posts))


def _match_figures(claimed: Claim, match: Match, conditions: Conditions) -> Figures:
    return figures(
        planned_post=match.entry.post,
        relation=match.relation,
        source=claimed.source,
        term=match.entry.term,
        decision=match.entry.decision_no,
        approved_on=match.entry.approved_on,
        announced_on=conditions.dates.announced_on,
        planning_version=conditions.planning_version,
        planning_sheet=match.entry.sheet,
        planning_row=match.entry.row,
    )


def _special_figures(claimed: Claim, registration: Registration) -> Figures:
    return figures(
        group=claimed.group,
        source=claimed.source,
        reason=registration.special_reason,
        document=registration.special_document,
    )
