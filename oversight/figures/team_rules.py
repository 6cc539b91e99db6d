"""What a team is counted by, as the regulation profile says it (annex ii A)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from candidates.rules.profile import Profile
from candidates.rules.trainings import TrainingRules
from exams.rules.age_bands import structure_ages_of

USUAL = TrainingRules()


@dataclass(frozen=True, slots=True)
class TeamRules:
    """Young is under an age; from which ages the middle and the highest band begin.

    `key_ranks` are the ranks of who heads at each level; `trainings`, which of them count.
    """

    young: int
    middle: int
    senior: int
    key_ranks: tuple[str, ...] = Profile().key_ranks
    trainings: TrainingRules = USUAL


def team_rules_of(eligibility: Mapping[str, Any]) -> TeamRules:
    """Return what a profile counts a team by; a key that an old profile lacks is proposed."""
    ages = structure_ages_of(eligibility)
    trainings = TrainingRules(
        tuple(eligibility.get("training_kinds", USUAL.kinds)),
        eligibility.get("training_years", USUAL.years),
    )
    key_ranks = tuple(eligibility["key_ranks"])
    return TeamRules(ages["YOUNG"], ages["MIDDLE"], ages["SENIOR"], key_ranks, trainings)
