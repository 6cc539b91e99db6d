"""What a year is measured by: targets as a range of percent, by year and by kind of unit.

Source: regulations 1.4 (46, 47, 50): units with a young leader, leaders and units of rotation.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from exams.rules.names import fold
from exams.rules.refusals import Refusal


class TargetSubject(StrEnum):
    """What a target asks a share of."""

    YOUNG_UNITS = "YOUNG_UNITS"  # of the units: those with a young leader
    ROTATED_UNITS = "ROTATED_UNITS"  # of the units: those with a leader who was rotated that year
    ROTATED_LEADERS = "ROTATED_LEADERS"  # of the leaders: those who were rotated that year


class UnitKind(StrEnum):
    """The kinds of units of the register; a target may speak of one of them (regulations 1.5)."""

    PARTY_BODY = "PARTY_BODY"
    DEPARTMENT = "DEPARTMENT"
    DIVISION = "DIVISION"
    COMMUNE = "COMMUNE"
    ORGANISATION = "ORGANISATION"  # the Front and the socio-political organisations
    SERVICE_UNIT = "SERVICE_UNIT"  # public service units


class TargetReach(StrEnum):
    """Where a share stands beside its target."""

    BELOW = "BELOW"
    WITHIN = "WITHIN"
    ABOVE = "ABOVE"


# How the names of units begin, in lower case and without marks.
_COMMUNE = re.compile(
    r"(?:(?:dang uy|uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd) )?(?:phuong|xa|dac khu|thi tran) "
)
_DIVISION = re.compile(r"(?:phong|chi cuc|trung tam) ")


def kind_of_unit(name: str) -> UnitKind:
    """Return the kind of a unit of which the register says none, by how its name begins."""
    words = fold(name)
    if _COMMUNE.match(words):
        return UnitKind.COMMUNE
    return UnitKind.DIVISION if _DIVISION.match(words) else UnitKind.DEPARTMENT


def require_range(at_least: int, at_most: int) -> None:
    """Refuse (RANGE_REVERSED) a range that ends before it begins; both in percent."""
    if at_least > at_most:
        raise Refusal("RANGE_REVERSED", field="at_most", at_least=at_least, at_most=at_most)


def reach_of(count: int, whole: int, at_least: int, at_most: int) -> TargetReach:
    """Return where `count` of `whole` stands beside a range of percent, both ends included."""
    if 100 * count < at_least * whole:
        return TargetReach.BELOW
    return TargetReach.ABOVE if 100 * count > at_most * whole else TargetReach.WITHIN


@dataclass(frozen=True, slots=True)
class Leader:
    """What a target asks of a leader: who, the unit, the age on the day, the years of rotation."""

    number: str
    unit: str
    age: int
    rotated_in: Collection[int] = ()


def progress(
    subject: TargetSubject, year: int, age_under: int, leaders: Collection[Leader]
) -> tuple[int, int]:
    """Return how many meet what a target asks, and of how many: leaders, or units with leaders."""
    meet = [each for each in leaders if _meets(each, subject, year, age_under)]
    if subject == TargetSubject.ROTATED_LEADERS:
        return len({each.number for each in meet}), len({each.number for each in leaders})
    return len({each.unit for each in meet}), len({each.unit for each in leaders})


def _meets(leader: Leader, subject: TargetSubject, year: int, age_under: int) -> bool:
    if subject == TargetSubject.YOUNG_UNITS:
        return leader.age < age_under
    return year in leader.rotated_in


def units_without(
    subject: TargetSubject, year: int, age_under: int, leaders: Collection[Leader]
) -> list[str]:
    """Return the units with leaders of whom none meets what a target asks, by code."""
    meet = {each.unit for each in leaders if _meets(each, subject, year, age_under)}
    return sorted({each.unit for each in leaders} - meet)


def of_unit(leaders: Collection[Leader], unit: str) -> list[Leader]:
    """Return the leaders of one unit."""
    return [each for each in leaders if each.unit == unit]


def of_kind(
    leaders: Collection[Leader], kind: UnitKind | None, kinds: Mapping[str, UnitKind]
) -> list[Leader]:
    """Return the leaders of the units of a kind; None: of every unit, also of unknown ones."""
    return [each for each in leaders if kind is None or kinds.get(each.unit) == kind]
