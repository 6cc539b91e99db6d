"""allauth, told how accounts are opened here: every sign-in leaves an event."""

import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person
from accounts.actions import credentials, granting, sessions, sign_in_limits
from accounts.actions.sensitive_accounts import is_sensitive
from accounts.models import Person
from accounts.rules.duties import Role

FROM_ONE_ADDRESS = "login_failed_here"  # among ACCOUNT_RATE_LIMITS
# What allauth tells somebody of their account, and what the trail is told then.
RECORDED = {
    "account/email/password_changed": credentials.password_changed,
    "account/email/password_reset": credentials.password_reset,
    "account/email/email_changed": credentials.email_changed,
    "account/email/email_deleted": credentials.email_changed,
    "mfa/email/totp_activated": credentials.second_factor_turned_on,
    "mfa/email/totp_deactivated": credentials.second_factor_turned_off,
    "mfa/email/recovery_codes_generated": credentials.recovery_codes_made,
}


class AccountAdapter(DefaultAccountAdapter):
    """Candidates open their own accounts; everybody else's is opened by the administrator."""

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        user.full_name, user.signed_up = form.cleaned_data.get("full_name", ""), True
        saved = super().save_user(request, user, form, commit)
        granting.grant(person=user, role=Role.CANDIDATE, by="self", at=timezone.now())
        text = _("Tên đăng nhập của bạn là %(username)s. Hãy ghi lại để đăng nhập lần sau.")
        messages.success(request, text % {"username": user.username})
        return saved

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """Assign a user name: a form that asks for one tells which names exist."""
        while not user.username or Person.objects.filter(username=user.username).exists():
            user.username = f"ts{secrets.randbelow(10**8):08d}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse after too many wrong tries: here for this account, by address, by account."""
        if not self._count_wrong_try(request, credentials, dry_run=True):
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        sessions.signed_in(person=user, at=timezone.now())
        sign_in_limits.remember_address(user.username, self.get_client_ip(request))
        return super().post_login(request, user, **kwargs)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        self._count_wrong_try(request, credentials, dry_run=False)
        sessions.refused(username=str(credentials.get("username", "")), at=timezone.now())

    def logout(self, request: HttpRequest) -> None:
        sessions.signed_out(person=current_person(request), at=timezone.now())
        super().logout(request)

    def send_notification_mail(
        self, template_prefix: str, user: Any, *args: Any, **kwargs: Any
    ) -> None:
        """Record what was changed of an account; a mail follows where the settings ask for it."""
        if record_change := RECORDED.get(template_prefix):
            record_change(person=user, at=timezone.now())
        super().send_notification_mail(template_prefix, user, *args, **kwargs)

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """Send a link, but to nobody who has no password yet: the code on paper sets the first.

        Nor to a sensitive account: whoever opened it chose the address, and would come in alone.
        """
        if not user.is_activated or is_sensitive(user, timezone.now()):
            return
        credentials.password_reset_asked(person=user, at=timezone.now())
        super().send_password_reset_mail(user, email, context)

    def _count_wrong_try(
        self, request: HttpRequest, credentials: dict[str, Any], *, dry_run: bool
    ) -> bool:
        """Count a wrong try for an account from an address; say whether it is within the limit."""
        account = str(credentials.get("username", ""))
        key = sign_in_limits.counted_as(account, self.get_client_ip(request))
        return bool(ratelimit.consume(request, action=FROM_ONE_ADDRESS, key=key, dry_run=dry_run))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Return the name under which allauth counts wrong tries for an account, by `key`."""
        account = str(credentials.get("username", ""))
        return sign_in_limits.counted_from_everywhere_as(account, self.get_client_ip(request))
