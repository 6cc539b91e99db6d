"""What waits for the signed-in person: every part of the house says what it knows of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from accounts.models import Person

Text = str | Promise


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do: where, how many of them, until when."""

    title: Text
    detail: Text
    url: str
    count: int | None = None
    due: date | None = None


Provider = Callable[[Person, datetime], Iterable[WorkItem]]

# Each looks at the person's duties itself, and gives nothing to those it does not concern.
PROVIDERS: list[Provider] = []


def waiting_for(person: Person, at: datetime) -> list[WorkItem]:
    """Return everything that waits for a person, the nearest deadline first."""
    items = [item for provider in PROVIDERS for item in provider(person, at)]
    return sorted(items, key=lambda item: (item.due is None, item.due or date.max))
