"""What was typed when the session ended: after signing in it is opened again, or let go."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.access import current_person, require_duty
from accounts.actions import unsent_inputs
from accounts.rules.duties import Duty
from web.typed_by import AGAIN
from web.views import see_other


@require_duty(Duty.SIGNED_IN)
def own_unsent_inputs(request: HttpRequest) -> HttpResponse:
    """Show what one typed in vain within the hour; a button opens its page with it again."""
    items = unsent_inputs.unsent_inputs(current_person(request), timezone.now())
    if not items:  # all was opened again or let go, or somebody else signed in
        return see_other("my-work")
    return render(request, "accounts/unsent_inputs.html", {"items": items, "again": AGAIN})


@require_duty(Duty.SIGNED_IN)
@require_POST
def forget_unsent_input(request: HttpRequest) -> HttpResponse:
    """Let go of one; the middleware did, as it does of whatever is opened again."""
    return see_other("accounts:unsent-inputs")
