"""Who came, who went and who changed between two versions of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from oversight.figures.frames import frame_of

if TYPE_CHECKING:
    from pandas import DataFrame


class Change(StrEnum):
    """What became of a line: it came (vào), it went (ra), it changed (đổi)."""

    CAME = "CAME"
    WENT = "WENT"
    CHANGED = "CHANGED"


@dataclass(frozen=True, slots=True)
class Moved:
    """One line that is not the same in both versions; `old` and `new` hold its fields."""

    change: Change
    old: dict[str, str]
    new: dict[str, str]
    changed: tuple[str, ...] = ()

    def latest(self, field: str) -> str:
        """Return a field as the newer version has it, of a line that went as it was."""
        return (self.old if self.change == Change.WENT else self.new)[field]


def moved(
    before: "DataFrame", after: "DataFrame", *, key: Sequence[str], fields: Sequence[str]
) -> list[Moved]:
    """Return every line that came, went or changed one of these fields, in the order of the key.

    Both frames hold text and the same columns. Of two lines with one key the last one counts, as
    at the import.
    """
    key, columns = list(key), list(before.columns)
    both = before.drop_duplicates(key, keep="last").merge(
        after.drop_duplicates(key, keep="last"),
        how="outer",
        on=key,
        suffixes=(" old", " new"),
        indicator="side",
        sort=True,
    )
    names = [*both.columns]
    rows = (dict(zip(names, row, strict=True)) for row in both.itertuples(index=False, name=None))
    return [line for row in rows if (line := _moved(row, key, columns, fields))]


def _moved(
    row: dict[str, str], key: list[str], columns: list[str], fields: Sequence[str]
) -> Moved | None:
    old = {name: row[name if name in key else f"{name} old"] for name in columns}
    new = {name: row[name if name in key else f"{name} new"] for name in columns}
    if row["side"] == "left_only":
        return Moved(Change.WENT, old, {})
    if row["side"] == "right_only":
        return Moved(Change.CAME, {}, new)
    changed = tuple(name for name in fields if old[name] != new[name])
    return Moved(Change.CHANGED, old, new, changed) if changed else None


def counted(lines: Sequence[Moved], field: str) -> list[tuple[str, dict[Change, int]]]:
    """Return how many came, went and changed for each value of a field, in its order."""
    if not lines:
        return []
    frame = frame_of(((line.latest(field), line.change) for line in lines), (field, "change"))
    counts = frame.groupby([field, "change"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(Change), fill_value=0)
    return [
        (str(value), dict(zip(Change, map(int, row), strict=True)))
        for value, row in zip(counts.index, counts.itertuples(index=False, name=None), strict=True)
    ]
