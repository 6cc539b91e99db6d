"""On what a paper rests: the planning entry, the nomination or the special case.

Source: regulations 2.3 (2), 6.1. On site means that the home unit, not a unit of secondment, is
the unit of the post.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from candidates.rules.conditions import Conditions
from candidates.rules.facts import Cadre, PlanningRow
from candidates.rules.profile import ApprovedBefore
from candidates.rules.registration import Registration


class Group(StrEnum):
    """The groups of candidates; NONE has no right to take part."""

    A_PLANNED_ON_SITE = "A_PLANNED_ON_SITE"
    B_PLANNED_EQUIVALENT = "B_PLANNED_EQUIVALENT"
    C_NOMINATED = "C_NOMINATED"
    D_SPECIAL_CASE = "D_SPECIAL_CASE"
    NONE = "NONE"


class Origin(StrEnum):
    ON_SITE = "ON_SITE"
    ELSEWHERE = "ELSEWHERE"


class PlannedFor(StrEnum):
    """What a planned post is to the post competed for, the best first."""

    SAME = "SAME"
    EQUIVALENT = "EQUIVALENT"
    HIGHER = "HIGHER"


@dataclass(frozen=True, slots=True)
class Match:
    """A planning entry that bears on the post, and why it does not hold, if it does not."""

    entry: PlanningRow
    relation: PlannedFor
    flaw: str


@dataclass(frozen=True, slots=True)
class Claim:
    """On what a person's registration rests."""

    group: Group
    source: Origin
    match: Match | None
    planned_posts: tuple[str, ...]


def claim(
    registration: Registration,
    person: Cadre,
    entries: Sequence[PlanningRow],
    conditions: Conditions,
) -> Claim:
    """Return the best claim: a valid entry, a nomination, an entry with a flaw, a special case.

    Whoever stands in planning for such a post is not outside planning, even with a flaw (E03).
    """
    source = Origin.ON_SITE if person.unit == conditions.post.unit else Origin.ELSEWHERE
    match = best_match(entries, conditions)
    group = _group(registration, match, source)
    return Claim(group, source, match, tuple(entry.post for entry in entries))


def _group(registration: Registration, match: Match | None, source: Origin) -> Group:
    on_site = source == Origin.ON_SITE
    planned = Group.A_PLANNED_ON_SITE if on_site else Group.B_PLANNED_EQUIVALENT
    if match and not match.flaw:
        return planned
    if registration.nomination:
        return Group.C_NOMINATED
    if match:
        return planned
    claims_special = registration.special_reason or registration.special_document
    return Group.D_SPECIAL_CASE if claims_special else Group.NONE


def best_match(entries: Sequence[PlanningRow], conditions: Conditions) -> Match | None:
    """Return the best entry that bears on the post: valid first, then by relation."""
    matches = [
        Match(entry, relation, flaw(entry, conditions))
        for entry in entries
        if (relation := relation_of(entry.post, conditions))
    ]
    best_first = list(PlannedFor)
    return min(
        matches,
        key=lambda match: (bool(match.flaw), best_first.index(match.relation)),
        default=None,
    )


def relation_of(planned_post: str, conditions: Conditions) -> PlannedFor | None:
    """Return what a planned post is to the post, None if it is neither equal nor higher.

    Equivalent posts are those that the announcement groups; the same rank alone is not enough.
    Higher is a higher rank in any unit.
    """
    post, catalogue = conditions.post.code, conditions.catalogue
    if planned_post == post:
        return PlannedFor.SAME
    if any({planned_post, post} <= group for group in catalogue.equivalences):
        return PlannedFor.EQUIVALENT
    ranks = (planned.rank for planned in catalogue.posts if planned.code == planned_post)
    higher = any(conditions.order(rank) > conditions.target for rank in ranks)
    return PlannedFor.HIGHER if higher else None


def flaw(entry: PlanningRow, conditions: Conditions) -> str:
    """Return why an entry does not hold, or nothing if it does."""
    if entry.approved_on >= _approval_limit(conditions):
        return "APPROVED_NOT_BEFORE_ANNOUNCEMENT"
    if entry.term not in conditions.dates.planning_terms:
        return "WRONG_TERM"
    return "REMOVED" if entry.removed_on else ""


def _approval_limit(conditions: Conditions) -> date:
    by_close = conditions.profile.planning_approved_before == ApprovedBefore.REGISTRATION_CLOSE
    return conditions.dates.registration_closes if by_close else conditions.dates.announced_on
