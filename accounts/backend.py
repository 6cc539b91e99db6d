"""Who is signed in, with what they may do, in one query: every page asks for both."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import Grant, Person


class PersonBackend(AuthenticationBackend):
    """Sign in as allauth does; read a person together with the standing grants."""

    def get_user(self, user_id: Any) -> Person | None:
        """Return the person with grants read; None when nobody with this key may sign in."""
        rows = Grant.objects.filter(person=user_id, revoked_at=None).select_related("person")
        grants = list(rows)
        person = grants[0].person if grants else Person.objects.filter(pk=user_id).first()
        if person is None or not self.user_can_authenticate(person):
            return None
        person.standing_grants = grants
        return person
