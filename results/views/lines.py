"""Lines of a list as rows of text: the same before it is published as afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from exams.models import Campaign
from grading.rules.enums import Result
from results.documents import notice
from results.sentences.columns import Line, ListColumn
from results.sentences.lists import (
    note,
    office,
    outcome,
    relation,
    role,
    scope,
    settled_points,
    sex,
    state,
    value,
    what_changes,
)

_WORDS = {
    "result": outcome,
    "note": note,
    "sex": sex,
    "state": state,
    "role": role,
    "office": office,
    "relation": relation,
    "scope": scope,
    "settled_points": settled_points,
}


def by_position(
    campaign: Campaign, lines: Iterable[Line], columns: Sequence[ListColumn]
) -> list[dict[str, Any]]:
    """Return the lines of each position as rows of text, in the published order."""
    posts = notice.posts_of(campaign)
    groups: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        groups.setdefault(line["position"], []).append(row_of(line, columns))
    return [
        {"code": code, "post": posts.get(code, ""), "rows": groups[code]} for code in sorted(groups)
    ]


def row_of(line: Line, columns: Sequence[ListColumn]) -> dict[str, Any]:
    """Return one line as cells."""
    return {
        "cells": [_cell(line, column) for column in columns],
        "selected": line.get("result") == Result.SELECTED,
    }


def _cell(line: Mapping[str, Any], column: ListColumn) -> dict[str, Any]:
    in_words = _WORDS.get(column.field)
    value: Any = in_words(line) if in_words else line.get(column.field) or ""
    return {
        "value": value,
        "kind": column.kind,
        "heading": _(column.heading),
        "css": column.css,
    }


def moved(changes: Iterable[Sequence[str]]) -> list[tuple[str, str, str]]:
    """Return what changes, with the old and the new value in words."""
    return [(what_changes(what), value(old), value(new)) for what, old, new in changes]
