"""What ties somebody who serves in a campaign to a candidate, and what follows from it.

Source: regulations 4.2 (NĐ 170/2025 art. 8(3), TT 22/2025 arts. 20(2), 23(7)b).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class RelationKind(StrEnum):
    """The ten kinds of the law, those it leaves open, and what bars somebody by themselves."""

    SPOUSE = "SPOUSE"
    PARENT = "PARENT"
    PARENT_IN_LAW = "PARENT_IN_LAW"
    ADOPTIVE_PARENT = "ADOPTIVE_PARENT"
    CHILD = "CHILD"
    ADOPTED_CHILD = "ADOPTED_CHILD"
    SIBLING = "SIBLING"
    AUNT_UNCLE = "AUNT_UNCLE"
    SPOUSE_SIBLING = "SPOUSE_SIBLING"
    SIBLING_SPOUSE = "SIBLING_SPOUSE"
    GRANDPARENT = "GRANDPARENT"
    COUSIN = "COUSIN"
    SUPERIOR = "SUPERIOR"
    MENTOR = "MENTOR"
    CO_AUTHOR = "CO_AUTHOR"  # of the project that is defended
    SAME_UNIT = "SAME_UNIT"
    OTHER = "OTHER"
    DISCIPLINED = "DISCIPLINED"
    CORRUPTION = "CORRUPTION"
    PERSONNEL_WORK_VIOLATION = "PERSONNEL_WORK_VIOLATION"


class RelationOrigin(StrEnum):
    """Who said so."""

    MEMBER = "MEMBER"
    CANDIDATE = "CANDIDATE"
    OFFICE = "OFFICE"
    SUGGESTED = "SUGGESTED"  # by facts alone; a person dismissed it


class RelationState(StrEnum):
    """What became of what a candidate declared; all others hold as soon as they are entered."""

    DECLARED = "DECLARED"
    UPHELD = "UPHELD"
    NOT_UPHELD = "NOT_UPHELD"
    LIFTED = "LIFTED"


IN_FORCE = (RelationState.DECLARED, RelationState.UPHELD)


class Consequence(StrEnum):
    """What follows: no body of the campaign, not this candidate, or that it is known."""

    BARRED = "BARRED"
    RECUSED = "RECUSED"
    NOTED = "NOTED"


KEEPS_OUT = (Consequence.BARRED, Consequence.RECUSED)  # of the file of that candidate, at least

BARS = frozenset(
    {RelationKind.DISCIPLINED, RelationKind.CORRUPTION, RelationKind.PERSONNEL_WORK_VIOLATION}
)
TIES = tuple(kind for kind in RelationKind if kind not in BARS)
_LEFT_OPEN = (
    RelationKind.GRANDPARENT,
    RelationKind.COUSIN,
    RelationKind.SUPERIOR,
    RelationKind.MENTOR,
    RelationKind.CO_AUTHOR,
    RelationKind.SAME_UNIT,
    RelationKind.OTHER,
)
FORBIDDEN = frozenset(TIES) - frozenset(_LEFT_OPEN)
RECUSING = frozenset(_LEFT_OPEN) - {RelationKind.SAME_UNIT, RelationKind.OTHER}


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRules:
    """What the profile says of relations: which forbid, which recuse, and whether one states."""

    barring: frozenset[str] = FORBIDDEN | BARS
    recusing: frozenset[str] = RECUSING
    statement_first: bool = True


def relation_rules_of(values: Mapping[str, Mapping[str, Any]]) -> RelationRules:
    """Return what the values of a profile say of relations; what they leave out has its default."""
    bodies = values.get("bodies", {})
    forbidden = bodies.get("relative_block_list", FORBIDDEN)
    return RelationRules(
        barring=frozenset([*forbidden, *bodies.get("bars", BARS)]),
        recusing=frozenset(bodies.get("recusing_relations", RECUSING)),
        statement_first=bodies.get("coi_declaration_before_access", True),
    )


def consequence_of(kind: RelationKind, rules: RelationRules) -> Consequence:
    """Return what follows from a relation; what the profile names nowhere is known, and no more."""
    if kind in rules.barring:
        return Consequence.BARRED
    return Consequence.RECUSED if kind in rules.recusing else Consequence.NOTED
