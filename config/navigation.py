"""Where a reader can go: only doors their duties open, and only doors that are there."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from accounts.access import holds
from accounts.rules.duties import Duty


@dataclass(frozen=True, slots=True)
class Entry:
    """A door in the navigation: who sees it is decided by duty, never by role."""

    label: str | Promise
    name: str  # of the URL
    duties: tuple[Duty, ...]


ENTRIES = (
    Entry(_("Kỳ thi"), "home", (Duty.EVERYONE,)),
    Entry(_("Việc của tôi"), "my-work", (Duty.SIGNED_IN,)),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the entries of the navigation for this reader, reckoned when a page asks."""
    return {"navigation": SimpleLazyObject(lambda: list(_open_to(request)))}


def _open_to(request: HttpRequest) -> Any:
    for entry in ENTRIES:
        try:
            url = reverse(entry.name)
        except NoReverseMatch:  # its page is not built yet
            continue
        if holds(request.user, entry.duties):
            yield {"label": entry.label, "url": url, "current": _current(request.path, url)}


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""
