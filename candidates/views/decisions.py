"""What was decided about a file, as a reader wants it."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Person
from candidates.actions.blind_conclusions import blind_conclusions, both_in
from candidates.actions.officer_decision import needs_two
from candidates.models import Application, Decision
from candidates.rules.enums import DecisionKind, OpinionValue
from candidates.sentences import objection
from exams.rules.decision_files import FileOf
from web.sentences import label


def decisions_about(application: Application, reader: Person) -> list[dict[str, Any]]:
    """Return what was decided about a file, in order, with what was said of its rules.

    One of two words that are blind to one another is told to its author alone until both are in.
    """
    rows = list(application.decisions.select_related("by").prefetch_related("opinions"))
    last = max((at for at, row in enumerate(rows) if row.kind == DecisionKind.OFFICER), default=-1)
    scans = application.campaign.decision_files.in_force(FileOf.ANSWER)
    is_open = both_in(blind_conclusions(application)) if needs_two(application.campaign) else True
    return [
        {**row_of(row), "scan": scans.get(str(row.pk))}
        for at, row in enumerate(rows)
        if is_open or row.kind != DecisionKind.SCREENER or at < last or row.by_id == reader.pk
    ]


def row_of(decision: Decision) -> dict[str, Any]:
    opinions = [each for each in decision.opinions.all() if each.value != OpinionValue.ACCEPT]
    with_whom = decision.discussed_with and _("Trao đổi với: %(who)s") % {
        "who": decision.discussed_with
    }
    remarks = [f"{label(f'OPINION_{each.value}')}: {objection(each)}" for each in opinions]
    return {
        "at": decision.decided_at,
        "by": decision.by or "",
        "title": _title(decision),
        "reason": decision.reason,
        "answer": decision if decision.kind == DecisionKind.SPECIAL_CASE else None,
        "opinions": [*filter(None, [_paper(decision), with_whom]), *remarks],
    }


def _paper(decision: Decision) -> str:
    """Name the document on which a decision rests, with its day where it has one."""
    if not (decision.document and decision.decided_on):
        return decision.document and _("Văn bản: %(document)s") % {"document": decision.document}
    day = f"{decision.decided_on:%d/%m/%Y}"
    return _("Văn bản: %(document)s, ngày %(day)s") % {"document": decision.document, "day": day}


def _title(decision: Decision) -> str:
    title = label(f"DECISION_{decision.value}")
    if decision.rule:
        title = f"{title}: {decision.rule} {label(f'RULE_{decision.rule}')}"
    return f"{title} ({_('kết luận độc lập')})" if decision.kind == DecisionKind.SCREENER else title
