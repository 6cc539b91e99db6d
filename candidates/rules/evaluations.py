"""What evaluation says: of a person month by month, of a unit as a whole year by year.

Source: regulations 1.3 (30, 31, 32, 36), 6.3. A rating is stored as it was given, points beside it;
neither is ever worked out of the other.
"""

from dataclasses import dataclass
from decimal import Decimal

from candidates.rules.raters import COMPETENT, RaterSource
from exams.rules.enums import Rating


@dataclass(frozen=True, slots=True)
class MonthlyResult:
    """One month of one person by one source; points of 100, None where only a rating is there."""

    citizen_id: str
    name: str
    year: int
    month: int
    points: Decimal | None = None
    rating: Rating | None = None
    unit: str = ""  # code of the unit that evaluated
    unit_name: str = ""
    source: RaterSource = COMPETENT

    @property
    def key(self) -> str:
        """Return the person, the month and who evaluated, of which there is one line."""
        month = f"{self.citizen_id} {self.month:02}/{self.year}"
        return month if self.source == COMPETENT else f"{month} {self.source}"


@dataclass(frozen=True, slots=True)
class UnitResult:
    """How a unit as a whole was rated for a year."""

    unit: str  # code
    year: int
    rating: Rating
    document: str = ""

    @property
    def key(self) -> str:
        """Return the unit and the year, of which there is one line."""
        return f"{self.unit} {self.year}"

    @property
    def name(self) -> str:
        """Return by what the line is called in a list of changes."""
        return self.unit
