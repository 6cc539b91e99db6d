"""What every page that acts does: perform one action, and turn a refusal into a sentence."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from audit.actions.record import idempotent
from audit.rules.refusals import Refusal
from web.sentences import refusal_message


def perform(
    action: Callable[..., Any], /, *, request_id: UUID | None, by: Any, **arguments: Any
) -> Any:
    """Run an action now, once for a request; None when the request was already answered.

    The one place where ALREADY_DONE counts as done, for pages, cells and the API alike. Raises
    the action's other refusals; nothing was written then.
    """
    try:
        with idempotent(request_id):
            return action(by=by, at=timezone.now(), **arguments)
    except Refusal as refusal:
        if refusal.code != "ALREADY_DONE":
            raise
        return None


def submit(
    request: HttpRequest,
    form: forms.BaseForm | None,
    action: Callable[..., Any],
    /,
    **arguments: Any,
) -> bool:
    """Perform an action as the signed-in person; say whether it is done.

    A refusal becomes an error of the form, or a message without a form.
    """
    try:
        perform(action, request_id=request_id(request, form), by=request.user, **arguments)
    except Refusal as refusal:
        _show(request, form, refusal)
        return False
    return True


def _show(request: HttpRequest, form: Any, refusal: Refusal) -> None:
    """Put a refusal at its field, at its line in a form of lines, or above the page."""
    if form is None:
        messages.error(request, refusal_message(refusal))
        return
    line = getattr(form, "lines", {}).get(refusal.facts.get("number"), form)
    field = refusal.facts.get("field", "")
    line.add_error(field if field in line.fields else None, refusal_message(refusal))


def request_id(request: HttpRequest, form: forms.BaseForm | None = None) -> UUID | None:
    """Return the mark that a page (or one form of many) gave its request, None if unreadable."""
    name = form.add_prefix("request_id") if form else "request_id"
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return None
