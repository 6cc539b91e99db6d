"""What every page that acts does: perform one action, and turn a refusal into a sentence."""

from collections.abc import Callable
from enum import Enum, auto
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.actions.idempotency import IdempotencyKey, idempotent, was_handled, was_reused
from audit.rules.refusals import Refusal
from web.forms import status_of
from web.idempotency import idempotency_key, renew_request_id
from web.sentences import refusal_message
from web.typed_by import require_typed_now

View = Callable[..., HttpResponse]


class Outcome(Enum):
    """What became of an action that a page asked for."""

    DONE = auto()
    DONE_BEFORE = auto()  # the request was already answered: a double click
    REFUSED = auto()


def perform(
    action: Callable[..., Any], /, *, key: IdempotencyKey | None, by: Any, **arguments: Any
) -> Any:
    """Run an action now, once for a request; None when the request was already answered.

    For pages, cells and the API alike. Raises Refusal REQUEST_REUSED when the id of the request
    was used for something else, and the action's other refusals; nothing was written then.
    """
    return _performed(action, key, by, arguments)[1]


def _performed(
    action: Callable[..., Any], key: IdempotencyKey | None, by: Any, arguments: dict[str, Any]
) -> tuple[Outcome, Any]:
    """Run an action; the one place where ALREADY_DONE counts as done."""
    try:
        with idempotent(key):
            return Outcome.DONE, action(by=by, at=timezone.now(), **arguments)
    except Refusal as refusal:
        if refusal.code != "ALREADY_DONE":
            raise
        return Outcome.DONE_BEFORE, None


def attempt(
    request: HttpRequest,
    form: forms.BaseForm | None,
    action: Callable[..., Any],
    /,
    **arguments: Any,
) -> Outcome:
    """Perform an action as the signed-in person; return what became of it.

    A refusal becomes an error of the form, or a message without a form.
    """
    try:
        require_typed_now(request)
        return _performed(action, idempotency_key(request, form), request.user, arguments)[0]
    except Refusal as refusal:
        show_refusal(request, form, refusal)
        return Outcome.REFUSED


def submit(
    request: HttpRequest,
    form: forms.BaseForm | None,
    action: Callable[..., Any],
    /,
    *,
    success_message: str | Promise = "",
    **arguments: Any,
) -> bool:
    """Perform an action as `attempt` does; return whether it is done, now or before.

    What was done is said above the next page, but to a second click nothing new.
    """
    outcome = attempt(request, form, action, **arguments)
    if outcome is Outcome.DONE and success_message:
        messages.success(request, str(success_message))
    elif outcome is Outcome.DONE_BEFORE and success_message:
        tell_what_stands(request, form)
    return outcome is not Outcome.REFUSED


def show_refusal(request: HttpRequest, form: Any, refusal: Refusal) -> None:
    """Put a refusal at its field, at its line in a form of lines, or above the page.

    After another content of a request that was done, what is sent next is a request of its own.
    """
    if form is None:
        messages.error(request, refusal_message(refusal))
        return
    if refusal.code == "REQUEST_REUSED":
        renew_request_id(form)
    line = getattr(form, "lines", {}).get(refusal.facts.get("number"), form)
    field = refusal.facts.get("field", "")
    line.add_error(field if field in line.fields else None, refusal_message(refusal))


def is_answered(request: HttpRequest, form: forms.BaseForm | None = None) -> bool:
    """Return whether this very request was answered before: a double click, or a lost reply."""
    return was_handled(idempotency_key(request, form))


def tell_what_stands(
    request: HttpRequest, form: forms.BaseForm | None = None, sentence: str = ""
) -> None:
    """Tell who asked for what is done already, and did not click twice, that nothing changed.

    `sentence` is what to tell them, where the page knows what stands.
    """
    if was_reused(idempotency_key(request, form)):
        messages.error(request, refusal_message(Refusal("REQUEST_REUSED")))
    elif not is_answered(request, form):
        unchanged = _("Việc này đã được làm trước đó, không có gì thay đổi.")
        messages.info(request, sentence or unchanged)


def render_form(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Render a page with its `form`: as it is asked, or with what was not accepted (422)."""
    return render(request, template, context, status=status_of(context["form"]))


def see_other(to: Any, *args: Any) -> HttpResponseRedirect:
    """Return the way on after an act: to an address, or the name of a page and its arguments."""
    return HttpResponseRedirect(resolve_url(to, *args), status=303)


def get_leads_to(page: str, *keywords: str) -> Callable[[View], View]:
    """Make a view act on what is sent, and lead whoever only opens its address to a page.

    The address stands in the browser after a refusal, and is opened again by hand or by a change
    of language. `page` is named by its view, with the URL keywords that it takes.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST":
                return view(request, *args, **kwargs)
            return redirect(page, *(kwargs[keyword] for keyword in keywords))

        return require_http_methods(["GET", "HEAD", "POST"])(answer)

    return declare
