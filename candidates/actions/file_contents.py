"""What a file says: field by field and paper by paper, as an officer saw it, and since."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from candidates.models import Application, Decision
from candidates.rules.enums import CONCLUDED, DecisionKind

NOT_COMPARED = ("late_until", "row")  # lateness is X03's; the row is the register's


@dataclass(frozen=True, slots=True)
class FileChange:
    """A field, or a paper, that was one thing when an officer concluded and is another now."""

    name: str
    old: str
    new: str
    is_file: bool = False


def contents_of_file(paper: Application) -> dict[str, dict[str, str]]:
    """Return what a file says: its answers and its state as text, of each paper its file's key."""
    registration = paper.as_registration()
    names = sorted(set(registration.__slots__) - {"items", *NOT_COMPARED})
    fields = {name: _text(getattr(registration, name)) for name in names}
    files = {each.item: str(each.pk) for each in paper.documents.all() if not each.removed_at}
    return {
        "fields": {**fields, "items": " ".join(sorted(registration.items)), "state": paper.state},
        "files": files,
    }


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def changes_since(decision: Decision, paper: Application) -> list[FileChange]:
    """Return each field and paper that is not what it was when an officer concluded.

    Of a conclusion without its contents (from before they were kept) nothing is known.
    """
    if decision.contents is None:
        return []
    before, now = decision.contents, contents_of_file(paper)
    return [
        *_changes(before["fields"], now["fields"], is_file=False),
        *_changes(before["files"], now["files"], is_file=True),
    ]


def _changes(
    before: Mapping[str, str], now: Mapping[str, str], *, is_file: bool
) -> list[FileChange]:
    return [
        FileChange(name, before.get(name, ""), now.get(name, ""), is_file)
        for name in sorted({*before, *now})
        if before.get(name, "") != now.get(name, "")
    ]


def last_conclusion(paper: Application) -> Decision | None:
    """Return what an officer concluded last on a file; None of what is undecided."""
    last = paper.decisions.filter(kind=DecisionKind.OFFICER).select_related("by").last()
    return last if last and last.value in CONCLUDED else None
