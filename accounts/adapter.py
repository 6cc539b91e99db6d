"""allauth, told how accounts are opened here: every sign-in leaves an event."""

import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import granting, sessions
from accounts.models import Person
from accounts.rules.duties import Role

FROM_ONE_ADDRESS = "login_failed_here"  # among ACCOUNT_RATE_LIMITS


class AccountAdapter(DefaultAccountAdapter):
    """Candidates open their own accounts; everybody else's is opened by the administrator."""

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        user.full_name = form.cleaned_data.get("full_name", "")
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
        return super().post_login(request, user, **kwargs)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        self._count_wrong_try(request, credentials, dry_run=False)
        sessions.refused(username=str(credentials.get("username", "")), at=timezone.now())

    def _count_wrong_try(
        self, request: HttpRequest, credentials: dict[str, Any], *, dry_run: bool
    ) -> bool:
        """Count a wrong try for an account from an address; say whether it is within the limit."""
        account = str(credentials.get("username", "")).lower()
        key = f"{self.get_client_ip(request)} {account}"
        return bool(ratelimit.consume(request, action=FROM_ONE_ADDRESS, key=key, dry_run=dry_run))
