"""Councils and boards: drafted by the secretary, founded by two persons on a decision, replaced.

Whoever sits in a body gets its role in the campaign by that, and loses it by leaving.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils import timezone

from accounts.actions import granting
from accounts.actions.action import action
from accounts.actions.acts import GRANT_ROLE
from accounts.actions.seats import by_name
from accounts.models import Grant, Person
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import Duty
from accounts.rules.seats import roles_of_board
from exams.actions.body_gates import founding_checks, require_may_serve
from exams.actions.body_rules import relation_rules_for
from exams.actions.gates import pass_gate
from exams.actions.preconditions import lock_campaign, require_not_in_future
from exams.actions.replacement_gates import is_chair, replacement_checks
from exams.models import Body, Campaign, Member
from exams.rules.bodies import BodyKind, Office
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.seat_terms import WITH_BODY, SeatDays

DECIDES = GRANT_ROLE.applies  # who sits has a role: the same persons decide about both


@action(duty=Duty.PREPARE)
def draft_member(
    *,
    campaign: Campaign,
    kind: BodyKind,
    person: Person,
    office: Office,
    capacity: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
    by: Person,
    at: datetime,
) -> Member:
    """Put somebody on the draft of a body, perhaps for a time only.

    Raises Refusal NOT_YOUR_DUTY, ALREADY_FOUNDED, CAPACITY_MISSING, ENDS_BEFORE_START,
    ALREADY_SEATED_HERE, or CANNOT_SIGN_IN, IS_CANDIDATE and IS_BARRED of whom the account is.
    """
    locked = lock_campaign(campaign)
    granting.require_period(starts_on, ends_on, timezone.localdate(at))
    body = _drafted(locked, kind)
    member = _new_member(body, person, office, capacity)
    member.starts_on, member.ends_on = starts_on, ends_on
    rows = [body, member] if body._state.adding else [member]
    locked.record("body.drafted", about=kind, rows=rows, member=person.pseudonym, office=office)
    return member


@action(duty=Duty.PREPARE)
def drop_member(*, member: Member, by: Person, at: datetime) -> None:
    """Take somebody off the draft of a body. Raises Refusal NOT_YOUR_DUTY or ALREADY_FOUNDED."""
    locked = lock_campaign(member.body.campaign)
    _require_draft(member.body)
    member.left_at = at
    locked.record(
        "body.undrafted", about=member.body.kind, rows=[member], member=member.person.pseudonym
    )


@action(duty=DECIDES, two_persons=TwoPersonKind.GRANT_ROLE)
def establish(
    *,
    body: Body,
    number: str,
    on: date | None,
    authority: str,
    under: str = "",
    by: Person,
    at: datetime,
) -> Body:
    """Found a body as it was drafted, on a decision; its members get their roles, and they alone.

    `under` (`FoundedUnder`) is who chairs the council, and who decided on the supervision board.
    Source: NĐ 170/2025 art. 8; TT 22/2025 arts. 4, 5, 23. Raises Refusal NOT_YOUR_DUTY,
    TWO_PERSONS_NEEDED, ALREADY_FOUNDED, DATES_MISSING, DAY_IN_FUTURE, NOT_TO_ONESELF, ROLES_APART,
    CANNOT_SIGN_IN, IS_CANDIDATE, IS_BARRED, or what its gate finds (`founding_checks`).
    """
    locked = lock_campaign(body.campaign)
    day = _decided_on(body, on, at)
    accepted = pass_gate(founding_checks(body, under))
    members = list(body.members.sitting().select_related("person", "body"))
    body.number, body.decided_on, body.authority, body.founded_at = number, on, authority, at
    body.founded_under = under
    for member in members:
        require_may_serve(member.person, locked)
        member.seated_at = at
    locked.record(
        "body.founded",
        about=body.kind,
        rows=[body, *members],
        number=number,
        on=f"{day:%d/%m/%Y}",
        members=[[member.office, member.person.pseudonym] for member in members],
        days=_days_of(members),
        accepted=accepted,
    )
    for grant in by_name(roles_of_board(body.kind), locked.code):
        granting.end_by_name(grant=grant, campaign=locked.code, document=number, by=by, at=at)
    _give_roles(members, locked, number, by, at)
    return body


@action(duty=DECIDES, two_persons=TwoPersonKind.GRANT_ROLE)
def replace_member(
    *,
    member: Member,
    successor: Person,
    capacity: str,
    document: str,
    reason: str,
    under: str = "",
    days: SeatDays = WITH_BODY,
    by: Person,
    at: datetime,
) -> Member:
    """Let somebody else sit in the place of a member for these days; the role goes with the seat.

    Raises Refusal NOT_YOUR_DUTY, TWO_PERSONS_NEEDED, NOT_FOUNDED, LEFT_BODY, ENDS_BEFORE_START,
    (DOCUMENT, REASON, CAPACITY)_MISSING, ALREADY_SEATED_HERE, IS_BARRED, NOT_TO_ONESELF,
    ROLES_APART, or what `replacement_checks` find (`under`: who chairs the council then).
    """
    locked = lock_campaign(member.body.campaign)
    _require_replaceable(member, document, reason)
    granting.require_period(*days, timezone.localdate(at))
    accepted = pass_gate(replacement_checks(member, successor, under=under, days=days))
    member.left_at, member.document, member.reason = member.left_at or at, document, reason
    fresh = _in_place_of(member, successor, capacity)
    fresh.seated_at, fresh.starts_on, fresh.ends_on = at, *days
    locked.record(
        "body.member_replaced",
        about=member.body.kind,
        rows=[member, fresh, *_chaired(member, under)],
        former=member.person.pseudonym,
        member=successor.pseudonym,
        office=member.office,
        document=document,
        reason=reason,
        days=_days_of([fresh]),
        accepted=accepted,
    )
    _take_role(member, reason, by, at)
    _give_roles([fresh], locked, document, by, at)
    return fresh


def _days_of(members: Iterable[Member]) -> list[list[str]]:
    """Return first and last day (ISO) of each seat that has any, by the pseudonym of who sits."""
    return [
        [member.person.pseudonym, *(day.isoformat() if day else "" for day in member.days)]
        for member in members
        if any(member.days)
    ]


def roles_by_seat(member: Member) -> list[Grant]:
    """Return the roles that somebody has by a seat, and that go with it."""
    body = member.body
    by_seat = Grant.objects.filter(campaign=body.campaign.code, board=body.kind, revoked_at=None)
    return list(by_seat.filter(person=member.person))


def _drafted(campaign: Campaign, kind: BodyKind) -> Body:
    """Return the draft of a body, a new one where there is none yet."""
    body = Body.objects.filter(campaign=campaign, kind=kind).first()
    if body is None:
        return Body(campaign=campaign, kind=kind)
    _require_draft(body)
    return body


def _require_draft(body: Body) -> None:
    if body.founded_at:
        raise Refusal("ALREADY_FOUNDED", body=body.kind)


def _decided_on(body: Body, on: date | None, at: datetime) -> date:
    """Return the day of the decision that founds a draft."""
    _require_draft(body)
    if on is None:
        raise Refusal("DATES_MISSING", field="on")
    require_not_in_future(on, at)
    return on


def _require_replaceable(member: Member, document: str, reason: str) -> None:
    if member.body.founded_at is None:
        raise Refusal("NOT_FOUNDED", body=member.body.kind)
    if member.left_at and not member.is_vacated:
        raise Refusal("LEFT_BODY", name=str(member.person))
    require_document(document)
    require_reason(reason)


def _chaired(member: Member, under: str) -> list[Body]:
    """Return the council whose new chair is somebody else than its decision says; else nothing."""
    body = member.body
    if not is_chair(member) or body.founded_under == under:
        return []
    body.founded_under = under
    return [body]


def _in_place_of(member: Member, successor: Person, capacity: str) -> Member:
    """Return the seat of whoever takes a place; a reserve keeps theirs, in another office."""
    seats = member.body.members.in_reserve(successor)
    reserve = seats.select_related("person", "body").first()
    if reserve is None:
        return _new_member(member.body, successor, Office(member.office), capacity)
    _require_capacity(capacity)
    require_may_serve(successor, member.body.campaign)
    reserve.office, reserve.capacity = member.office, capacity
    return reserve


def _new_member(body: Body, person: Person, office: Office, capacity: str) -> Member:
    """Return a new seat for somebody who may sit, and does not sit in the body already."""
    _require_capacity(capacity)
    require_may_serve(person, body.campaign)
    if not body._state.adding and body.members.sitting().filter(person=person).exists():
        raise Refusal("ALREADY_SEATED_HERE", name=str(person), body=body.kind, field="person")
    return Member(body=body, person=person, office=office, capacity=capacity)


def _require_capacity(capacity: str) -> None:
    if not capacity.strip():
        raise Refusal("CAPACITY_MISSING", field="capacity")


def _give_roles(
    members: Iterable[Member], campaign: Campaign, document: str, by: Person, at: datetime
) -> None:
    """Grant each member the role of their seat, unless they hold it as long here already."""
    give = partial(granting.grant, campaign=campaign.code, document=document, by=by, at=at)
    today = timezone.localdate(at)
    for member in members:
        role = member.role
        first = max(member.starts_on or today, today)  # as every role: not before it is given
        grants = Grant.objects.filter(person=member.person, role=role, revoked_at=None)
        if not role or any(each.lasts(campaign.code, first, member.ends_on) for each in grants):
            continue
        for shorter in grants.filter(campaign=campaign.code):
            first = today if shorter.covers(campaign.code, today) else first  # without a gap
            granting.revoke(grant=shorter, reason=document, by=by, at=at)
        days: dict[str, Any] = {"starts_on": first, "ends_on": member.ends_on}
        give(person=member.person, role=role, seat=seat_of(member, campaign), **days)


def seat_of(member: Member, campaign: Campaign) -> granting.SeatOfGrant:
    """Return the seat by which a role is given; the profile says whether a statement comes first.

    Source: TT 22/2025 art. 20(2); profile `coi_declaration_before_access`.
    """
    return granting.SeatOfGrant(member.body.kind, relation_rules_for(campaign).statement_first)


def _take_role(member: Member, reason: str, by: Person, at: datetime) -> None:
    """End the role that somebody had by a seat; what was granted otherwise stays."""
    for grant in roles_by_seat(member):
        granting.revoke(grant=grant, reason=reason, by=by, at=at)
