"""Open an account: without a role, and without a password until its owner sets one."""

from dataclasses import dataclass, field
from datetime import datetime

from accounts.actions.action import action
from accounts.actions.password_codes import hours_for, new_code
from accounts.actions.people import create_account
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record


@dataclass(frozen=True, slots=True)
class OpenedAccount:
    """A new account, and the code on paper with which its owner activates it."""

    person: Person
    code: str = field(repr=False)


@action(duty=Duty.KEEP_ACCOUNTS, in_campaign=False)
def open_account(
    *, username: str, full_name: str, email: str, by: Person | str, at: datetime
) -> OpenedAccount:
    """Open an account; return it with the code that its owner sets the first password by.

    The code is never shown again. Raises Refusal NOT_YOUR_DUTY, USERNAME_TAKEN or EMAIL_TAKEN;
    nothing is written then.
    """
    person = create_account(username, full_name, email)
    code, row = new_code(person, at)
    hours = hours_for(person)
    record("account.opened", about=person.pseudonym, by=by, at=at, rows=[row], hours=hours)
    return OpenedAccount(person, code)
