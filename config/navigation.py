"""Where a reader can go: only pages that their duties open, and only pages that are there."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from accounts.access import has_duty
from accounts.rules.duties import Duty


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry of the navigation: who sees it is decided by duty, never by role."""

    label: str | Promise
    name: str  # of the URL
    duties: tuple[Duty, ...]
    also: tuple[str, ...] = ()  # where its pages lie beside its own address


# Whoever has an action of the control room; those who mark go straight to their scripts.
CONTROL_ROOM = (
    Duty.PREPARE,
    Duty.ANNOUNCE,
    Duty.WATCH,
    Duty.SCREEN,
    Duty.INVIGILATE,
    Duty.SEAL,
    Duty.OPEN_SEALS,
    Duty.ALLOCATE,
)
# Whoever has figures to look at.
FIGURES = (Duty.WATCH, Duty.KEEP_PLANNING, Duty.SCREEN, Duty.SETTLE, Duty.DECIDE)
ITEMS = (
    NavigationItem(_("Việc của tôi"), "my-work", (Duty.SIGNED_IN,)),
    NavigationItem(_("Các kỳ thi"), "home", (Duty.EVERYONE,)),
    NavigationItem(_("Hồ sơ của tôi"), "candidates:mine", (Duty.APPLY,), ("/ket-qua-cua-toi/",)),
    NavigationItem(
        _("Điều hành"),
        "results:rooms",
        CONTROL_ROOM,
        ("/quyet-dinh/", "/phong-thi/", "/xep-hang/", "/de-nghi/", "/soan/"),
    ),
    NavigationItem(_("Quy hoạch"), "candidates:planning", (Duty.KEEP_PLANNING,), ("/can-bo/",)),
    NavigationItem(_("Hồ sơ"), "candidates:files", (Duty.SCREEN, Duty.RECEIVE)),
    NavigationItem(_("Chấm thi"), "grading:assignments", (Duty.MARK,)),
    NavigationItem(_("Ban chấm"), "grading:heads", (Duty.ALLOCATE, Duty.SETTLE)),
    NavigationItem(_("Bảo vệ đề án"), "grading:panels", (Duty.SCORE_DEFENCE,)),
    NavigationItem(_("Danh mục"), "exams:catalogue", (Duty.PREPARE, Duty.KEEP_PLANNING)),
    NavigationItem(_("Lịch làm việc"), "exams:holidays", (Duty.PREPARE,)),
    NavigationItem(_("Quy chế"), "exams:profiles", (Duty.PREPARE, Duty.ANNOUNCE)),
    NavigationItem(_("Người dùng"), "accounts:people", (Duty.KEEP_ACCOUNTS,)),
    NavigationItem(_("Số liệu"), "oversight:figures", FIGURES),
    NavigationItem(_("Nhật ký"), "oversight:trail", (Duty.READ_TRAIL,)),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the entries of the navigation for this reader, reckoned when a page asks."""
    return {"navigation": SimpleLazyObject(lambda: list(_open_to(request)))}


def _open_to(request: HttpRequest) -> Any:
    for entry in ITEMS:
        url = reverse(entry.name)
        if has_duty(request.user, entry.duties):
            current = _current(request.path, url, entry.also)
            yield {"label": entry.label, "url": url, "current": current}


def _current(path: str, url: str, also: tuple[str, ...]) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith((url, *also)) else ""
