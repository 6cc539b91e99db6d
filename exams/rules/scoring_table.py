"""The parameters of annex (ii) C, read into a scoring and written back as a table."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

from audit.rules.canonical import Plain
from exams.rules.enums import Aggregation, PartKind, SanctionLevel
from exams.rules.refusals import Refusal
from exams.rules.scoring import (
    Cumulation,
    Member,
    Rounding,
    SanctionTime,
    Scoring,
    SurvivorRule,
    TieKey,
)


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


def table_of(scoring: Scoring) -> dict[str, Plain]:
    """The parameters as plain text, whole numbers and lists, under their own names."""
    return {key: _plain(getattr(scoring, key)) for key in _READERS}


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


def _plain(value: object) -> Plain:
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
