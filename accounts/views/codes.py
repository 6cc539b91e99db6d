"""Codes on paper: one opens an account, a later one sets a new password; each is shown once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.actions import opening, password_codes
from accounts.forms import PersonForm
from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.views.people import AccountView
from audit.rules.refusals import Refusal
from web.action_view import ActionView
from web.forms import ActionForm
from web.idempotency import idempotency_key
from web.typed_by import require_typed_now
from web.views import perform, show_refusal


class _CodeView(ActionView):
    """What is done once, and answered with a code that no page shows again."""

    def form_valid(self, form: ActionForm) -> HttpResponse:
        """Show the code on the page that answers; a second click is told that it was shown."""
        key = idempotency_key(self.request, form)
        by = current_person(self.request)
        try:
            require_typed_now(self.request)
            outcome = perform(type(self).action, key=key, by=by, **self.arguments(form))
        except Refusal as refusal:
            show_refusal(self.request, form, refusal)
            return self.form_invalid(form)
        if outcome is None:
            return self.respond(form, is_new=False)
        return _code_page(self.request, *self.printed(outcome))

    def printed(self, outcome: Any) -> tuple[Person, str]:
        """Return whose code it is, and the code."""
        raise NotImplementedError


@require_duty(Duty.KEEP_ACCOUNTS)
class OpenAccount(_CodeView):
    """Open an account, and show the code with which its owner activates it."""

    form_class = PersonForm
    template_name = "accounts/person_new.html"
    action = opening.open_account
    success_message = _("Đã mở tài khoản %(username)s cho %(full_name)s lúc %(time)s.")

    def printed(self, outcome: opening.OpenedAccount) -> tuple[Person, str]:
        return outcome.person, outcome.code

    def respond(self, form: ActionForm, *, is_new: bool) -> HttpResponse:
        self.object = get_object_or_404(Person, username=form.cleaned_data.get("username"))
        return super().respond(form, is_new=is_new)

    def get_success_url(self) -> str:
        return reverse("exams:person", args=[self.object.pk])

    def get_cancel_url(self) -> str:
        return reverse("accounts:people")


@require_duty(Duty.KEEP_ACCOUNTS)
class IssuePasswordCode(_CodeView, AccountView):
    """Ask why, then show once the code with which somebody sets a password."""

    queryset = Person.objects.filter(is_active=True)
    action = password_codes.issue
    title = _("Cấp mã đặt mật khẩu cho %(person)s")
    lead = _(
        "Mã dùng một lần, có hạn; mã cấp trước đó hết hiệu lực. Mật khẩu cũ, nếu có, còn dùng được "
        "tới khi người này tự đặt mật khẩu mới; bạn không biết mật khẩu đó. Hãy kiểm tra đúng "
        "người trước khi trao mã."
    )
    button = _("Cấp mã")
    success_message = _("Đã cấp mã đặt mật khẩu cho %(person)s lúc %(time)s.")
    danger = False

    def printed(self, outcome: str) -> tuple[Person, str]:
        return self.object, outcome


def _code_page(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    context = {"person": person, "code": code, "hours": password_codes.hours_for(person)}
    page = render(request, "accounts/password_code.html", context)
    page["Cache-Control"] = "no-store"
    return page
