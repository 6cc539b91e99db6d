"""The types of competition met in practice: which parts each has, and how its points add up.

Source: regulations 3.2 (models M1 to M4). No source says which one is to be taken, so that none is
a default: a person chooses, and names the text that says so.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from exams.rules.enums import Aggregation, PartKind
from exams.rules.stages import Step, life


class CompetitionType(StrEnum):
    """A model of the regulations, by its number there."""

    PROPOSAL_ALONE = "M1_PROJECT_ONLY"
    GATE_THEN_PROPOSAL = "M2_WRITTEN_GATE_THEN_PROJECT"
    SUM_OF_BOTH = "M3_SUM"
    WEIGHTED_BOTH = "M4_WEIGHTED"

    @property
    def parts(self) -> tuple[PartKind, ...]:
        """The parts that are sat and marked, in order."""
        return (PartKind.PROPOSAL,) if self is CompetitionType.PROPOSAL_ALONE else tuple(PartKind)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step of a campaign of this type, in order."""
        return life(self.parts)

    @property
    def parameters(self) -> dict[str, Any]:
        """What the type sets in the section `scoring` of a profile."""
        chosen: dict[str, Any] = {
            "parts": [str(part) for part in self.parts],
            "aggregation": str(_AGGREGATION[self]),
        }
        weights = {"weight_written": 70, "weight_proposal": 30}  # NĐ 170/2025
        return {**chosen, **(weights if self is CompetitionType.WEIGHTED_BOTH else {})}


_AGGREGATION = {
    CompetitionType.PROPOSAL_ALONE: Aggregation.PROJECT_ONLY,
    CompetitionType.GATE_THEN_PROPOSAL: Aggregation.WRITTEN_GATE_PROJECT_RANK,
    CompetitionType.SUM_OF_BOTH: Aggregation.SUM,
    CompetitionType.WEIGHTED_BOTH: Aggregation.WEIGHTED,
}


def named_type(name: str) -> CompetitionType | None:
    """Return the type of a name; None for any other text."""
    return next((kind for kind in CompetitionType if kind == name), None)


def type_of(values: Mapping[str, Mapping[str, Any]]) -> CompetitionType | None:
    """Return the type that a profile lays out; None if its parts and sum are of none.

    The weights are the profile's own.
    """
    scoring = values.get("scoring", {})
    for kind in CompetitionType:
        is_same = set(scoring.get("parts", ())) == set(kind.parts)
        if is_same and scoring.get("aggregation") == _AGGREGATION[kind]:
            return kind
    return None


def with_type(
    values: Mapping[str, Mapping[str, Any]], kind: CompetitionType
) -> dict[str, dict[str, Any]]:
    """Return a profile that lays out a type; everything else stays as it is."""
    whole = {section: dict(entries) for section, entries in values.items()}
    whole["scoring"] = {**whole.get("scoring", {}), **kind.parameters}
    return whole
