"""Give roles and take them back."""

from datetime import date, datetime

from django.utils import timezone

from accounts.actions.action import action, check_duty
from accounts.actions.people import lock_person, require_two_persons
from accounts.models import Grant, Person
from accounts.rules.duties import TOUCHING_MARKS, Duty, Role, may_hold_both
from audit.actions.record import record
from audit.rules.refusals import Refusal


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
    for other in Grant.objects.filter(person=lock_person(person), revoked_at=None):
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


def _require_granter(person: Person, role: Role, by: Person | str, at: datetime) -> None:
    """Refuse a grant to oneself, one that takes two persons, or one by who keeps no accounts."""
    if person == by:
        raise Refusal("NOT_TO_ONESELF")
    if role in TOUCHING_MARKS:
        require_two_persons(by)
    elif isinstance(by, Person):
        check_duty(by, [Duty.KEEP_ACCOUNTS], at)


def _require_apart(other: Grant, role: Role, campaign: str) -> None:
    same = not other.campaign or not campaign or other.campaign == campaign
    if other.role == role and other.campaign == campaign:
        raise Refusal("ALREADY_GRANTED", role=role)
    if same and not may_hold_both(Role(other.role), role):
        raise Refusal("ROLES_APART", role=role, held=other.role)
