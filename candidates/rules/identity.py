"""Whose a citizen number is, when it is claimed from two sides: X06.

Source: regulations 8.1: identity is the citizen number. Anybody can type another person's: papers
from different accounts, or from an account and from the paper register, that bear one number are
looked into, and until then neither counts against the other.
"""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from candidates.rules.findings import RuleResult, failed, figures, passed, undecided
from candidates.rules.registration import Registration

IDENTITY_RULE = "X06"  # settled by whoever receives the papers, never by the authority


class Identity(StrEnum):
    """What was found out about whoever registered under a number."""

    NOT_ASKED = ""
    CONFIRMED = "CONFIRMED"
    DENIED = "DENIED"


def contested_numbers(registrations: Iterable[Registration]) -> frozenset[str]:
    """Return the numbers that papers from different sides bear.

    Withdrawn papers, and those of whoever turned out to be another person, claim nothing.
    """
    sides: defaultdict[str, set[int | None]] = defaultdict(set)
    for paper in registrations:
        if paper.citizen_id and not paper.withdrawn_on and paper.identity != Identity.DENIED:
            sides[paper.citizen_id].add(paper.account)
    return frozenset(number for number, accounts in sides.items() if len(accounts) > 1)


def is_contested(registration: Registration, contested: frozenset[str]) -> bool:
    """Tell whether somebody has still to find out whose number a paper bears."""
    return registration.citizen_id in contested and registration.identity == Identity.NOT_ASKED


def own_number(registration: Registration, contested: frozenset[str]) -> tuple[RuleResult, ...]:
    """X06. The number is that of whoever registered, as far as it is claimed from two sides.

    Source: regulations 8.1. While it is not settled the paper waits; a paper of another person
    than the number's is refused.
    """
    pairs = figures(citizen_id=registration.citizen_id)
    if registration.identity == Identity.DENIED:
        return (failed(IDENTITY_RULE, "NUMBER_OF_ANOTHER", pairs),)
    if registration.identity == Identity.CONFIRMED:
        return (passed(IDENTITY_RULE, pairs),)
    if registration.citizen_id in contested:
        return (undecided(IDENTITY_RULE, "NUMBER_CONTESTED", pairs),)
    return ()
