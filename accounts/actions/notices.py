"""What is told of an account: with the event, until whoever is concerned has read it.

Its owner is told; and where a sensitive role is theirs, so is the supervision board, which learns
from the product, not from whoever keeps the accounts, that a key has moved.
"""

from datetime import datetime

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import AccountNotice, Grant, Person
from accounts.rules.duties import Role
from accounts.rules.sensitive import SENSITIVE
from audit.actions.record import record
from audit.rules.refusals import Refusal


def notices_of(
    person: Person, kind: str, actor: object, told_at: datetime, **facts: object
) -> list[AccountNotice]:
    """Return new notices of an account, to be among the rows of the event that they tell.

    One for its owner, and one for each supervisor of a campaign in which a sensitive role is
    theirs, or is the role of the event.
    """
    actor = actor if isinstance(actor, Person) else None
    common = {"kind": kind, "actor": actor, "facts": facts, "told_at": told_at}
    own = AccountNotice(person=person, **common)
    watchers = _supervisors(_campaigns_of_sensitive_roles(person, facts), told_at)
    others = [each for each in watchers if each not in (person, actor)]
    return [own, *(AccountNotice(person=each, concerns=person, **common) for each in others)]


def _campaigns_of_sensitive_roles(person: Person, facts: dict[str, object]) -> set[str]:
    """Return in which campaigns somebody holds a sensitive role, or the event is of one."""
    sensitive = person.grants.filter(role__in=SENSITIVE, revoked_at=None)
    campaigns = set(sensitive.values_list("campaign", flat=True))
    return campaigns | ({str(facts["campaign"])} if facts.get("role") in SENSITIVE else set())


def _supervisors(campaigns: set[str], at: datetime) -> list[Person]:
    """Return who supervises one of the campaigns now; blank is every campaign."""
    today = timezone.localdate(at)
    grants = Grant.objects.filter(role=Role.SUPERVISOR, revoked_at=None, person__is_active=True)
    people = {
        grant.person: None
        for grant in grants.select_related("person").order_by("person")
        if any(grant.covers(code or None, today) for code in campaigns)
    }
    return list(people)


@action(in_campaign=False)
def confirm_read(*, by: Person, at: datetime) -> int:
    """Record that somebody has read what they were told of accounts; return how much.

    Raises Refusal ALREADY_DONE where nothing is left to read.
    """
    unread = list(by.account_notices.select_for_update().filter(read_at=None))
    if not unread:
        raise Refusal("ALREADY_DONE")
    for each in unread:
        each.read_at = at
    record("account.notices_read", about=by.pseudonym, by=by, at=at, rows=unread)
    return len(unread)
