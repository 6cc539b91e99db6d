"""Open an account, give and take back roles. The administrator's whole work."""

from datetime import date, datetime

from django.db import IntegrityError
from django.utils import timezone

from accounts.actions.action import action, check_duty
from accounts.actions.approvals import applying
from accounts.models import Grant, Person
from accounts.rules.duties import TOUCHING_MARKS, Duty, Role, may_hold_both
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
def suspend_account(*, person: Person, reason: str, by: Person | str, at: datetime) -> None:
    """Suspend an account at once; one person is enough, and enough to resume it.

    Raises Refusal NOT_YOUR_DUTY, NOT_TO_ONESELF, REASON_MISSING or ALREADY_DONE.
    """
    if person == by:
        raise Refusal("NOT_TO_ONESELF")
    _set_active(person, "account.suspended", reason, by, at, active=False)


@action(duty=Duty.KEEP_ACCOUNTS, in_campaign=False)
def resume_account(*, person: Person, reason: str, by: Person | str, at: datetime) -> None:
    """Open a suspended account again.

    Raises Refusal NOT_YOUR_DUTY, ACCOUNT_CLOSED, REASON_MISSING or ALREADY_DONE.
    """
    if person.closed_at:
        raise Refusal("ACCOUNT_CLOSED")
    _set_active(person, "account.resumed", reason, by, at, active=True)


def _set_active(
    person: Person, event: str, reason: str, by: Person | str, at: datetime, *, active: bool
) -> None:
    locked = _lock(person)
    if not reason.strip():
        raise Refusal("REASON_MISSING", field="reason")
    if locked.is_active == active:
        raise Refusal("ALREADY_DONE")
    locked.is_active = active
    locked.save(update_fields=["is_active"])
    record(event, about=locked.pseudonym, by=by, at=at, reason=reason)


@action(duty=[Duty.KEEP_ACCOUNTS, Duty.DECIDE], in_campaign=False)
def close_account(*, person: Person, by: Person | str, at: datetime) -> None:
    """Close an account for good; its grants stay on record but open nothing.

    Takes two persons. Raises Refusal NOT_YOUR_DUTY, TWO_PERSONS_NEEDED or ALREADY_DONE.
    """
    _require_two_persons(by)
    locked = _lock(person)
    if locked.closed_at:
        raise Refusal("ALREADY_DONE")
    locked.is_active, locked.closed_at = False, at
    locked.save(update_fields=["is_active", "closed_at"])
    record("account.closed", about=locked.pseudonym, by=by, at=at)


def _require_two_persons(by: Person | str) -> None:
    """Refuse (TWO_PERSONS_NEEDED) what a person does alone; the console acts before anybody."""
    if isinstance(by, Person) and applying() is None:
        raise Refusal("TWO_PERSONS_NEEDED")


@action(duty=[Duty.KEEP_ACCOUNTS, Duty.DECIDE, Duty.OPEN_SEALS], in_campaign=False)
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

    A role that touches marks takes two persons. Raises Refusal NOT_YOUR_DUTY, TWO_PERSONS_NEEDED,
    NOT_TO_ONESELF, ALREADY_GRANTED or ROLES_APART (regulations 4.3).
    """
    _require_granter(person, role, by, at)
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
    _record_role("role.granted", granted, by, at)
    return granted


@action(duty=Duty.KEEP_ACCOUNTS, in_campaign=False)
def revoke(*, grant: Grant, by: Person | str, at: datetime) -> None:
    """Take a role back. Raises Refusal NOT_YOUR_DUTY or ALREADY_REVOKED."""
    if grant.revoked_at:
        raise Refusal("ALREADY_REVOKED")
    grant.revoked_at = at
    _record_role("role.revoked", grant, by, at)


def _record_role(event: str, grant: Grant, by: Person | str, at: datetime) -> None:
    record(
        event,
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


def _require_granter(person: Person, role: Role, by: Person | str, at: datetime) -> None:
    """Refuse a grant to oneself, one that takes two persons, or one by who keeps no accounts."""
    if person == by:
        raise Refusal("NOT_TO_ONESELF")
    if role in TOUCHING_MARKS:
        _require_two_persons(by)
    elif isinstance(by, Person):
        check_duty(by, [Duty.KEEP_ACCOUNTS], at)


def _require_apart(other: Grant, role: Role, campaign: str) -> None:
    same = not other.campaign or not campaign or other.campaign == campaign
    if other.role == role and other.campaign == campaign:
        raise Refusal("ALREADY_GRANTED", role=role)
    if same and not may_hold_both(Role(other.role), role):
        raise Refusal("ROLES_APART", role=role, held=other.role)
