"""The files that a reader chose on their list; the choice goes along while they are read."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest

from candidates.forms.screen import UNDECIDED
from candidates.models.named import that_holds
from exams.rules.names import fold

PAPER = "giay-to"  # which paper of a file is looked at


def chosen(rows: Any, asked: Mapping[str, Any]) -> Any:
    """Return the files of a position, in a state, of a conclusion, with a name or number."""
    if position := asked.get("position", "").strip():
        rows = rows.filter(position_code__iexact=position)
    if state := asked.get("state"):
        rows = rows.filter(state=state)
    if conclusion := asked.get("conclusion"):
        is_none = conclusion == UNDECIDED
        rows = rows.waiting_for_officer() if is_none else rows.last_said(conclusion)
    if text := asked.get("q", "").strip():
        either = Q(person_fold__contains=fold(text)) | Q(fold__contains=fold(text))
        rows = rows.alias(person_fold=that_holds("fold"))
        rows = rows.filter(either | Q(reg_no__iexact=text))
    return rows


def with_choice(address: str, request: HttpRequest, **otherwise: str) -> str:
    """Return an address that takes along what was chosen on the list, or else something."""
    chosen_on_list = request.GET.copy()
    chosen_on_list.pop(PAPER, None)  # a paper of the file before is none of the next one
    query = chosen_on_list.urlencode() or urlencode(otherwise)
    return f"{address}?{query}" if query else address
