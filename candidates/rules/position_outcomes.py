"""Whether the exam of each position is held, after screening.

Source: regulations 3 (P5, P6), 8.2; annex ii A: min_candidates_per_post.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from candidates.rules.application_status import ApplicationStatus
from candidates.rules.conditions import AnnouncedCampaign, AnnouncedPosition
from candidates.rules.profile import Waiver
from candidates.rules.screened_application import ScreenedApplication


class ListState(StrEnum):
    """Whether the exam for a position is held."""

    NO_REGISTRATION = "NO_REGISTRATION"
    NOT_ENOUGH_CANDIDATES = "NOT_ENOUGH_CANDIDATES"
    HELD_WITH_WAIVER = "HELD_WITH_WAIVER"
    HELD = "HELD"
    HELD_AGAIN = "HELD_AGAIN"  # it was held, and the competent body voided it


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
