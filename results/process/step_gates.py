"""The gate of each step of a campaign."""

from collections.abc import Callable
from datetime import date

from exams.models import Campaign
from exams.rules.checks import Check
from exams.rules.enums import PartKind
from exams.rules.stages import (
    MARK_PROPOSAL,
    MARK_WRITTEN,
    RANK,
    SCREEN,
    SIT_PROPOSAL,
    SIT_WRITTEN,
    Step,
)
from results.actions import candidate_gates, gates, publishing_gates, written_gates
from results.process.act_gates import part_of


def checks_of(campaign: Campaign, today: date) -> tuple[Check, ...]:
    """Return what the gate of a campaign's step finds now; nothing where a step has none."""
    find = GATES.get(campaign.step)
    return find(campaign, today) if find else ()


def _of_marking(campaign: Campaign, today: date) -> tuple[Check, ...]:
    part = part_of(campaign, PartKind.WRITTEN)
    if part.closed_at is None:
        return gates.of_close_marking(part)
    return written_gates.of_official(part, today=today)


GATES: dict[Step, Callable[[Campaign, date], tuple[Check, ...]]] = {
    SCREEN: lambda campaign, today: candidate_gates.of_eligible_list(
        campaign, run_rules=False, today=today
    ),
    SIT_WRITTEN: lambda campaign, today: gates.of_seal(
        part_of(campaign, PartKind.WRITTEN), today=today
    ),
    MARK_WRITTEN: _of_marking,
    SIT_PROPOSAL: lambda campaign, today: written_gates.of_draw(campaign),
    MARK_PROPOSAL: lambda campaign, today: gates.of_close_defence(
        part_of(campaign, PartKind.PROPOSAL)
    ),
    RANK: lambda campaign, today: publishing_gates.of_publishing_results(campaign, today=today),
}
