"""Who sits: the state of each position after screening, and the list of the eligible.

Source: regulations 3 (P5, P6), 8.2; annex ii A: min_candidates_per_post.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from candidates.rules.applications import ScreenedApplication
from candidates.rules.conditions import AnnouncedCampaign, AnnouncedPosition, Waiver
from candidates.rules.eligibility import ApplicationStatus
from candidates.rules.facts import Cadre
from exams.rules.codes import candidate_numbers
from exams.rules.names import sort_key


class ListState(StrEnum):
    """Whether the exam for a position is held."""

    NO_REGISTRATION = "NO_REGISTRATION"
    NOT_ENOUGH_CANDIDATES = "NOT_ENOUGH_CANDIDATES"
    HELD_WITH_WAIVER = "HELD_WITH_WAIVER"
    HELD = "HELD"


HELD = (ListState.HELD, ListState.HELD_WITH_WAIVER)


@dataclass(frozen=True, slots=True)
class PositionOutcome:
    """What screening leaves of one position."""

    position: str
    registrations: int
    statuses: tuple[tuple[ApplicationStatus, int], ...]
    minimum: int
    state: ListState

    def count(self, status: ApplicationStatus) -> int:
        return dict(self.statuses)[status]


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of the eligible; no number where the exam is not held."""

    number: str
    person: Cadre
    application: ScreenedApplication
    state: ListState


def outcomes(
    applications: Sequence[ScreenedApplication],
    campaign: AnnouncedCampaign,
    waived: Collection[str],
) -> tuple[PositionOutcome, ...]:
    """Return the state of every position; `waived` are those held with fewer than the minimum.

    Source: regulations 3 (P6); annex ii A: min_candidates_per_post, waiver_of_min_candidates.
    """
    minimum = campaign.profile.min_candidates_per_post
    possible = campaign.profile.waiver_of_min_candidates != Waiver.NEVER
    return tuple(
        _outcome(position, applications, minimum, possible and position.code in waived)
        for position in campaign.positions
    )


def state_of(registrations: int, eligible: int, minimum: int, waived: bool) -> ListState:
    """Return whether a position has enough eligible people; nobody at all is never enough."""
    if registrations == 0:
        return ListState.NO_REGISTRATION
    if eligible >= max(minimum, 1):
        return ListState.HELD
    if waived and eligible:
        return ListState.HELD_WITH_WAIVER
    return ListState.NOT_ENOUGH_CANDIDATES


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


def _outcome(
    position: AnnouncedPosition,
    applications: Sequence[ScreenedApplication],
    minimum: int,
    waived: bool,
) -> PositionOutcome:
    statuses = _statuses_of(position, applications)
    eligible = statuses.count(ApplicationStatus.ELIGIBLE)
    return PositionOutcome(
        position.code,
        len(statuses),
        tuple((status, statuses.count(status)) for status in ApplicationStatus),
        minimum,
        state_of(len(statuses), eligible, minimum, waived),
    )


def _statuses_of(
    position: AnnouncedPosition, applications: Sequence[ScreenedApplication]
) -> list[ApplicationStatus]:
    return [
        application.status
        for application in applications
        if application.registration.position == position.code
    ]


def _listed(
    application: ScreenedApplication, person: Cadre, state: ListState, numbers: dict[str, str]
) -> Listed:
    number = numbers.get(person.citizen_id, "") if state in HELD else ""
    return Listed(number, person, application, state)
