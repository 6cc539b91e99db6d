"""What every HTML door does: ask one action, and turn a refusal into a sentence on the page."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from audit.actions.record import once
from exams.rules.refusals import Refusal
from exams.sentences import why


class Asked(forms.Form):
    """A form that can be sent twice and is done once: it carries the mark of its request."""

    request_id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["request_id"].initial = uuid4()


def ask(
    request: HttpRequest, form: forms.BaseForm | None, action: Callable[..., Any], **given: Any
) -> bool:
    """Run an action as the signed-in person, now; say whether it was done.

    A refusal becomes an error of the form (or a message, without a form), and nothing was
    written. A request that was already answered counts as done.
    """
    try:
        once(_request_id(request))
        action(by=request.user, at=timezone.now(), **given)
    except Refusal as refusal:
        if refusal.code == "ALREADY_DONE":
            return True
        if form is None:
            messages.error(request, why(refusal))
        else:
            form.add_error(
                refusal.facts.get("field") if _has(form, refusal) else None, why(refusal)
            )
        return False
    finally:
        once(None)
    return True


def _has(form: forms.BaseForm, refusal: Refusal) -> bool:
    return refusal.facts.get("field", "") in form.fields


def _request_id(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("request_id", ""))
    except ValueError:
        return None
