"""The keeper of the doors: every URL names the duty it asks for, and no name means no entry."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from rest_framework.permissions import BasePermission

from accounts.rules.duties import Duty
from audit.actions.record import whereabouts

View = Callable[..., HttpResponse]
_OUTSIDE = ("allauth.", "django.views.static", "django.contrib.staticfiles", "django.views.i18n")


def kept_for(*duties: Duty) -> Callable[[View], View]:
    """Name the duties that open a door; holding one of them is enough.

    A door of one campaign (`<slug:code>` in its address) asks for that campaign, any other door
    for any. The action behind the door asks again, for its own campaign and its own day.
    """

    def name(view: View) -> View:
        view.keeper = duties  # type: ignore[attr-defined]
        return view

    return name


def duties_of(view: Any) -> tuple[Duty, ...] | None:
    """Return the duties a view names, None when it names none."""
    keeper = getattr(getattr(view, "cls", view), "keeper", None)
    return (keeper,) if isinstance(keeper, Duty) else keeper


def holds(person: Any, duties: tuple[Duty, ...], campaign: str | None = None) -> bool:
    """Say whether somebody holds one of the duties today: in one campaign, or (None) in any."""
    if Duty.EVERYONE in duties:
        return True
    now = timezone.now()
    return person.is_authenticated and any(person.may(duty, campaign, at=now) for duty in duties)


class Keeper:
    """Middleware: let nobody through a door that does not name its duty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = whereabouts.set(request.META.get("REMOTE_ADDR", ""))
        try:
            return self.get_response(request)
        finally:
            whereabouts.reset(token)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        duties = duties_of(view)
        if duties is None:
            if getattr(view, "__module__", "").startswith(_OUTSIDE):
                return None
            raise PermissionDenied  # no duty named
        if hasattr(view, "cls"):  # the API asks for itself
            return None
        if holds(request.user, duties, kwargs.get("code")):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise PermissionDenied


class HasDuty(BasePermission):
    """The same keeper for the JSON doors; a view without a duty is closed."""

    def has_permission(self, request: Any, view: Any) -> bool:
        duties = duties_of(type(view))
        return duties is not None and holds(request.user, duties)
