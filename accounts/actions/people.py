"""Open an account, give and take back roles. The administrator's whole work."""

from datetime import date, datetime

from django.db import IntegrityError
from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Grant, Person
from accounts.rules.duties import Duty, Role, may_hold_both
from audit.actions.record import record
from audit.rules.refusals import Refusal


@action(duty=Duty.KEEP_ACCOUNTS, in_campaign=False)
def open_account(
    *, username: str, full_name: str, email: str, password: str, by: Person | str, at: datetime
) -> Person:
    """Open an account without any role.

    Raises Refusal NOT_YOUR_DUTY or USERNAME_TAKEN; nothing is written then.
    """
    try:
        person = Person.objects.create_user(
            username, password=password, full_name=full_name, email=email
        )
    except IntegrityError as taken:
        raise Refusal("USERNAME_TAKEN", username=username) from taken
    record("account.opened", about=person.pseudonym, by=by, at=at)
    return person


@action(duty=Duty.KEEP_ACCOUNTS, in_campaign=False)
def close_account(*, person: Person, by: Person | str, at: datetime) -> None:
    """Close an account for good; its grants stay on record but open nothing."""
    locked = _lock(person)
    if not locked.is_active:
        raise Refusal("ALREADY_DONE")
    locked.is_active = False
    locked.save(update_fields=["is_active"])
    record("account.closed", about=locked.pseudonym, by=by, at=at)


@action(duty=Duty.KEEP_ACCOUNTS, in_campaign=False)
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
    if person == by:
        raise Refusal("NOT_TO_ONESELF")
    for other in Grant.objects.filter(person=_lock(person), revoked_at=None):
        _require_apart(other, role, campaign)
    granted = Grant(
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
        rows=[granted],
        role=role,
        campaign=campaign,
    )
    return granted


@action(duty=Duty.KEEP_ACCOUNTS, in_campaign=False)
def revoke(*, grant: Grant, by: Person | str, at: datetime) -> None:
    """Take a role back. Raises Refusal NOT_YOUR_DUTY or ALREADY_REVOKED."""
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


def _lock(person: Person) -> Person:
    """Lock somebody as they stand now: whoever decides about them at the same time waits."""
    return Person.objects.select_for_update().get(pk=person.pk)


def _require_apart(other: Grant, role: Role, campaign: str) -> None:
    same = not other.campaign or not campaign or other.campaign == campaign
    if other.role == role and other.campaign == campaign:
        raise Refusal("ALREADY_GRANTED", role=role)
    if same and not may_hold_both(Role(other.role), role):
        raise Refusal("ROLES_APART", role=role, held=other.role)
