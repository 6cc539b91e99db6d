"""allauth, told how accounts are opened here: every sign-in leaves an event."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.actions import granting, sessions
from accounts.rules.duties import Role


class AccountAdapter(DefaultAccountAdapter):
    """Candidates open their own accounts; everybody else's is opened by the administrator."""

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        user.full_name = form.cleaned_data.get("full_name", "")
        saved = super().save_user(request, user, form, commit)
        granting.grant(person=user, role=Role.CANDIDATE, by="self", at=timezone.now())
        return saved

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        sessions.signed_in(person=user, at=timezone.now())
        return super().post_login(request, user, **kwargs)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        sessions.refused(username=str(credentials.get("username", "")), at=timezone.now())
