"""The cost plan of a campaign: its lines, what they come to, how a version differs from another.

Source: regulations 1.4 (54); a campaign may do without it. Units: whole đồng.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from exams.rules.names import fold
from exams.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class CostLine:
    """What is paid for, by which norm or ground, how many, and the price of each."""

    item: str
    basis: str
    quantity: int
    price: int

    @property
    def amount(self) -> int:
        """Return what the line comes to."""
        return self.quantity * self.price

    @property
    def key(self) -> str:
        """Return what the line is recognised by in another version: its item, however typed."""
        return fold(self.item)


@dataclass(frozen=True, slots=True)
class CostChange:
    """A line that came (no `before`), went (no `after`) or changed."""

    before: CostLine | None
    after: CostLine | None

    @property
    def item(self) -> str:
        """Return what the line pays for, as it is called now."""
        line = self.after or self.before
        return line.item if line else ""

    @property
    def difference(self) -> int:
        """Return by how much the plan grew with it; less than nothing where it shrank."""
        return total_of([self.after]) - total_of([self.before])


def total_of(lines: Collection[CostLine | None]) -> int:
    """Return what lines come to together."""
    return sum(line.amount for line in lines if line)


def grouped(amount: int) -> str:
    """Return an amount with a dot after each thousand: 1.500.000."""
    return f"{amount:,}".replace(",", ".")


def require_lines(lines: Sequence[CostLine]) -> None:
    """Refuse COST_LINES_MISSING (none at all) or COST_ITEM_TWICE (which line repeats another)."""
    if not lines:
        raise Refusal("COST_LINES_MISSING")
    earlier: set[str] = set()
    for number, line in enumerate(lines, 1):
        if line.key in earlier:
            raise Refusal("COST_ITEM_TWICE", number=number, field="item", item=line.item)
        earlier.add(line.key)


def changes_between(
    before: Collection[CostLine], after: Collection[CostLine]
) -> tuple[CostChange, ...]:
    """Return the lines that came or changed, in the later order, then those that went."""
    earlier, later = ({line.key: line for line in lines} for lines in (before, after))
    altered = (
        CostChange(earlier.get(line.key), line) for line in after if earlier.get(line.key) != line
    )
    gone = (CostChange(line, None) for line in before if line.key not in later)
    return (*altered, *gone)
