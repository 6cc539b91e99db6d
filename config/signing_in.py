"""allauth, told how this house opens its door: every sign-in leaves an event."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actions import people, sessions
from accounts.models import Person
from accounts.rules.duties import Role


class SignupForm(forms.Form):
    """What a candidate tells us beyond a user name: the name on the identity card."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)

    def signup(self, request: HttpRequest, user: Person) -> None:
        """allauth asks for this method; the account is completed in `Adapter.save_user`."""


class Adapter(DefaultAccountAdapter):
    """Candidates open their own accounts; everybody else's is opened by the administrator."""

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        user.full_name = form.cleaned_data.get("full_name", "")
        person = super().save_user(request, user, form, commit)
        people.grant(person=person, role=Role.CANDIDATE, by="self", at=timezone.now())
        return person

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        sessions.signed_in(person=user, at=timezone.now())
        return super().post_login(request, user, **kwargs)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        sessions.refused(username=str(credentials.get("username", "")), at=timezone.now())
