"""Accounts that reach marks, codes or other accounts: nobody holds their keys alone."""

from datetime import datetime

from django.utils import timezone

from accounts.actions.open_requests import about_person
from accounts.models import Person
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.sensitive import SENSITIVE
from audit.rules.refusals import Refusal


def is_sensitive(person: Person, at: datetime) -> bool:
    """Say whether somebody holds a sensitive role, will hold one, or is to get one by a request."""
    today = timezone.localdate(at)
    grants = person.grants.filter(role__in=SENSITIVE, revoked_at=None)
    if grants.exclude(ends_on__lt=today).exists():
        return True
    asked = about_person(person).filter(act=TwoPersonKind.GRANT_ROLE)
    return any(request.arguments.get("role") in SENSITIVE for request in asked)


def has_code_of_one_person(person: Person, at: datetime) -> bool:
    """Say whether a code whose whole one person saw could still set somebody's password."""
    in_force = person.password_codes.filter(ended_at=None, expires_at__gt=at)
    return in_force.filter(second_digest=None).exists()


def require_no_code_of_one_person(person: Person, at: datetime) -> None:
    """Refuse (CODE_UNUSED) to make an account sensitive while one person could still come into it.

    Its owner uses the code first; then whoever issued it stands behind the account for all to see.
    """
    if has_code_of_one_person(person, at):
        raise Refusal("CODE_UNUSED")
