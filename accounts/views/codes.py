"""Codes on paper: one opens an account, a later one sets a new password; each is shown once.

Of an account that reaches marks, codes or other accounts two persons see one half each.
"""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, people_with, require_duty
from accounts.actions import code_requests, opening, password_codes
from accounts.actions.acts import ISSUE_CODE
from accounts.actions.code_halves import CodeHalf
from accounts.actions.independence import SecondPersons
from accounts.actions.sensitive_accounts import is_sensitive
from accounts.forms.people import PersonForm
from accounts.models import ApprovalRequest, Person
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
        messages.success(self.request, self.get_success_message(form))
        return self.printed(outcome)

    def printed(self, outcome: Any) -> HttpResponse:
        """Return the page on which the code stands."""
        raise NotImplementedError


@require_duty(Duty.KEEP_ACCOUNTS)
class OpenAccount(_CodeView):
    """Open an account, and show the code with which its owner activates it."""

    form_class = PersonForm
    template_name = "accounts/person_new.html"
    action = opening.open_account
    success_message = _("Đã mở tài khoản %(username)s cho %(full_name)s lúc %(time)s.")

    def printed(self, outcome: opening.OpenedAccount) -> HttpResponse:
        return _code_page(self.request, outcome.person, outcome.code)

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

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead on to asking where it takes two persons; what is sent here is refused then."""
        if request.method != "POST" and is_sensitive(self.object, timezone.now()):
            return redirect("accounts:person-request-code", pk=self.object.pk)
        return super().dispatch(request, *args, **kwargs)

    def printed(self, outcome: str) -> HttpResponse:
        return _code_page(self.request, self.object, outcome)


@require_duty(Duty.KEEP_ACCOUNTS)
class RequestPasswordCode(_CodeView, AccountView):
    """Ask why, then ask a second person for a code, and show its first half once."""

    template_name = "accounts/request_code.html"
    queryset = Person.objects.filter(is_active=True)
    action = code_requests.request_code
    title = _("Đề nghị cấp mã đặt mật khẩu cho %(person)s")
    lead = _(
        "Tài khoản này giữ hoặc sắp giữ vai trò trọng yếu nên mã do hai người cấp: bạn nhận nửa "
        "thứ nhất, người duyệt nhận nửa thứ hai, mỗi người tự trao nửa của mình. Mật khẩu cũ, nếu "
        "có, còn dùng được tới khi người này tự đặt mật khẩu mới."
    )
    button = _("Gửi đề nghị và nhận nửa mã thứ nhất")
    success_message = _("Đã gửi đề nghị cấp mã cho %(person)s lúc %(time)s.")
    danger = False

    def page_context(self) -> dict[str, Any]:
        return {"seconds": _second_persons(current_person(self.request), self.object)}

    def printed(self, outcome: CodeHalf) -> HttpResponse:
        return half_page(self.request, outcome)


def _second_persons(asker: Person, account: Person) -> list[Person]:
    """Return who may apply somebody's request for a code of an account."""
    asked = ApprovalRequest(asked_by=asker, arguments={"person": account.pk})
    holders = people_with(ISSUE_CODE.applies, "").values()
    unique = {person.pk: person for people in holders for person in people}
    seconds = SecondPersons()
    return [each for each in unique.values() if not seconds.obstacle(ISSUE_CODE, asked, each)]


def _code_page(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    """Return the page on which a code stands, once."""
    of_password, of_account = _("Mã đặt lại mật khẩu"), _("Mã kích hoạt tài khoản")
    title = of_password if person.is_activated else of_account
    context = {"title": title, "person": person, "code": code, **_time_left(person)}
    return _shown_once(request, "accounts/password_code.html", context)


def half_page(request: HttpRequest, half: CodeHalf) -> HttpResponse:
    """Return the page on which one of the two persons sees their half of a code, once."""
    title = _("Nửa mã thứ nhất") if half.number == 1 else _("Nửa mã thứ hai")
    context = {"title": title, "half": half, "person": half.person, **_time_left(half.person)}
    return _shown_once(request, "accounts/code_half.html", context)


def _time_left(person: Person) -> dict[str, Any]:
    """Return how long a code that was just issued lasts: on paper nobody sees when that was."""
    hours = password_codes.hours_for(person)
    return {"hours": hours, "expires_at": timezone.now() + timedelta(hours=hours)}


def _shown_once(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    account = reverse("exams:person", args=[context["person"].pk])  # tells how to get another
    page = render(request, template, {**context, "reload_url": account})
    page["Cache-Control"] = "no-store"
    return page
