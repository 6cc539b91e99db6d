"""What a dry run came to: the acts in their order, what was refused, the ranking."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction

from audit.models import Event
from exams.models import Campaign
from exams.rules.profile import Values, parts_of
from exams.rules.refusals import Refusal
from exams.rules.stages import Step, life
from grading.actions.rank import compute_results
from rehearsal.run import rehearse

SAMPLE = Path(__file__).parent / "demo"
Report = dict[str, Any]


def dry_run(values: Values, tell: Callable[[Step], None]) -> Report:
    """Play invented people through regulations, in a database that holds nothing else.

    What is refused ends it, and stands in the report with the step at which it was refused.
    """
    with transaction.atomic():  # one commit for a database that is thrown away
        try:
            rehearse(SAMPLE, values, tell)
            refused: list[str] = []
        except Refusal as refusal:
            facts = {name: str(fact) for name, fact in refusal.facts.items()}
            refused = [refusal.code, json.dumps(facts, ensure_ascii=False)]
        return {
            "walked": _walked(values),
            "acts": _acts(),
            "refused": refused,
            "outcome": [] if refused else _outcome(),
        }


def _walked(values: Values) -> list[str]:
    """Return the steps of a campaign up to that at which it stands."""
    steps, campaign = life(parts_of(values)), Campaign.objects.first()
    return [str(step) for step in steps[: steps.index(campaign.step) + 1]] if campaign else []


def _acts() -> list[list[Any]]:
    """Return each kind of act in the order in which it came first, and how often it was done."""
    counts: dict[str, int] = {}
    for kind in Event.objects.order_by("ts", "log_id", "seq").values_list("type", flat=True):
        counts[kind] = counts.get(kind, 0) + 1
    return [[kind, number] for kind, number in counts.items()]


def _outcome() -> list[list[Any]]:
    """Return each line of the ranking: position, rank, number, total, result."""
    return [
        [row.position, row.rank, row.entry, f"{row.total:.2f}", row.result]
        for position in compute_results(Campaign.objects.get()).decided
        for row in position.ranking.rows
        if row.total is not None
    ]
