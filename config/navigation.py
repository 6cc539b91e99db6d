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
    also: tuple[str, ...] = ()  # where its pages lie beside its own address


# Whoever has a deed of the control room; those who mark go straight to their desk.
INSIDE = (
    Duty.PREPARE,
    Duty.ANNOUNCE,
    Duty.WATCH,
    Duty.SCREEN,
    Duty.INVIGILATE,
    Duty.SEAL,
    Duty.OPEN_SEALS,
    Duty.ALLOCATE,
)
ENTRIES = (
    Entry(_("Việc của tôi"), "my-work", (Duty.SIGNED_IN,)),
    Entry(_("Các kỳ thi"), "home", (Duty.EVERYONE,)),
    Entry(_("Hồ sơ của tôi"), "candidates:mine", (Duty.APPLY,)),
    Entry(_("Điều hành"), "results:rooms", INSIDE, ("/quyet-dinh/", "/phong-thi/", "/xep-hang/")),
    Entry(_("Quy hoạch"), "candidates:planning", (Duty.KEEP_PLANNING,), ("/can-bo/",)),
    Entry(_("Hồ sơ"), "candidates:files", (Duty.SCREEN, Duty.RECEIVE)),
    Entry(_("Chấm thi"), "grading:desk", (Duty.MARK,)),
    Entry(_("Ban chấm"), "grading:heads", (Duty.ALLOCATE, Duty.SETTLE)),
    Entry(_("Bảo vệ đề án"), "grading:panels", (Duty.SCORE_DEFENCE,)),
    Entry(_("Danh mục"), "exams:catalogue", (Duty.PREPARE, Duty.KEEP_PLANNING)),
    Entry(_("Lịch làm việc"), "exams:holidays", (Duty.PREPARE,)),
    Entry(_("Quy chế"), "exams:profiles", (Duty.PREPARE, Duty.ANNOUNCE)),
    Entry(_("Người dùng"), "exams:people", (Duty.KEEP_ACCOUNTS,)),
    Entry(_("Nhật ký"), "exams:trail", (Duty.READ_TRAIL,)),
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
            current = _current(request.path, url, entry.also)
            yield {"label": entry.label, "url": url, "current": current}


def _current(path: str, url: str, also: tuple[str, ...]) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith((url, *also)) else ""
