"""What keeps somebody from the place of a member. Reads only."""

from accounts.models import Person
from exams.actions.body_gates import (
    composition_of,
    leaving_early,
    role_checks,
    seats_elsewhere,
    sitting_in,
)
from exams.actions.body_rules import PAGE
from exams.actions.supervision_gates import supervision_of
from exams.models import Member
from exams.rules.bodies import BodyKind, Office
from exams.rules.body_checks import meeting_checks
from exams.rules.checks import Check, errors
from exams.rules.seat_terms import WITH_BODY, SeatDays


def replacement_checks(
    member: Member, successor: Person, *, under: str | None = None, days: SeatDays = WITH_BODY
) -> tuple[Check, ...]:
    """Return what keeps somebody from the place of a member, or has to be named by two persons.

    What two persons passed when they founded the body is not asked again, nor what other seats
    that stand empty leave wrong: they are filled one by one. `under` is who the new chair of a
    council is (`FoundedUnder`; None: not asked yet), `days` are those of the new seat.
    """
    body = member.body
    fresh = Member(body=body, person=successor, office=member.office, **days._asdict())
    return (
        *_composition(member, fresh),
        *_meetings(fresh),
        *role_checks([fresh], body.campaign),
        *leaving_early(body, [fresh]),
        *(supervision_of(body, under) if is_chair(member) else ()),
    )


def is_chair(member: Member) -> bool:
    """Say whether a seat is that of who chairs the council."""
    return member.body.kind == BodyKind.COUNCIL and member.office == Office.HEAD


def _composition(member: Member, fresh: Member) -> tuple[Check, ...]:
    """Return what is wrong with the body afterwards, and was not before."""
    body = member.body
    gone = {member.pk, *body.members.in_reserve(fresh.person).values_list("pk", flat=True)}
    sitting = sitting_in(body)
    staying = [each.seat for each in sitting if each.pk not in gone]
    amiss = {check.code for check in composition_of(body, [each.seat for each in sitting])}
    composition = errors(composition_of(body, [*staying, fresh.seat]))
    return tuple(check for check in composition if check.code not in amiss)


def _meetings(fresh: Member) -> tuple[Check, ...]:
    """Return what the new seat may not meet with; of the reserve the founding named the warned."""
    checks = meeting_checks([fresh.seat], seats_elsewhere(fresh.body), PAGE)
    return errors(checks) if fresh.body.members.in_reserve(fresh.person).exists() else checks
