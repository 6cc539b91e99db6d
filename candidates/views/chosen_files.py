"""The files that a reader chose on their list; the choice goes along while they are read."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, QueryDict

from candidates.models import Application
from candidates.models.named import that_holds
from exams.rules.names import fold


def chosen(rows: Any, asked: Mapping[str, Any]) -> Any:
    """Return the files of a position, in a state, whose name or number is as asked."""
    if position := asked.get("position", "").strip():
        rows = rows.filter(position_code__iexact=position)
    if state := asked.get("state"):
        rows = rows.filter(state=state)
    if text := asked.get("q", "").strip():
        either = Q(person_fold__contains=fold(text)) | Q(fold__contains=fold(text))
        rows = rows.alias(person_fold=that_holds("fold"))
        rows = rows.filter(either | Q(reg_no__iexact=text))
    return rows


def next_of(application: Application, asked: QueryDict) -> Application | None:
    """Return the next of the chosen files of a campaign that no officer has spoken on."""
    undecided = chosen(application.campaign.applications.waiting_for_officer(), asked)
    following: Application | None = (
        undecided.filter(reg_no__gt=application.reg_no).order_by("reg_no").first()
    )
    return following


def with_choice(address: str, request: HttpRequest, **otherwise: str) -> str:
    """Return an address that takes along what was chosen on the list, or else something."""
    query = request.GET.urlencode() or urlencode(otherwise)
    return f"{address}?{query}" if query else address
