"""What somebody changed of their own keys: password, second factor, address of mail."""

from collections.abc import Sequence
from datetime import datetime

from accounts.actions.notices import notices_of
from accounts.actions.tokens import end_all_of
from accounts.models import AccountNotice, Person
from audit.actions.record import record, recorded


@recorded
def password_changed(*, person: Person, at: datetime) -> None:
    """Record that somebody changed their password; every token of theirs ends with it."""
    _with_tokens_ended("password.changed", person, at)


@recorded
def password_reset(*, person: Person, at: datetime) -> None:
    """Record that somebody set a new password by a link, and tell them: it may have been another.

    Every token of theirs ends with it.
    """
    _with_tokens_ended("password.reset", person, at, notices_of(person, "password.reset", None, at))


def _with_tokens_ended(
    event: str, person: Person, at: datetime, news: Sequence[AccountNotice] = ()
) -> None:
    count = end_all_of(person)
    record(event, about=person.pseudonym, by=person, at=at, rows=news, tokens_ended=count)


@recorded
def password_reset_asked(*, person: Person, at: datetime) -> None:
    """Record that a link to set a new password was sent; whoever asked for it is not known."""
    record("password.reset_asked", about=person.pseudonym, by="nobody", at=at)


@recorded
def second_factor_turned_on(*, person: Person, at: datetime) -> None:
    """Record that somebody is asked for a second factor from now on."""
    record("second_factor.on", about=person.pseudonym, by=person, at=at)


@recorded
def second_factor_turned_off(*, person: Person, at: datetime) -> None:
    """Record that somebody is asked for no second factor any more, and tell them."""
    news = notices_of(person, "second_factor.off", None, at)
    record("second_factor.off", about=person.pseudonym, by=person, at=at, rows=news)


@recorded
def recovery_codes_made(*, person: Person, at: datetime) -> None:
    """Record that somebody has new recovery codes; the former ones open nothing."""
    record("second_factor.codes", about=person.pseudonym, by=person, at=at)


@recorded
def email_changed(*, person: Person, at: datetime) -> None:
    """Record that somebody changed where their links to a new password go."""
    record("email.changed", about=person.pseudonym, by=person, at=at)
