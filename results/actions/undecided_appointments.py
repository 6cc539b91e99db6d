"""Of how many selected candidates no decision on appointing is on record yet."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from accounts.models import Person
from candidates.models import Application
from grading.models import RankingSnapshot
from grading.rules.enums import Result
from results.models import Publication
from results.rules.enums import PublicationKind
from web.recent import Recent

recent_selected: Recent[frozenset[str]] = Recent(most_rows=100_000, rows_of=len)


def undecided_appointments(campaigns: Iterable[Any], reader: Person) -> Counter[Any]:
    """Count those whom the ranking last published selects and of whom nothing is on record.

    By the key of the campaign; a file that is closed to the reader does not count.
    """
    digests = _latest_digests(campaigns)
    selected = _selected(set(digests.values()))
    numbers = frozenset().union(*selected.values())
    open_ones = Application.objects.open_to(reader).filter(
        campaign__in=digests, appointments=None, seal__entry__number__in=numbers
    )
    rows = open_ones.values_list("campaign", "seal__entry__number")
    return Counter(campaign for campaign, number in rows if number in selected[digests[campaign]])


def _latest_digests(campaigns: Iterable[Any]) -> dict[Any, str]:
    """Return the digest of the ranking that was published last, by the key of the campaign."""
    official = Publication.objects.filter(campaign__in=campaigns, kind=PublicationKind.OFFICIAL)
    rows = official.exclude(ranking=None).order_by("version")
    return dict(rows.values_list("campaign", "ranking__outcome_digest"))


def _selected(digests: set[str]) -> Mapping[str, frozenset[str]]:
    """Return the numbers that outcomes select, by digest; each outcome is read once."""
    return recent_selected.once_each(lambda: {digest: digest for digest in digests}, _read_selected)


def _read_selected(digests: Collection[str]) -> dict[str, frozenset[str]]:
    outcomes = RankingSnapshot.objects.filter(outcome_digest__in=digests)
    return {
        digest: frozenset(
            row["entry"]
            for position in outcome["positions"]
            for row in position["ranking"]
            if row["result"] == Result.SELECTED
        )
        for digest, outcome in outcomes.values_list("outcome_digest", "outcome")
    }
