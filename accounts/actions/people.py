"""Suspend, resume and close accounts."""

from datetime import datetime

from django.db import IntegrityError

from accounts.actions.action import action
from accounts.actions.applying import applying
from accounts.actions.notices import notices_of
from accounts.models import Grant, Person
from accounts.rules.duties import Duty, Role
from audit.actions.record import record
from audit.rules.refusals import Refusal, require_reason


@action(duty=Duty.KEEP_ACCOUNTS, in_campaign=False)
def suspend_account(*, person: Person, reason: str, by: Person | str, at: datetime) -> None:
    """Suspend an account at once; one person is enough, and enough to resume it.

    Raises Refusal NOT_YOUR_DUTY, OWN_ACCOUNT, REASON_MISSING or ALREADY_DONE.
    """
    if person == by:
        raise Refusal("OWN_ACCOUNT")
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
    locked = lock_person(person)
    require_reason(reason)
    if locked.is_active == active:
        raise Refusal("ALREADY_DONE")
    locked.is_active = active
    locked.save(update_fields=["is_active"])
    news = notices_of(locked, event, by, at, reason=reason)
    record(event, about=locked.pseudonym, by=by, at=at, rows=news, reason=reason)


@action(duty=[Duty.KEEP_ACCOUNTS, Duty.DECIDE], in_campaign=False)
def close_account(*, person: Person, by: Person | str, at: datetime) -> None:
    """Close an account for good; its grants stay on record but open nothing.

    Takes two persons. Raises Refusal NOT_YOUR_DUTY, TWO_PERSONS_NEEDED, ALREADY_DONE or
    LAST_ADMINISTRATOR.
    """
    require_two_persons(by)
    locked = lock_person(person)
    if locked.closed_at:
        raise Refusal("ALREADY_DONE")
    require_another_administrator(locked, by, at)
    locked.is_active, locked.closed_at = False, at
    locked.save(update_fields=["is_active", "closed_at"])
    news = notices_of(locked, "account.closed", by, at)
    record("account.closed", about=locked.pseudonym, by=by, at=at, rows=news)


def require_two_persons(by: Person | str) -> None:
    """Refuse (TWO_PERSONS_NEEDED) what a person does alone; the console acts before anybody."""
    if isinstance(by, Person) and applying() is None:
        raise Refusal("TWO_PERSONS_NEEDED")


def require_another_administrator(person: Person, actor: Person | str, at: datetime) -> None:
    """Refuse (LAST_ADMINISTRATOR) to take away the only one who keeps accounts.

    Whoever never set a password cannot come in, and is no other. The console may: it can also make
    a first administrator again.
    """
    if not isinstance(actor, Person) or not person.may(Duty.KEEP_ACCOUNTS, at=at):
        return
    grants = Grant.objects.filter(role=Role.ADMINISTRATOR, revoked_at=None)
    others = Person.objects.filter(is_active=True, grants__in=grants).exclude(pk=person.pk)
    present = [other for other in others.distinct() if other.is_activated]
    if not any(other.may(Duty.KEEP_ACCOUNTS, at=at) for other in present):
        raise Refusal("LAST_ADMINISTRATOR")


def create_account(username: str, full_name: str, email: str) -> Person:
    """Create an account that nobody can sign in to yet, as part of an action.

    An address leads to one account, or a link for one password would open another. Only the office
    is told that it is taken; who signs up is not. Raises Refusal USERNAME_TAKEN or EMAIL_TAKEN.
    """
    if email and Person.objects.with_address(email).exists():
        raise Refusal("EMAIL_TAKEN", email=email, field="email")
    try:
        return Person.objects.create_user(username, full_name=full_name, email=email)
    except IntegrityError as clash:  # the address may be taken only since it was looked for
        is_name = "username" in str(clash)
        code, field = ("USERNAME_TAKEN", "username") if is_name else ("EMAIL_TAKEN", "email")
        raise Refusal(code, username=username, email=email, field=field) from clash


def set_password(person: Person, password: str) -> None:
    """Give somebody the password that they chose, as part of an action."""
    person.set_password(password)
    person.save(update_fields=["password"])


def lock_person(person: Person) -> Person:
    """Lock somebody as they stand now: whoever decides about them at the same time waits."""
    return Person.objects.select_for_update().get(pk=person.pk)
