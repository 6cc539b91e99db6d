"""Who asks by a token: its owner, with the duties for which it was issued and no others."""

from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from knox.auth import TokenAuthentication
from knox.models import AuthToken

from accounts.models import Person, TokenScope


class ScopedTokenAuthentication(TokenAuthentication):  # type: ignore[misc]
    """A token opens what its scope names; one without a scope, only what is public."""

    def validate_user(self, auth_token: AuthToken) -> tuple[Person, AuthToken]:
        person, token = super().validate_user(auth_token)
        scope = TokenScope.objects.filter(token=token).first()
        person.scope = frozenset(scope.duties if scope else ())
        return person, token


class ScopedTokenScheme(KnoxTokenScheme):  # type: ignore[no-untyped-call]
    """How the schema tells machines to send it."""

    target_class = "accounts.api.ScopedTokenAuthentication"
