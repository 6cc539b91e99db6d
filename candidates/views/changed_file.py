"""What changed of a file since an officer concluded on it, as a reader wants it."""

from typing import Any

from candidates.actions.file_contents import FileChange, changes_since, last_conclusion
from candidates.actions.officer_decision import digest_of
from candidates.models import Application, Document
from candidates.sentences import display, items
from candidates.views.supplement_changes import TITLES
from web.sentences import catalogue, label


def changed_since_conclusion(application: Application) -> dict[str, Any]:
    """Return what changed since the last conclusion; nothing where the file is as it was."""
    decision = last_conclusion(application)
    if decision is None or decision.paper_digest == digest_of(application):
        return {}
    changes = changes_since(decision, application)
    return {"outdated": decision, "outdated_changes": [_row(change) for change in changes]}


def _row(change: FileChange) -> dict[str, Any]:
    if change.is_file:
        return {
            "title": label(change.name),
            "old": _file(change.old),
            "new": _file(change.new),
            "is_file": True,
        }
    old, new = _read(change.name, change.old), _read(change.name, change.new)
    return {"title": _title(change.name), "old": old, "new": new, "is_file": False}


def _file(key: str) -> Document | None:
    return Document.objects.filter(pk=key).first() if key else None


def _title(name: str) -> str:
    key = f"CHANGED_{name.upper()}"
    return label(key) if key in catalogue() else str(TITLES.get(name, name))


def _read(name: str, text: str) -> str:
    """Return an answer as people write it."""
    if name == "items":
        return ", ".join(items(text.split()))
    if name == "political_conclusion":
        return label(f"CONCLUSION_{text}")
    if text in ("True", "False"):
        return label("YES" if text == "True" else "NO")
    return label(display(text))
