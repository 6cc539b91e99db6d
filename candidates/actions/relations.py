"""Relations between who serves in a campaign and who registered: declared, decided, lifted.

What a member or the office says holds at once; what a candidate says, the office decides, and until
then the member does not touch that one file. No event says of what kind a relation is, or to whom.
"""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import SECOND_TO_CHAIR, Duty, Role
from candidates.actions.consequences import begin_recusal, carry_out, end_bar, end_recusal
from candidates.models import Application, Relation
from candidates.rules.enums import ApplicationState
from exams.actions.body_rules import relation_rules_for
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.actions.recused import both
from exams.models import Campaign, Member
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.relations import (
    BARS,
    Consequence,
    RelationKind,
    RelationOrigin,
    RelationState,
    consequence_of,
)

DECIDERS = (Duty.PREPARE, Duty.DECIDE)


@action()
def declare_own(
    *,
    campaign: Campaign,
    application: Application | None,
    kind: RelationKind,
    detail: str,
    by: Person,
    at: datetime,
) -> Relation:
    """Declare what ties oneself to somebody who registered, or what bars oneself (no application).

    A forbidden kind ends every seat and role in the campaign at once (NĐ 170/2025 art. 8(3)).
    Raises Refusal NOT_SERVING, OTHER_CAMPAIGN, NO_SUCH_RELATION or ALREADY_DECLARED.
    """
    locked = lock_campaign(campaign)
    require_serving(by, locked)
    return _holds(locked, by, application, kind, detail, RelationOrigin.MEMBER, at)


@action(duty=Duty.PREPARE)
def enter(
    *,
    campaign: Campaign,
    person: Person,
    application: Application | None,
    kind: RelationKind,
    detail: str,
    by: Person,
    at: datetime,
) -> Relation:
    """Enter what the office knows of a member; it holds at once.

    Raises Refusal NOT_YOUR_DUTY, CONCERNED, NOT_SERVING, OTHER_CAMPAIGN, NO_SUCH_RELATION or
    ALREADY_DECLARED.
    """
    locked = lock_campaign(campaign)
    require_serving(person, locked)
    require_unconcerned(by, person, application)
    return _holds(locked, person, application, kind, detail, RelationOrigin.OFFICE, at)


@action(duty=Duty.APPLY)
def declare_as_candidate(
    *,
    application: Application,
    person: Person | None,
    named: str,
    kind: RelationKind,
    detail: str,
    by: Person,
    at: datetime,
) -> Relation:
    """Declare, as a candidate, a tie to a member: one of those that are public, or by name.

    Raises Refusal NOT_YOURS, NOT_IN_CAMPAIGN (withdrawn), NOT_SERVING, PERSON_OR_NAME_MISSING,
    NO_SUCH_RELATION or ALREADY_DECLARED.
    """
    locked = lock_campaign(application.campaign)
    if application.person_id != by.pk:
        raise Refusal("NOT_YOURS")
    require_not_withdrawn(application)
    if person is None and not named.strip():
        raise Refusal("PERSON_OR_NAME_MISSING", field="named")
    if person is not None:
        require_serving(person, locked)
    relation = _new(locked, person, application, kind, detail, RelationOrigin.CANDIDATE, at)
    relation.named, relation.state = named, RelationState.DECLARED
    rows = [relation, *begin_recusal(relation, at)]
    locked.record("relation.declared", about=locked.code, rows=rows)
    return relation


@action(duty=DECIDERS)
def decide(
    *,
    relation: Relation,
    upheld: bool,
    person: Person | None,
    reason: str,
    by: Person,
    at: datetime,
) -> Relation:
    """Uphold what a candidate declared, of the member that it names, or dismiss it with a reason.

    What the law forbids two persons dismiss (`lift`). Raises Refusal NOT_YOUR_DUTY, CONCERNED,
    ALREADY_DECIDED, DISMISSED_BY_TWO, PERSON_MISSING, REASON_MISSING or NOT_SERVING.
    """
    locked = lock_campaign(relation.campaign)
    member = relation.person or person
    require_unconcerned(by, member, relation.application)
    if relation.state != RelationState.DECLARED:
        raise Refusal("ALREADY_DECIDED")
    if not upheld:
        if is_dismissed_by_two(relation):
            raise Refusal("DISMISSED_BY_TWO", field="upheld")
        require_reason(reason)
        relation.state = RelationState.NOT_UPHELD
    elif member is None:
        raise Refusal("PERSON_MISSING", field="person")
    else:
        require_serving(member, locked)
        relation.person, relation.state = member, RelationState.UPHELD
    relation.decided_at, relation.decided_by, relation.reason = at, by, reason
    changed = carry_out(relation, locked, at) if upheld else end_recusal(relation, at)
    rows = [relation, *changed]
    locked.record("relation.decided", about=locked.code, rows=rows, **_facts(relation))
    return relation


@action(duty=SECOND_TO_CHAIR, two_persons=TwoPersonKind.LIFT_RELATION)
def lift(*, relation: Relation, reason: str, document: str, by: Person, at: datetime) -> Relation:
    """Lift what holds, or dismiss what a candidate declared and the law forbids, on a document.

    Two persons do it, whom it does not concern.
    Seats and roles that were lost are not given back: two persons give them anew. Raises Refusal
    NOT_YOUR_DUTY, TWO_PERSONS_NEEDED, CONCERNED, NOT_STANDING, REASON_MISSING or DOCUMENT_MISSING.
    """
    locked = lock_campaign(relation.campaign)
    for each in both(by):
        require_unconcerned(each, relation.person, relation.application)
    _require_liftable(relation, reason, document)
    was_upheld = relation.state == RelationState.UPHELD
    relation.state = RelationState.LIFTED if was_upheld else RelationState.NOT_UPHELD
    relation.decided_at, relation.decided_by = at, by
    relation.reason, relation.document = reason, document
    ended = end_bar(relation, at) if was_upheld else []
    rows = [relation, *end_recusal(relation, at), *ended]
    locked.record("relation.lifted", about=locked.code, rows=rows, **_facts(relation))
    return relation


def require_not_withdrawn(application: Application) -> None:
    """Refuse (NOT_IN_CAMPAIGN) who withdrew: nobody decides about their file any more."""
    if application.state == ApplicationState.WITHDRAWN:
        raise Refusal("NOT_IN_CAMPAIGN", code=application.reg_no)


def _require_liftable(relation: Relation, reason: str, document: str) -> None:
    """Refuse (NOT_STANDING, REASON_MISSING, DOCUMENT_MISSING) what cannot be lifted so."""
    if relation.state != RelationState.UPHELD and not is_dismissed_by_two(relation):
        raise Refusal("NOT_STANDING")
    require_document(document)
    require_reason(reason)


def is_dismissed_by_two(relation: Relation) -> bool:
    """Say whether two persons alone dismiss it: a candidate declared what the law forbids."""
    is_declared = relation.state == RelationState.DECLARED
    return is_declared and relation.consequence == Consequence.BARRED


def require_serving(person: Person, campaign: Campaign) -> None:
    """Refuse (NOT_SERVING) whoever has no seat, and never had one, in a body of the campaign."""
    if not serves(person, campaign):
        raise Refusal("NOT_SERVING", name=str(person))


def serves(person: Person, campaign: Campaign) -> bool:
    """Say whether somebody has or had a seat, drafted or given, or a role in this campaign."""
    return served_by(person).filter(pk=campaign.pk).exists()


def served_by(person: Person) -> QuerySet[Campaign]:
    """Return the campaigns in which somebody has or had a seat, drafted or given, or a role."""
    seats = Member.objects.filter(body__campaign=OuterRef("pk"), person=person)
    reaching = Q(campaign="") | Q(campaign=OuterRef("code"))
    roles = person.grants.filter(reaching).exclude(role=Role.CANDIDATE)
    return Campaign.objects.filter(Exists(seats) | Exists(roles))


def _holds(
    campaign: Campaign,
    person: Person,
    application: Application | None,
    kind: RelationKind,
    detail: str,
    origin: RelationOrigin,
    at: datetime,
) -> Relation:
    relation = _new(campaign, person, application, kind, detail, origin, at)
    relation.decided_at = at
    rows = [relation, *carry_out(relation, campaign, at)]
    campaign.record("relation.held", about=campaign.code, rows=rows, **_facts(relation))
    return relation


def _new(
    campaign: Campaign,
    person: Person | None,
    application: Application | None,
    kind: RelationKind,
    detail: str,
    origin: RelationOrigin,
    at: datetime,
) -> Relation:
    """Return a relation that holds. Raises Refusal NO_SUCH_RELATION or ALREADY_DECLARED."""
    if (application is None) != (kind in BARS):
        raise Refusal("NO_SUCH_RELATION", field="kind")
    if application is not None:
        require_same_campaign(campaign, application)
    same = Relation.objects.in_force().filter(campaign=campaign, application=application, kind=kind)
    if person is not None and same.filter(person=person).exists():
        raise Refusal("ALREADY_DECLARED", field="kind")
    return Relation(
        campaign=campaign,
        application=application,
        person=person,
        kind=kind,
        detail=detail,
        origin=origin,
        state=RelationState.UPHELD,
        consequence=consequence_of(kind, relation_rules_for(campaign)),
        declared_at=at,
    )


def require_unconcerned(by: Person, person: Person | None, application: Application | None) -> None:
    """Refuse (CONCERNED) the member themself, and whoever is tied to the same candidate."""
    tied = Application.objects.closed_to(by)
    if by == person or (application is not None and tied.filter(pk=application.pk).exists()):
        raise Refusal("CONCERNED")


def _facts(relation: Relation) -> dict[str, Any]:
    """Return what the trail says: whom it concerns, what follows, and never why."""
    person = relation.person
    return {
        "member": person.pseudonym if person else "",
        "state": relation.state,
        "consequence": relation.consequence,
    }
