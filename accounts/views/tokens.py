"""Tokens for machines on their owner's page: issue one, see which stand, end all of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from knox.models import AuthToken

from accounts.access import current_person, has_duty, require_duty
from accounts.actions import tokens
from accounts.forms.people import TokenForm
from accounts.models import Person
from accounts.rules.duties import FOR_MACHINES, Duty
from audit.rules.refusals import Refusal
from web.action_view import ActionView
from web.forms import ActionForm
from web.idempotency import idempotency_key
from web.sentences import label
from web.typed_by import require_typed_now
from web.views import perform, render_form, show_refusal, tell_what_stands


@require_duty(Duty.SIGNED_IN)
def own_tokens(request: HttpRequest) -> HttpResponse:
    """Show one's own tokens that are not over; issue another, which is shown this once."""
    person = current_person(request)
    form = TokenForm(request.POST or None, duties=_own_duties(request))
    token = _issued(request, person, form) if form.is_valid() else None
    in_force = AuthToken.objects.filter(user=person, expiry__gt=timezone.now())
    rows = in_force.select_related("scope").order_by("expiry")
    context = {"form": form, "token": token, "tokens": [_row(each) for each in rows]}
    return render_form(request, "accounts/tokens.html", context)


def _issued(request: HttpRequest, person: Person, form: TokenForm) -> str | None:
    """Issue a token; None when it was refused, or by a second click: it is shown once."""
    key = idempotency_key(request, form)
    try:
        require_typed_now(request)
        token: str | None = perform(
            tokens.issue, key=key, person=person, by=person, **form.answers()
        )
    except Refusal as refusal:
        show_refusal(request, form, refusal)
        return None
    if token is None:
        tell_what_stands(request, form)
    return token


def _own_duties(request: HttpRequest) -> list[Duty]:
    return [duty for duty in FOR_MACHINES if has_duty(request.user, (duty,))]


def _row(token: AuthToken) -> dict[str, Any]:
    scope = token.scope.duties if hasattr(token, "scope") else []
    return {"token": token, "duties": ", ".join(label(f"DUTY_{duty}") for duty in scope)}


@require_duty(Duty.SIGNED_IN)
class EndTokens(ActionView):
    """Ask once more, then end every token of one's own."""

    object_name = "person"
    action = tokens.revoke_all
    title = _("Hủy mọi mã truy cập")
    lead = _("Phần mềm đang dùng các mã này sẽ không truy cập được nữa.")
    danger = True
    success_message = _("Đã hủy mọi mã truy cập của %(person)s lúc %(time)s.")
    next_page = ("accounts:tokens",)

    def get_object(self) -> Person:
        return current_person(self.request)

    def arguments(self, form: ActionForm) -> dict[str, Any]:
        return {"person": self.object}
