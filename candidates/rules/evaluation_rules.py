"""From where on a yearly rating is flagged against what else was evaluated.

Source: regulations 1.3, 6.3; annex ii A: monthly_points_least, monthly_months_least,
monthly_below_share, leader_above_unit_levels, unit_result_levels. Units: points of 100; months of
a year; percent of the months that were rated; levels of the rating scale.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exams.rules.enums import Level, Rating


@dataclass(frozen=True, slots=True)
class EvaluationRules:
    """From where on something is flagged, with the proposed values of the profile."""

    points_least: tuple[tuple[Rating, int], ...] = (
        (Rating.EXCELLENT, 90),
        (Rating.GOOD, 70),
        (Rating.COMPLETED, 50),
    )
    months_least: int = 12
    below_share: int = 50
    above_unit_levels: int = 0
    unit_result_levels: tuple[Level, ...] = (Level.DEPARTMENT,)  # of those who lead a unit


def evaluation_rules_of(rules: Mapping[str, Any]) -> EvaluationRules:
    """Return what the profile says of evaluations; a key that an old profile lacks is proposed."""
    usual = EvaluationRules()
    least = rules.get("monthly_points_least")
    return EvaluationRules(
        points_least=tuple((Rating(name), number) for name, number in least.items())
        if least
        else usual.points_least,
        months_least=rules.get("monthly_months_least", usual.months_least),
        below_share=rules.get("monthly_below_share", usual.below_share),
        above_unit_levels=rules.get("leader_above_unit_levels", usual.above_unit_levels),
        unit_result_levels=tuple(
            map(Level, rules.get("unit_result_levels", usual.unit_result_levels))
        ),
    )
