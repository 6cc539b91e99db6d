"""Acts of two persons in a rehearsal: one asks, naming every open point, another applies."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accounts.actions import approvals
from accounts.models import Person
from exams.models import Campaign
from exams.rules.checks import Check, warnings
from results.process.acts import ACTS

REASON = "Diễn tập: các việc còn lại được nêu tên và giải quyết sau"


def by_two(
    act: str,
    campaign: Campaign,
    checks: Iterable[Check] = (),
    *,
    asks: Person,
    applies: Person,
    at: datetime,
    **arguments: Any,
) -> Any:
    """Let one person ask for an act, with the open points of its gate, and another apply it.

    Returns what the act returns. Raises what asking or applying refuses.
    """
    request = approvals.request_approval(
        act=ACTS[act],
        campaign=campaign.code,
        arguments=arguments,
        accepted=[key for check in warnings(checks) for key in check.keys],
        reason=REASON,
        by=asks,
        at=at,
    )
    return approvals.apply(act=ACTS[act], request=request, digest=request.digest, by=applies, at=at)
