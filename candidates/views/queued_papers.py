"""A queue of registrations in which some stand first; only the page that is shown is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from candidates.models import Application


@dataclass(frozen=True, slots=True)
class QueuedPapers:
    """What a paginator cuts: how many there are is told, so that nobody counts them again.

    `papers` are all of them in their order, `first` the keys of those who stand before the others,
    `named` where these are looked up by their keys alone, so that nothing else is walked through.
    """

    papers: QuerySet[Any]
    total: int
    first: Sequence[UUID] = ()
    named: QuerySet[Any] | None = None

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, cut: slice) -> list[Application]:
        """Return the lines between two numbers, counted from 0."""
        ahead = self.first[cut]
        keyed = self.papers if self.named is None else self.named
        named = keyed.in_bulk(ahead) if ahead else {}
        start, stop = (max(number - len(self.first), 0) for number in (cut.start, cut.stop))
        others = self.papers.exclude(pk__in=self.first) if self.first else self.papers
        return [*(named[pk] for pk in ahead), *(others[start:stop] if stop else ())]
