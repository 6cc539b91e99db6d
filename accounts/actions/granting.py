"""Give roles and take them back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action, check_duty
from accounts.actions.applying import applying
from accounts.actions.barring import barred_codes, require_not_barred
from accounts.actions.notices import notices_of
from accounts.actions.people import (
    lock_person,
    require_another_administrator,
    require_two_persons,
)
from accounts.actions.seats import codes_by_seat, require_by_seat
from accounts.actions.sensitive_accounts import require_no_code_of_one_person
from accounts.models import Grant, Person
from accounts.rules.duties import SECOND_TO_CHAIR, Duty, Role
from accounts.rules.seats import BOARD_OF
from accounts.rules.sensitive import SENSITIVE
from accounts.rules.separation import Meeting, meeting_of, same_campaign
from audit.actions.record import record
from audit.rules.refusals import Refusal, require_reason

# Who keeps the accounts acts alone; the others, as the second of two persons.
GRANTERS = (Duty.KEEP_ACCOUNTS, *SECOND_TO_CHAIR)


@dataclass(frozen=True, slots=True)
class SeatOfGrant:
    """By sitting in which body a role is given, and whether nothing opens before a statement."""

    board: str
    owes_statement: bool


NO_SEAT = SeatOfGrant("", owes_statement=False)


@action(duty=GRANTERS, in_campaign=False)
def grant(
    *,
    person: Person,
    role: Role,
    campaign: str = "",
    seat: SeatOfGrant = NO_SEAT,
    starts_on: date | None = None,
    ends_on: date | None = None,
    document: str = "",
    by: Person | str,
    at: datetime,
) -> Grant:
    """Give a role, for one campaign or for all (blank), for a time; `seat`: by sitting in a body.

    A sensitive role takes two persons. What was held before counts like what is held; where two
    roles meet under a warning, the event names the other. What is given by name, at the console
    too, waits in each campaign for the statement on relations (TT 22/2025 art. 20(2)). Raises
    Refusal NOT_YOUR_DUTY, TWO_PERSONS_NEEDED, NOT_TO_ONESELF, GIVEN_BY_BODY (one campaign, without
    a seat), CODE_UNUSED (a sensitive role while one person could still set the password),
    ENDS_BEFORE_START, ALREADY_GRANTED, IS_BARRED or ROLES_APART (4.3).
    """
    _require_granter(person, role, by, at)
    require_period(starts_on, ends_on, timezone.localdate(at))
    if isinstance(by, Person):
        _require_given_by_people(person, role, campaign, seat, at)
    _require_may_hold(lock_person(person), role, campaign)
    warned = warned_roles(person, role, campaign)
    granted = Grant(
        **{"person": person, "role": role, "campaign": campaign, "board": seat.board},
        starts_on=starts_on or timezone.localdate(at),
        ends_on=ends_on,
        document=document,
        asked_by=_asker(),
        granted_by=by if isinstance(by, Person) else None,
        granted_at=at,
        statement_owed_since=at if seat.owes_statement else None,
        **{} if campaign else _closed_in(person, role),
    )
    _record_role("role.granted", granted, by, at, **({"warned_of": warned} if warned else {}))
    return granted


def require_period(starts_on: date | None, ends_on: date | None, today: date) -> None:
    """Refuse (ENDS_BEFORE_START) a role that would never hold: it ends before it begins."""
    first = starts_on or today
    if ends_on and ends_on < first:
        days = {"starts_on": f"{first:%d/%m/%Y}", "ends_on": f"{ends_on:%d/%m/%Y}"}
        raise Refusal("ENDS_BEFORE_START", field="ends_on", **days)


def warned_roles(person: Person, role: Role, campaign: str) -> list[Role]:
    """Return what somebody holds or held that a role meets under a warning. Reads only."""
    grants = [other for other in person.grants.all() if same_campaign(other.campaign, campaign)]
    roles = {Role(other.role) for other in grants}
    return sorted(other for other in roles if meeting_of(role, other) is Meeting.WARNED)


@action(duty=GRANTERS, in_campaign=False)
def revoke(*, grant: Grant, reason: str, by: Person | str, at: datetime) -> None:
    """Take a role back, with a reason; two persons do who replace a member of a body.

    Raises Refusal NOT_YOUR_DUTY, ALREADY_REVOKED, REASON_MISSING or LAST_ADMINISTRATOR.
    """
    _require_alone_or_two(by, at)
    if grant.revoked_at:
        raise Refusal("ALREADY_REVOKED")
    require_reason(reason)
    if grant.role == Role.ADMINISTRATOR:
        require_another_administrator(grant.person, by, at)
    grant.revoked_at = at
    _record_role("role.revoked", grant, by, at, reason=reason)


@action(duty=GRANTERS, in_campaign=False)
def end_by_name(
    *, grant: Grant, campaign: str, document: str, by: Person | str, at: datetime
) -> None:
    """End in a campaign a role that somebody has by name, since the seats of a board give it now.

    One that was given for all campaigns holds in the others. Raises Refusal NOT_YOUR_DUTY.
    """
    _require_alone_or_two(by, at)
    if grant.campaign:
        grant.revoked_at = at
    else:
        grant.seated_in = sorted({*(grant.seated_in or ()), campaign})
    facts: dict[str, Any] = {"role": grant.role, "campaign": campaign}
    news = notices_of(grant.person, "role.by_seat", by, at, **facts)
    facts |= {"board": BOARD_OF[Role(grant.role)], "document": document}
    about = grant.person.pseudonym
    record("role.by_seat", about=about, by=by, at=at, rows=[grant, *news], **facts)


def _record_role(event: str, grant: Grant, by: Person | str, at: datetime, **facts: Any) -> None:
    """Record what became of a role, and tell whoever is concerned."""
    role, campaign = grant.role, grant.campaign
    facts |= {"role": role, "campaign": campaign}
    news = notices_of(grant.person, event, by, at, role=role, campaign=campaign)
    rows = [grant, *news] if _is_told(by) else [grant]
    record(event, about=grant.person.pseudonym, by=by, at=at, rows=rows, **facts)


def _closed_in(person: Person, role: Role) -> dict[str, list[str] | None]:
    """Return the campaigns that a role given for all of them does not reach."""
    return {"barred_in": barred_codes(person), "seated_in": codes_by_seat(role)}


def _is_told(by: Person | str) -> bool:
    """Say whether the holder did not see it happen: an account begins with the role it is for."""
    return isinstance(by, Person)


def _asker() -> Person | None:
    """Return who asked for the role, where two persons grant it."""
    request = applying()
    return request.asked_by if request else None


def _require_granter(person: Person, role: Role, by: Person | str, at: datetime) -> None:
    """Refuse a grant to oneself, one that takes two persons, or one by who keeps no accounts."""
    if person == by or (role in SENSITIVE and person == _asker()):
        raise Refusal("NOT_TO_ONESELF")
    if role in SENSITIVE:
        require_two_persons(by)
    else:
        _require_alone_or_two(by, at)


def _require_alone_or_two(by: Person | str, at: datetime) -> None:
    """Refuse (NOT_YOUR_DUTY) who neither keeps the accounts nor applies what another asked for."""
    if isinstance(by, Person) and applying() is None:
        check_duty(by, [Duty.KEEP_ACCOUNTS], at)


def _require_given_by_people(
    person: Person, role: Role, campaign: str, seat: SeatOfGrant, at: datetime
) -> None:
    """Refuse what the console alone may give: a seat's role by name, one that a lone hand opens."""
    require_by_seat(role, campaign, seat.board)
    if role in SENSITIVE:
        require_no_code_of_one_person(person, at)


def _require_may_hold(person: Person, role: Role, campaign: str) -> None:
    """Refuse who is barred from the campaign, and a role that may not meet another of theirs."""
    require_not_barred(person, campaign)
    for other in Grant.objects.filter(person=person).order_by("starts_on", "pk"):
        _require_apart(other, role, campaign)


def _require_apart(other: Grant, role: Role, campaign: str) -> None:
    """Refuse what stands already, and a role that lies apart from one that is or was held."""
    is_standing = other.revoked_at is None
    if is_standing and other.role == role and other.campaign == campaign:
        raise Refusal("ALREADY_GRANTED", role=role)
    apart = meeting_of(Role(other.role), role) is Meeting.APART
    if apart and same_campaign(other.campaign, campaign):
        raise Refusal("ROLES_APART", role=role, held=other.role)
