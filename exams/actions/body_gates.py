"""What keeps a body from being founded or at work, or a seat from being taken. Reads only."""

from collections.abc import Iterable, Sequence

from django.db.models import Prefetch
from django.utils import timezone

from accounts.actions.barring import require_not_barred
from accounts.models import Grant, Person
from accounts.rules.duties import Duty, Role
from accounts.rules.separation import Meeting, meeting_of, same_campaign
from exams.actions.body_rules import PAGE, rules_for
from exams.actions.clock import dates_of
from exams.actions.supervision_gates import left_open_by_decisions, supervision_of
from exams.models import Body, Campaign, Member
from exams.rules.bodies import WORKING_THROUGHOUT, BodyKind, BodySeat
from exams.rules.body_checks import composition_checks, is_demanded, meeting_checks, not_founded
from exams.rules.checks import Check, error, errors, warnings
from exams.rules.refusals import Refusal
from exams.rules.seat_terms import term_checks


def founding_checks(body: Body, under: str | None = None) -> tuple[Check, ...]:
    """Return what is wrong with a body as it is drafted: who sits in it, and who sits elsewhere.

    `under`: what its decision says of who chairs or decides (`FoundedUnder`; None: not asked yet).
    """
    members = sitting_in(body)
    seats = [member.seat for member in members]
    return (
        *composition_of(body, seats),
        *meeting_checks(seats, seats_elsewhere(body), PAGE),
        *role_checks(members, body.campaign),
        *supervision_of(body, under),
        *leaving_early(body, members),
    )


def leaving_early(body: Body, members: Iterable[Member]) -> tuple[Check, ...]:
    """Return who leaves a body before its work ends by the plan of its campaign."""
    seats = [member.term for member in members]
    return term_checks(BodyKind(body.kind), seats, dates_of(body.campaign), PAGE)


def incomplete_bodies(campaign: Campaign, *kinds: BodyKind) -> tuple[Check, ...]:
    """Return what those bodies lack that work throughout, and those named (`lacking_by_body`).

    One that the law demands and nobody founded blocks here, where the profile says so; so does a
    supervision board that the superior had to found. What a decision leaves open of it is named.
    """
    at_work = (*WORKING_THROUGHOUT, *kinds)
    lacking = lacking_by_body(campaign, at_work)
    found_wanting = tuple(check for checks in lacking.values() for check in checks)
    blocks = rules_for(campaign).blocks_unfounded
    unfounded = _unfounded(campaign, at_work) if blocks else ()
    return (*found_wanting, *unfounded, *left_open_by_decisions(campaign))


def bodies_at_the_list(campaign: Campaign) -> tuple[Check, ...]:
    """Return what the bodies at work lack when the list is approved, and which are not founded."""
    screened = BodyKind.SCREENING_BOARD
    named = warnings(_unfounded(campaign, (*WORKING_THROUGHOUT, screened)))
    return (*incomplete_bodies(campaign, screened), *named, *_seats_that_end(campaign))


def _seats_that_end(campaign: Campaign) -> Iterable[Check]:
    """Yield the founded bodies which somebody leaves before their work ends by the plan."""
    ending = Member.objects.sitting().exclude(ends_on=None).select_related("person")
    founded = campaign.bodies.exclude(founded_at=None)
    for body in founded.prefetch_related(Prefetch("members", ending, to_attr="leaving")):
        body.campaign = campaign
        yield from leaving_early(body, body.leaving)


def _unfounded(campaign: Campaign, kinds: Iterable[BodyKind]) -> Iterable[Check]:
    """Yield each of these bodies that is demanded and that no decision founded."""
    founded = campaign.bodies.filter(founded_at__isnull=False)
    there, rules = set(founded.values_list("kind", flat=True)), rules_for(campaign)
    for kind in kinds:
        if kind not in there and is_demanded(kind, rules):
            yield not_founded(kind, rules, PAGE)


def lacking_by_body(
    campaign: Campaign, kinds: Iterable[BodyKind] = tuple(BodyKind)
) -> dict[str, tuple[Check, ...]]:
    """Return what founded bodies lack since somebody left or their days are over.

    Nothing of the whole ones; one that was never founded lacks nothing here.
    """
    sitting = Member.objects.sitting().on_duty(timezone.localdate()).select_related("person")
    founded = campaign.bodies.filter(founded_at__isnull=False, kind__in=kinds)
    lacking = {}
    for body in founded.prefetch_related(Prefetch("members", sitting, to_attr="at_work")):
        body.campaign = campaign
        if checks := errors(composition_of(body, [_seat_in(body, each) for each in body.at_work])):
            lacking[body.kind] = checks
    return lacking


def _seat_in(body: Body, member: Member) -> BodySeat:
    member.body = body
    return member.seat


def composition_of(body: Body, seats: Sequence[BodySeat]) -> tuple[Check, ...]:
    """Return what is wrong with who would sit in a body."""
    return composition_checks(BodyKind(body.kind), seats, rules_for(body.campaign), PAGE)


def require_may_sit(person: Person) -> None:
    """Refuse (CANNOT_SIGN_IN, IS_CANDIDATE) an account that can sit in no body."""
    if not person.is_active:
        raise Refusal("CANNOT_SIGN_IN", name=str(person), field="person")
    if Grant.objects.filter(person=person, role=Role.CANDIDATE, revoked_at=None).exists():
        raise Refusal("IS_CANDIDATE", name=str(person), field="person")


def require_may_serve(person: Person, campaign: Campaign) -> None:
    """Refuse (CANNOT_SIGN_IN, IS_CANDIDATE, IS_BARRED) whoever can sit in no body of a campaign."""
    require_may_sit(person)
    require_not_barred(person, campaign.code)


def seats_elsewhere(body: Body) -> list[BodySeat]:
    """Return who has, or had, a seat in another founded or drafted body of the campaign."""
    others = Member.objects.filter(body__campaign=body.campaign).exclude(body=body)
    seats = others.exclude(seated_at=None, left_at__isnull=False)  # a draft gives nothing
    return [member.seat for member in seats.select_related("person", "body")]


def sitting_in(body: Body) -> list[Member]:
    """Return who sits in a body and has not left."""
    return list(body.members.sitting().select_related("person", "body").order_by("pk"))


def role_checks(members: Sequence[Member], campaign: Campaign) -> Iterable[Check]:
    """Yield whose seat gives a role apart from one that they hold, or held, in the campaign."""
    people = [member.person_id for member in members]
    roles: dict[int, set[Role]] = {}
    for grant in Grant.objects.filter(person__in=people):
        if same_campaign(grant.campaign, campaign.code):
            roles.setdefault(grant.person_id, set()).add(Role(grant.role))
    for member in members:
        role, kind = member.role, member.body.kind
        for other in sorted(roles.get(member.person_id, ())):
            if role and meeting_of(role, other) is Meeting.APART:
                facts = {"name": str(member.person), "role": role, "held": other, "body": kind}
                yield error("MEMBER_ROLES_APART", Duty.PREPARE, PAGE, **facts)
