"""Who comes, goes and changes by an import, in the reader's words."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from django.utils.translation import gettext

from accounts.models import Person
from candidates.actions.difference import ChangeKind, Difference, FieldChange, ListedChange
from candidates.sentences import display
from candidates.tables.imports import Reading, register_open_to
from candidates.views.import_kinds import ImportKind
from exams.models import Campaign
from web.sentences import label


def part_open_to(
    reader: Person, kind: ImportKind, reading: Reading, campaign: Campaign | None
) -> Reading:
    """Return what was read, without changes of what is closed to a reader.

    A file about people keeps them: it is refused as it is (`require_lines_open`).
    """
    if kind.about_people or campaign is None:
        return reading
    return register_open_to(reader, reading, campaign)


def changes_by_kind(kind: ImportKind, changes: Difference) -> list[dict[str, Any]]:
    """Return who is changed, gone and added, each kind with how many there are in all."""
    counts = {
        ChangeKind.CHANGED: len(changes.changed),
        ChangeKind.GONE: len(changes.gone),
        ChangeKind.ADDED: len(changes.added),
    }
    headings = {
        column.key: column.heading
        for columns in reversed([*kind.forms.values()])  # of two with one key the first form counts
        for column in columns
    }
    return [
        {
            "title": label(change_kind),
            "count": count,
            "people": [
                _change_line(change, headings)
                for change in changes.listed
                if change.kind == change_kind
            ],
        }
        for change_kind, count in counts.items()
        if count
    ]


def _change_line(change: ListedChange, headings: Mapping[str, str]) -> dict[str, Any]:
    moves = [
        (headings.get(moved.field) or label(f"FIELD_{moved.field}"), *_old_and_new(moved))
        for moved in change.fields
    ]
    return {"name": change.name, "key": change.key, "fields": moves}


def _old_and_new(moved: FieldChange) -> tuple[str, str]:
    """Return both values in words; of lists, the lines that only one of them has."""
    old, new = moved.old, moved.new
    if isinstance(old, tuple | frozenset) and isinstance(new, tuple | frozenset):
        left = [each for each in old if each not in new]
        came = [each for each in new if each not in old]
        return _texts_of(left), _texts_of(came)
    return _texts_of([old]), _texts_of([new])


def _texts_of(values: Sequence[Any]) -> str:
    return "; ".join(text for value in values if (text := _text_of(value))) or "–"


def _text_of(value: Any) -> str:
    """Return a value as people read it: days, yes and no, codes in words, a fact by its parts."""
    if isinstance(value, bool):
        return gettext("có") if value else gettext("không")
    if value is None or value == "":
        return ""
    if isinstance(value, tuple):
        return " ".join(map(_text_of, value))
    if is_dataclass(value) and not isinstance(value, type):
        parts = (_text_of(getattr(value, part.name)) for part in fields(value))
        return ", ".join(filter(None, parts))
    return label(display(str(value)))
