"""How many files of each position are in each state, counted once while no file changes."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count

from audit.actions.row_versions import version_of_tables
from candidates.models import Application
from exams.models import Campaign
from web.recent import Recent

ByState = Mapping[str, int]
recent_by_position: Recent[Mapping[str, ByState]] = Recent(most_rows=10_000, rows_of=len)


def files_by_position(campaign: Campaign) -> Mapping[str, ByState]:
    """Return how many files were handed in for each position (by its code), by their state.

    Reads only. Callers share the answer.
    """

    def key() -> Any:
        return campaign.pk, version_of_tables([Application])

    return recent_by_position.value_of(key(), key, lambda: _counted(campaign))


def _counted(campaign: Campaign) -> dict[str, dict[str, int]]:
    rows = Application.objects.handed_in().filter(campaign=campaign).order_by()
    counts: dict[str, dict[str, int]] = {}
    # In the order of the index, which alone is read.
    by_state = rows.values_list("state", "position_code").annotate(number=Count("*"))
    for state, code, number in by_state:
        counts.setdefault(code, {})[state] = number
    return counts
