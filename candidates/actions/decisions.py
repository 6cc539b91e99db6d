"""A decision that an action takes: of what kind, what it says, by whom and when."""

from typing import Any

from django.utils import timezone

from accounts.actions.action import running
from candidates.models import Decision
from candidates.rules.enums import DecisionKind, DecisionValue
from exams.models import Campaign


def new_decision(
    campaign: Campaign, kind: DecisionKind, value: DecisionValue, **fields: Any
) -> Decision:
    """Return a decision of the running action, of today unless `decided_on` is among the fields.

    It is written with the action that takes it.
    """
    now = running()
    return Decision(
        campaign=campaign,
        kind=str(kind),
        value=str(value),
        decided_at=now.at,
        by=now.by,
        **{"decided_on": timezone.localdate(now.at), **fields},
    )
