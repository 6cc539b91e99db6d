"""One thing that waits for somebody, as “my work” shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do: where, how many of them, until when."""

    title: Text
    detail: Text
    url: str
    count: int | None = None
    due: date | None = None


Items = Iterator[WorkItem]
