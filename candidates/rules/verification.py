"""The survey and verification of a person before eligibility is final, and what the list asks.

Source: regulations 1.5 (56); annex ii A: verification_before_list.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from accounts.rules.duties import Duty
from exams.rules.checks import Check, error, warning

PAGE = "candidates:files"
ROLL = "candidates:attendance"  # from there a disqualification is asked for


class VerificationOutcome(StrEnum):
    """What whoever verified a person came to; the body that approves the list weighs it."""

    CLEAR = "CLEAR"  # nothing speaks against the person
    TO_DISCUSS = "TO_DISCUSS"
    AGAINST = "AGAINST"


class VerificationDemand(StrEnum):
    """What becomes of the eligible list while a file on it was not verified."""

    NONE = "VERIFICATION_NONE"
    WARN = "VERIFICATION_WARN"
    BLOCK = "VERIFICATION_BLOCK"


@dataclass(frozen=True, slots=True)
class VerificationFacts:
    """What is demanded, and the files that may be listed, by their receipt numbers."""

    demand: VerificationDemand = VerificationDemand.NONE
    unverified: tuple[str, ...] = ()
    objected: tuple[str, ...] = ()  # the last verification is not clear


NOT_ASKED = VerificationFacts()


def verification_checks(facts: VerificationFacts) -> Iterable[Check]:
    """Yield that files were not verified, as gravely as is demanded, and that some are not clear.

    What is not clear is named whatever is demanded: two persons pass it, each file by name.
    """
    yield from _unverified(facts)
    if facts.objected:
        yield warning("VERIFICATION_NOT_CLEAR", Duty.DECIDE, PAGE, items=facts.objected)


def later_verification_checks(facts: VerificationFacts) -> Iterable[Check]:
    """Yield what is open once the list is approved: a file that came back, a later objection.

    Who may sit by the list is kept from it by a disqualification alone, which two persons decide.
    """
    yield from _unverified(facts)
    if facts.objected:
        yield warning("VERIFICATION_TURNED", Duty.DECIDE, ROLL, items=facts.objected)


def _unverified(facts: VerificationFacts) -> Iterable[Check]:
    if facts.unverified and facts.demand != VerificationDemand.NONE:
        level = error if facts.demand == VerificationDemand.BLOCK else warning
        yield level("NOT_VERIFIED", Duty.RECEIVE, PAGE, items=facts.unverified)
