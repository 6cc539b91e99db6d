"""Who is signed in, with what they may do: read with the session, since every page asks for it."""

from typing import Any, cast

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends import db
from django.db.models import FilteredRelation, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from accounts.models import Person, Session
from accounts.models.grant import sharing_waivers


class SessionStore(db.SessionStore):
    """A session in the database, read together with its person and their standing grants."""

    person: Person | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        session = cast(Session, super().create_model_instance(data))
        session.person_id = data.get(SESSION_KEY)
        return session

    def load(self) -> dict[str, Any]:
        """Return what the session holds, and keep whose it is; of no such session, nothing."""
        rows = self._rows()
        if not rows:
            self._session_key = None
            return {}
        self.person = rows[0].person
        if self.person:
            grants = [getattr(row, "standing", None) for row in rows]  # absent where none is
            self.person.standing_grants = sharing_waivers(grant for grant in grants if grant)
        content: dict[str, Any] = self.decode(rows[0].session_data)
        return content

    def _rows(self) -> list[Any]:
        """Return the session once for every standing grant of its person, and once if none is."""
        sessions: Any = Session.objects.filter(  # types do not follow such a relation
            session_key=self.session_key, expire_date__gt=timezone.now()
        )
        not_revoked = Q(person__grants__revoked_at=None)
        with_grants = sessions.annotate(
            standing=FilteredRelation("person__grants", condition=not_revoked)
        )
        return list(with_grants.select_related("person", "standing"))


class PersonMiddleware(AuthenticationMiddleware):
    """Take whoever is signed in from the session; Django asks the database once more."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = cast(Person, SimpleLazyObject(lambda: _signed_in(request)))


def _signed_in(request: HttpRequest) -> Person | AnonymousUser:
    """Return the session's person if its proof holds; all else is left to Django to judge."""
    session = cast(SessionStore, request.session)
    key, proof = session.get(SESSION_KEY), session.get(HASH_SESSION_KEY, "")
    person = session.person
    if person is None or not person.is_active or str(person.pk) != key:
        return get_user(request)
    is_proven = constant_time_compare(proof, person.get_session_auth_hash())
    return person if is_proven else get_user(request)
