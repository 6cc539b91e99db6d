"""What a supplement changed, side by side: what stood there, and what stands there now."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from candidates.forms.apply import CurrentPostForm, IdentityForm, RouteForm
from candidates.models import Document, Supplement
from candidates.rules.supplement import PAPERS, SupplementState
from web.sentences import label

TITLES = {
    name: field.label
    for form in (IdentityForm, CurrentPostForm, RouteForm)
    for name, field in form.base_fields.items()
}
TONES = {
    SupplementState.OPEN: "warning",
    SupplementState.ANSWERED: "success",
    SupplementState.LAPSED: "neutral",
    SupplementState.TAKEN_BACK: "neutral",
}


def supplements_of(rows: Iterable[Supplement], today: date) -> list[dict[str, Any]]:
    """Return what was asked of a file, the latest first, with what became of it."""
    return [
        {
            "row": row,
            "parts": [label(part) for part in row.parts],
            "state": (state := row.state(today)),
            "state_title": state_title(state),
            "tone": TONES[state],
            "changes": changes_of(row),
        }
        for row in reversed(list(rows))
    ]


def state_title(state: SupplementState) -> str:
    """Return in words where it stands."""
    return {
        SupplementState.OPEN: _("Đang chờ bổ sung"),
        SupplementState.ANSWERED: _("Đã bổ sung"),
        SupplementState.LAPSED: _("Đã hết hạn bổ sung"),
        SupplementState.TAKEN_BACK: _("Đã rút lại yêu cầu"),
    }[state]


def changes_of(supplement: Supplement) -> list[dict[str, Any]]:
    """Return each field and paper that is not what it was, in the order of the parts."""
    before, after = supplement.before, supplement.after
    keys = [key for key in after if before.get(key, "") != after[key]]
    files = _files([pk for key in keys if key in PAPERS for pk in (before.get(key), after[key])])
    return [
        {
            "title": label(key) if key in PAPERS else TITLES[key],
            "old": files.get(before.get(key, "")) or _read(key, before.get(key, "")),
            "new": files.get(after[key]) or _read(key, after[key]),
            "is_file": key in PAPERS,
        }
        for key in keys
    ]


def _files(keys: Iterable[str | None]) -> dict[str, Document]:
    documents = Document.objects.filter(pk__in=[key for key in keys if key])
    return {str(document.pk): document for document in documents}


def _read(key: str, text: str) -> str:
    """Return an answer as people write it."""
    if key == "born" and text:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    if key == "sex" and text:
        return label(f"SEX_{text}")
    return text
