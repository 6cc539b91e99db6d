"""What was decided about a file, as a reader wants it."""

from typing import Any

from django.utils.translation import gettext as _

from candidates.models import Application, Decision
from candidates.rules.enums import DecisionKind, DecisionValue, OpinionValue
from candidates.sentences import objection
from web.sentences import label


def decisions_about(application: Application) -> list[dict[str, Any]]:
    """Return what was decided about a file, in order, with what was said of its rules."""
    rows = application.decisions.select_related("by").prefetch_related("opinions")
    return [_row(decision) for decision in rows]


def _row(decision: Decision) -> dict[str, Any]:
    opinions = [each for each in decision.opinions.all() if each.value != OpinionValue.ACCEPT]
    with_whom = decision.discussed_with and _("Trao đổi với: %(who)s") % {
        "who": decision.discussed_with
    }
    remarks = [f"{label(f'OPINION_{each.value}')}: {objection(each)}" for each in opinions]
    return {
        "at": decision.decided_at,
        "by": decision.by or "",
        "title": label(f"DECISION_{decision.value}"),
        "reason": decision.reason or decision.document,
        "opinions": [*filter(None, [with_whom]), *remarks],
    }


def has_conclusion(application: Application) -> bool:
    """Say whether an officer's word stands that can be taken back."""
    last = application.decisions.filter(kind=DecisionKind.OFFICER).last()
    return last is not None and last.value != DecisionValue.TAKEN_BACK
