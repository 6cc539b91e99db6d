"""How this campaign marks and ranks: the parameters of annex (ii) C as one frozen value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import partial
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


def scoring_from(
    table: Mapping[str, object], eligibility: Mapping[str, object] | None = None
) -> Scoring:
    """Build the parameters from `[profile.scoring]`, and the survivor rule from its neighbour.

    Source: annex (ii); a key that the table leaves out has the default of the annex, except the
    parts and the aggregation, which must be chosen.
    """
    neighbours = eligibility or {}
    survivor = {key: neighbours[key] for key in _READ_FROM_ELIGIBILITY if key in neighbours}
    parameters = {**survivor, **{key: value for key, value in table.items() if key in _READERS}}
    for needed in ("parts", "aggregation"):
        if needed not in parameters:
            raise Refusal("PROFILE_INCOMPLETE", parameter=needed)
    return Scoring(**{key: _READERS[key](key, value) for key, value in parameters.items()})  # type: ignore[arg-type]


def table_of(scoring: Scoring) -> dict[str, object]:
    """The parameters as plain text, whole numbers and lists, under their own names."""
    return {key: _plain(getattr(scoring, key)) for key in _READERS}


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


def _number(key: str, value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise TypeError(f"{key} is a whole number or text, not {type(value).__name__}")
    try:
        number = Decimal(value)
    except ArithmeticError:
        number = Decimal("NaN")
    if not number.is_finite():
        raise Refusal("PROFILE_VALUE", parameter=key, value=value, allowed="ALLOWED_DECIMAL")
    return number


def _whole(key: str, value: object) -> int:
    number = _number(key, value)
    if number != number.to_integral_value():
        raise Refusal("PROFILE_VALUE", parameter=key, value=value, allowed="ALLOWED_INTEGER")
    return int(number)


def _member(enum: type[Member], key: str, value: object) -> Member:
    if value not in list(enum):
        raise Refusal("PROFILE_VALUE", parameter=key, value=value, allowed="ALLOWED_CHOICE")
    return enum(str(value))


def _members(enum: type[Member], key: str, value: object) -> tuple[Member, ...]:
    if not isinstance(value, list | tuple):
        raise Refusal("PROFILE_VALUE", parameter=key, value=value, allowed="ALLOWED_CHOICES")
    return tuple(_member(enum, key, each) for each in value)


def _percents(key: str, value: object) -> tuple[tuple[SanctionLevel, Decimal], ...]:
    if not isinstance(value, Mapping):
        raise Refusal("PROFILE_VALUE", parameter=key, value=value, allowed="ALLOWED_TABLE")
    return tuple(
        (_member(SanctionLevel, key, level), _number(key, percent))
        for level, percent in sorted(value.items())
    )


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        if value and isinstance(value[0], tuple):
            return {str(level): str(percent) for level, percent in value}
        return [str(each) for each in value]
    return value if isinstance(value, int) else str(value)


_READERS: Mapping[str, Callable[[str, object], object]] = {
    "parts": partial(_members, PartKind),
    "aggregation": partial(_member, Aggregation),
    "scale_per_part": _number,
    "mark_step": _number,
    "written_gate": _number,
    "proposal_gate": _number,
    "weight_written": _number,
    "weight_proposal": _number,
    "decimals": _whole,
    "rounding": partial(_member, Rounding),
    "diff_auto_max": _number,
    "diff_third_min": _number,
    "remark_adopt_below": _number,
    "remark_dialogue_from": _number,
    "sanctions": _percents,
    "sanction_cumulation": partial(_member, Cumulation),
    "sanction_applied": partial(_member, SanctionTime),
    "panel_min_examiners": _whole,
    "panel_spread_max": _number,
    "tie_break": partial(_members, TieKey),
    "single_survivor_after_gate": partial(_member, SurvivorRule),
}
_READ_FROM_ELIGIBILITY = ("single_survivor_after_gate",)
