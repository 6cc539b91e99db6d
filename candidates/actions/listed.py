"""The list of those who registered, which whoever serves has before them when they sign."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from audit.actions.row_versions import version_of_tables
from candidates.models import Application
from candidates.models.application import ApplicationQuerySet
from exams.models import Campaign
from web.recent import Recent


@dataclass(frozen=True, slots=True)
class NamesListed:
    """Those on the list, by receipt number, and the digest (SHA-256) by which it is signed for."""

    numbers: frozenset[str]
    digest: str


recent_names: Recent[NamesListed] = Recent(
    most_rows=100_000, rows_of=lambda listed: 1 + len(listed.numbers)
)


def registered(campaign: Campaign) -> ApplicationQuerySet:
    """Return those who handed in their registration and did not withdraw."""
    rows: ApplicationQuerySet = Application.objects.registered().filter(campaign=campaign)
    return rows


def numbers_of(campaign: Campaign) -> list[str]:
    """Return the numbers of those who registered, in order."""
    return sorted(registered(campaign).order_by().values_list("reg_no", flat=True))


def digest_of_numbers(numbers: Iterable[str]) -> str:
    """Return the digest (SHA-256) of a list whose numbers are in order."""
    return sha256("\n".join(numbers).encode()).hexdigest()


def names_listed(campaign: Campaign) -> NamesListed:
    """Return the list as it is, read once while no file changes."""

    def key() -> Any:
        return campaign.pk, version_of_tables([Application])

    return recent_names.value_of(key(), key, lambda: _read(campaign))


def _read(campaign: Campaign) -> NamesListed:
    numbers = numbers_of(campaign)
    return NamesListed(frozenset(numbers), digest_of_numbers(numbers))
