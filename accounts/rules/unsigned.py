"""In which campaigns somebody owes the statement on relations (TT 22/2025 art. 20(2))."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unsigned:
    """The campaigns in which a statement is owed: those named, and all but some (None: no more).

    A role that was given for all campaigns owes it in each, also in one that is not there yet.
    """

    codes: frozenset[str] = frozenset()
    all_but: frozenset[str] | None = None

    def __bool__(self) -> bool:
        return bool(self.codes) or self.all_but is not None

    def __contains__(self, code: str) -> bool:
        everywhere = code != "" and self.all_but is not None  # blank: of no campaign
        return code in self.codes or (everywhere and code not in (self.all_but or ()))


def owed_in_all(parts: Iterable[Unsigned]) -> Unsigned:
    """Return where one role or another of somebody owes it: signed is what all of them signed."""
    parts = list(parts)
    everywhere = [part.all_but for part in parts if part.all_but is not None]
    return Unsigned(
        frozenset().union(*(part.codes for part in parts)),
        frozenset.intersection(*everywhere) if everywhere else None,
    )
