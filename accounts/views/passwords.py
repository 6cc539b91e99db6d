"""A new password by the code that the office handed over: a page for who cannot sign in."""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import require_duty
from accounts.actions import password_codes
from accounts.forms.people import PasswordCodeForm
from accounts.rules.duties import Duty
from web.views import render_form, see_other

RATE = "password_code"  # among ACCOUNT_RATE_LIMITS: tries from one address


@require_duty(Duty.EVERYONE)
def set_password(request: HttpRequest) -> HttpResponse:
    """Ask for user name, code and the new password; nothing of them stands in an address."""
    form = PasswordCodeForm(request.POST or None)
    if form.is_valid() and _is_set(request, form):
        messages.success(request, _("Đã đặt mật khẩu. Hãy đăng nhập bằng mật khẩu này."))
        return see_other("account_login")
    context: dict[str, Any] = {"form": form}
    return render_form(request, "accounts/set_password.html", context)


def _is_set(request: HttpRequest, form: PasswordCodeForm) -> bool:
    """Use the code, unless this address tried too often; what was wrong is not told."""
    if not ratelimit.consume(request, action=RATE):
        form.add_error(None, _("Đã thử quá nhiều lần; hãy thử lại sau ít phút."))
        return False
    typed = form.cleaned_data
    asked = {name: typed[name] for name in ("username", "code", "password")}
    if password_codes.use(by="nobody", at=timezone.now(), **asked):
        return True
    form.add_error("code", _("Tên đăng nhập hoặc mã không đúng, hoặc mã đã hết hạn."))
    return False
