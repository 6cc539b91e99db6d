"""How well a degree was passed, as its diploma says it."""

from enum import StrEnum


class DegreeClass(StrEnum):
    """How well a degree was passed, from low to high."""

    AVERAGE = "CLASS_AVERAGE"
    FAIRLY_GOOD = "CLASS_FAIRLY_GOOD"
    GOOD = "CLASS_GOOD"
    VERY_GOOD = "CLASS_VERY_GOOD"
    EXCELLENT = "CLASS_EXCELLENT"
