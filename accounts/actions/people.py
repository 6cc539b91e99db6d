"""Open an account, give and take back roles. The administrator's whole work."""

from datetime import date, datetime

from django.db import IntegrityError
from django.utils import timezone

from accounts.models import Grant, Person
from accounts.rules.duties import Duty, Role, may_hold_both
from audit.actions.record import record, recorded
from audit.rules.refusals import Refusal


@recorded
def open_account(
    *, username: str, full_name: str, email: str, password: str, by: Person | str, at: datetime
) -> Person:
    """Open an account without any role.

    Raises Refusal NOT_YOUR_DUTY or USERNAME_TAKEN; nothing is written then.
    """
    _require_keeper(by, at)
    try:
        person = Person.objects.create_user(
            username, password=password, full_name=full_name, email=email
        )
    except IntegrityError as taken:
        raise Refusal("USERNAME_TAKEN", username=username) from taken
    record("account.opened", about=person.pseudonym, by=by, at=at)
    return person


@recorded
def close_account(*, person: Person, by: Person | str, at: datetime) -> None:
    """Close an account for good; its grants stay on record but open nothing."""
    _require_keeper(by, at)
    held = _hold(person)
    if not held.is_active:
        raise Refusal("ALREADY_DONE")
    held.is_active = False
    held.save(update_fields=["is_active"])
    record("account.closed", about=held.pseudonym, by=by, at=at)


@recorded
def grant(
    *,
    person: Person,
    role: Role,
    campaign: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    document: str = "",
    by: Person | str,
    at: datetime,
) -> Grant:
    """Give a role, for one campaign or for all (blank), for a time.

    Raises Refusal NOT_YOUR_DUTY, NOT_TO_ONESELF, ALREADY_GRANTED or ROLES_APART (regulations 4.3).
    """
    _require_keeper(by, at)
    if person == by:
        raise Refusal("NOT_TO_ONESELF")
    for held in Grant.objects.filter(person=_hold(person), revoked_at=None):
        _require_apart(held, role, campaign)
    given = Grant(
        person=person,
        role=role,
        campaign=campaign,
        starts_on=starts_on or timezone.localdate(at),
        ends_on=ends_on,
        document=document,
    )
    record(
        "role.granted",
        about=person.pseudonym,
        by=by,
        at=at,
        rows=[given],
        role=role,
        campaign=campaign,
    )
    return given


@recorded
def revoke(*, grant: Grant, by: Person | str, at: datetime) -> None:
    """Take a role back. Raises Refusal NOT_YOUR_DUTY or ALREADY_REVOKED."""
    _require_keeper(by, at)
    if grant.revoked_at:
        raise Refusal("ALREADY_REVOKED")
    grant.revoked_at = at
    record(
        "role.revoked",
        about=grant.person.pseudonym,
        by=by,
        at=at,
        rows=[grant],
        role=grant.role,
        campaign=grant.campaign,
    )


def _hold(person: Person) -> Person:
    """Lock somebody as they stand now: whoever decides about them at the same time waits."""
    return Person.objects.select_for_update().get(pk=person.pk)


def _require_apart(held: Grant, role: Role, campaign: str) -> None:
    same = not held.campaign or not campaign or held.campaign == campaign
    if held.role == role and held.campaign == campaign:
        raise Refusal("ALREADY_GRANTED", role=role)
    if same and not may_hold_both(Role(held.role), role):
        raise Refusal("ROLES_APART", role=role, held=held.role)


def _require_keeper(by: Person | str, at: datetime) -> None:
    """Let the administrator pass, and the console, where nobody is signed in yet."""
    if isinstance(by, Person) and not by.may(Duty.KEEP_ACCOUNTS, at=at):
        raise Refusal("NOT_YOUR_DUTY")
