"""A password that its owner alone knows: the administrator hands over a code on paper.

With the first code the owner activates the account, with a later one they set a new password. Of
an account that reaches marks, codes or other accounts, two persons issue it (`code_halves`).
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password

from accounts.actions.action import action
from accounts.actions.notices import notices_of
from accounts.actions.people import lock_person, set_password
from accounts.actions.sensitive_accounts import is_sensitive
from accounts.actions.tokens import end_all_of
from accounts.models import AccountNotice, PasswordCode, Person
from accounts.rules.duties import Duty
from accounts.rules.password_codes import ALPHABET, LENGTH, grouped, halves_of, plain
from audit.actions.record import record
from audit.rules.refusals import Refusal, require_reason

MOST_TRIES = 5


@action(duty=Duty.KEEP_ACCOUNTS, in_campaign=False)
def issue(*, person: Person, reason: str, by: Person | str, at: datetime) -> str:
    """Return a new code for somebody, which is never shown again; earlier ones end.

    The password stays as it is until the code is used, and nobody but its owner chooses the next.
    Raises Refusal NOT_YOUR_DUTY, OWN_PASSWORD_CODE, NOT_ACTIVE (closed or suspended),
    TWO_PERSONS_NEEDED (of a sensitive account only the console issues alone) or REASON_MISSING.
    """
    if person == by:
        raise Refusal("OWN_PASSWORD_CODE")
    locked = lock_active(person)
    if isinstance(by, Person) and is_sensitive(locked, at):
        raise Refusal("TWO_PERSONS_NEEDED")
    require_reason(reason)
    former = ended_codes(locked, at)
    text, made = new_code(locked, at)
    news = notices_of(locked, "password.code_issued", by, at, reason=reason)
    record(
        "password.code_issued",
        about=locked.pseudonym,
        by=by,
        at=at,
        rows=[*former, made, *news],
        reason=reason,
        hours=hours_for(locked),
    )
    return text


def lock_active(person: Person) -> Person:
    """Lock somebody for a code. Raises Refusal NOT_ACTIVE (closed or suspended)."""
    locked = lock_person(person)
    if not locked.is_active:
        raise Refusal("NOT_ACTIVE")
    return locked


def ended_codes(person: Person, at: datetime) -> list[PasswordCode]:
    """Return the codes that end with a new one, to be recorded with its event."""
    former = list(person.password_codes.filter(ended_at=None))
    for code in former:
        code.ended_at = at
    return former


def drawn(length: int) -> str:
    """Return letters and digits drawn by chance, as many as asked for."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_code(person: Person, issued_at: datetime) -> tuple[str, PasswordCode]:
    """Return a new code as it is printed, and its row, to be recorded with an event."""
    text = drawn(LENGTH)
    expires_at = issued_at + timedelta(hours=hours_for(person))
    made = PasswordCode(person=person, digest=make_password(text), expires_at=expires_at)
    return grouped(text), made


def hours_for(person: Person) -> int:
    """Return how long a code for somebody is good: the first one takes longer to hand over."""
    hours: int = (
        settings.PASSWORD_CODE_HOURS if person.is_activated else settings.ACTIVATION_CODE_HOURS
    )
    return hours


@action(in_campaign=False)
def use(*, username: str, code: str, password: str, by: object, at: datetime) -> bool:
    """Set a password by a code, the first or a new one; say whether it was the right code.

    Every session and token of the account ends. What was wrong is not told: a name that nobody
    has, a code that is over, or another code. A code ends after some wrong tries.
    """
    person = Person.objects.select_for_update().filter(username=username, is_active=True).first()
    in_force = _in_force(person, at)
    is_right = _is_code(in_force, plain(code))
    if person is None or in_force is None or not is_right:
        _refuse(person, username, in_force, at)
        return False
    in_force.ended_at = at
    event, news = _used(person, at)
    set_password(person, password)
    record(
        event,
        about=person.pseudonym,
        by=person,
        at=at,
        rows=[in_force, *news],
        tokens_ended=end_all_of(person),
    )
    return True


def _is_code(in_force: PasswordCode | None, typed: str) -> bool:
    """Compare what was typed with a code, whole or in halves.

    Two passwords are hashed for each, and without a code as well: how long it takes tells nobody
    who exists, nor which half was wrong.
    """
    if in_force and in_force.second_digest:
        first, second = halves_of(typed)
        is_first = check_password(first, in_force.digest)
        return check_password(second, in_force.second_digest) and is_first
    make_password(typed)
    return check_password(typed, in_force.digest if in_force else "")


def _used(person: Person, used_at: datetime) -> tuple[str, list[AccountNotice]]:
    """Return which event the use of a code is, and what its owner is told if it was another."""
    if not person.is_activated:  # whoever is not the owner leaves the owner a code that fails
        return "account.activated", []
    return "password.set_by_code", notices_of(person, "password.set_by_code", None, used_at)


def _in_force(person: Person | None, at: datetime) -> PasswordCode | None:
    """Return the code with which somebody may set a password now."""
    if person is None:
        return None
    return person.password_codes.filter(ended_at=None, expires_at__gt=at).first()


def _refuse(
    person: Person | None, username: str, in_force: PasswordCode | None, at: datetime
) -> None:
    """Record a wrong try; of a name that nobody has only a digest is kept."""
    if in_force:
        in_force.wrong_tries += 1
        in_force.ended_at = at if in_force.wrong_tries >= MOST_TRIES else None
    tried = person.pseudonym if person else sha256(username.encode()).hexdigest()[:16]
    rows = [in_force] if in_force else []
    record("password.code_refused", about=tried, by="nobody", at=at, rows=rows)
