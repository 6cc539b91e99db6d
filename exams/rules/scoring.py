"""How this campaign marks and ranks: the parameters of annex (ii) C as one frozen value."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from exams.rules.enums import Aggregation, PartKind, SanctionLevel
from exams.rules.refusals import Refusal
from exams.rules.scale import Scale

HUNDRED = Decimal(100)
Member = TypeVar("Member", bound=StrEnum)


class TieKey(StrEnum):
    PROPOSAL = "PROPOSAL"
    WRITTEN = "WRITTEN"
    HEAD_DECISION = "HEAD_DECISION"


class Cumulation(StrEnum):
    """Two sanctions on one paper: the higher, both added, or one after the other."""

    HIGHER_ONLY = "HIGHER_ONLY"
    ADDED = "ADDED"
    SUCCESSIVE = "SUCCESSIVE"


class SanctionTime(StrEnum):
    AFTER_REMARK = "AFTER_REMARK"


class Rounding(StrEnum):
    HALF_UP = "HALF_UP"


class SurvivorRule(StrEnum):
    """What happens when one of several passes the written gate."""

    CONTINUE_WITH_DECISION = "CONTINUE_WITH_DECISION"
    CONTINUE = "CONTINUE"
    STOP = "STOP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """Every parameter of marking and ranking. The aggregation has no default (3.2).

    Source: regulations annex (ii) C, with the names used there.
    Units:  points on the scale of one part; percent for weights and sanctions.
    """

    parts: tuple[PartKind, ...]
    aggregation: Aggregation
    scale_per_part: Decimal = HUNDRED
    mark_step: Decimal = Decimal("0.5")
    written_gate: Decimal = Decimal(50)
    proposal_gate: Decimal = Decimal(50)
    weight_written: Decimal = Decimal(70)
    weight_proposal: Decimal = Decimal(30)
    decimals: int = 2
    rounding: Rounding = Rounding.HALF_UP
    diff_auto_max: Decimal = Decimal(5)
    diff_third_min: Decimal = Decimal(10)
    remark_adopt_below: Decimal = Decimal(5)
    remark_dialogue_from: Decimal = Decimal(5)
    sanctions: tuple[tuple[SanctionLevel, Decimal], ...] = (
        (SanctionLevel.EXAM_REPRIMAND, Decimal(25)),
        (SanctionLevel.EXAM_WARNING, Decimal(50)),
    )
    sanction_cumulation: Cumulation = Cumulation.HIGHER_ONLY
    sanction_applied: SanctionTime = SanctionTime.AFTER_REMARK
    panel_min_examiners: int = 5
    panel_spread_max: Decimal = Decimal(10)
    tie_break: tuple[TieKey, ...] = tuple(TieKey)
    single_survivor_after_gate: SurvivorRule = SurvivorRule.CONTINUE_WITH_DECISION

    def __post_init__(self) -> None:
        """Refuse parameters that contradict each other."""
        for parameter, sound in _soundness(self):
            if not sound:
                raise Refusal("PROFILE_CONTRADICTION", parameter=parameter)

    @property
    def marks(self) -> Scale:
        """The scale of a mark on a slip."""
        return Scale(self.scale_per_part, self.mark_step)

    @property
    def decided(self) -> Scale:
        """The scale of a score that a head, a chair or several markers together decide."""
        return Scale(self.scale_per_part, Decimal(1).scaleb(-self.decimals))

    def percent(self, level: SanctionLevel) -> Decimal:
        """Percent taken off the paper for one sanction."""
        for sanctioned, percent in self.sanctions:
            if sanctioned == level:
                return percent
        raise Refusal("PROFILE_INCOMPLETE", parameter=f"sanctions.{level}")


def _soundness(scoring: Scoring) -> tuple[tuple[str, bool], ...]:
    weights = scoring.weight_written + scoring.weight_proposal
    gates = (scoring.written_gate, scoring.proposal_gate)
    return (
        ("parts", bool(scoring.parts) and len(set(scoring.parts)) == len(scoring.parts)),
        ("aggregation", _has_its_parts(scoring)),
        ("weights", scoring.aggregation != Aggregation.WEIGHTED or weights == HUNDRED),
        ("diff_third_min", scoring.diff_auto_max <= scoring.diff_third_min),
        ("gates", all(0 <= gate <= scoring.scale_per_part for gate in gates)),
        ("mark_step", scoring.mark_step > 0),
        ("decimals", 0 <= scoring.decimals <= 6),
        ("tie_break", len(set(scoring.tie_break)) == len(scoring.tie_break)),
        ("sanctions", all(0 <= percent <= HUNDRED for _, percent in scoring.sanctions)),
    )


def _has_its_parts(scoring: Scoring) -> bool:
    needs_proposal = (Aggregation.PROJECT_ONLY, Aggregation.WRITTEN_GATE_PROJECT_RANK)
    return PartKind.PROPOSAL in scoring.parts or scoring.aggregation not in needs_proposal
