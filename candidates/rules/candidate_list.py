"""Who sits: the list of the eligible, in name order, with their numbers.

Source: regulations 3 (P5, P6), 8.2; annex ii A: min_candidates_per_post.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from candidates.rules.application_status import ApplicationStatus
from candidates.rules.facts import Cadre
from candidates.rules.position_outcomes import HELD, ListState, PositionOutcome
from candidates.rules.screened_application import ScreenedApplication
from exams.rules.codes import candidate_numbers
from exams.rules.names import sort_key


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of the eligible; no number where the exam is not held."""

    number: str
    person: Cadre
    application: ScreenedApplication
    state: ListState


def listed(
    applications: Sequence[ScreenedApplication],
    states: Sequence[PositionOutcome],
    *,
    prefix: str,
    digits: int,
) -> tuple[Listed, ...]:
    """Return the eligible of all positions in name order, numbered where the exam is held.

    Source: regulations 8.1, 8.2. Order: given name, family name, middle name, then birth date, then
    citizen number. The numbers run over the whole campaign; a person has one number.
    """
    state = {position_state.position: position_state.state for position_state in states}
    eligible = _eligible_in_name_order(applications)
    sitting = [
        application.registration.citizen_id
        for application in eligible
        if state[application.registration.position] in HELD
    ]
    numbers = candidate_numbers(sitting, prefix=prefix, digits=digits)
    return tuple(
        _listed(application, application.person, state[application.registration.position], numbers)
        for application in eligible
        if application.person
    )


def _eligible_in_name_order(
    applications: Sequence[ScreenedApplication],
) -> list[ScreenedApplication]:
    eligible = [
        application
        for application in applications
        if application.status == ApplicationStatus.ELIGIBLE
    ]
    return sorted(eligible, key=name_order)


def name_order(application: ScreenedApplication) -> tuple[str, date, str, str]:
    """Return the key by which lists are ordered; the facts, not the form, give the name."""
    person, registration = application.person, application.registration
    born = person.born if person else registration.born
    name = person.name if person else registration.name
    return sort_key(name), born or date.min, registration.citizen_id, registration.position


def _listed(
    application: ScreenedApplication, person: Cadre, state: ListState, numbers: dict[str, str]
) -> Listed:
    number = numbers.get(person.citizen_id, "") if state in HELD else ""
    return Listed(number, person, application, state)
