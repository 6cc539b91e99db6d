"""What founding a body will do, or changing who sits in it: the seats, and the roles they give."""

from datetime import date

from accounts.actions.seats import by_name
from accounts.actions.two_persons import Effect
from accounts.models import Person
from accounts.rules.seats import roles_of_board
from candidates.actions.consequences import bars_alone
from candidates.models import Relation
from exams.actions.bodies import roles_by_seat
from exams.actions.body_gates import require_may_sit
from exams.documents.decision import SYMBOL
from exams.documents.founding_decision import FOUNDED_ABOVE
from exams.models import Body, Member, Recusal
from exams.models.body import in_order
from exams.rules.refusals import Refusal
from exams.rules.relations import RelationState
from exams.rules.seat_terms import WITH_BODY, SeatDays
from results.actions.asked_papers import number_of, replacement_paper
from results.actions.number_register import FOUNDING, require_unregistered


def of_founding(
    *, body: Body, on: date | None, number: str, authority: str, under: str = ""
) -> Effect:
    """Return who sits in the body, as whom, the role that each gets, and whose by name ends.

    Raises Refusal NUMBER_TAKEN of a decision of the council itself.
    """
    if on and body.kind not in FOUNDED_ABOVE:
        require_unregistered(number, SYMBOL, on, but=FOUNDING)
    members = in_order(body.members.sitting().select_related("person", "body"))
    ended = by_name(roles_of_board(body.kind), body.campaign.code)
    return Effect(
        figures=[
            ("EFFECT_SEATS", len(members)),
            ("EFFECT_ROLES_GIVEN", sum(member.role is not None for member in members)),
            ("EFFECT_ROLES_BY_NAME_ENDED", len(ended)),
        ],
        lines=[_line(member) for member in members],
        changes=[(grant.role, str(grant.person), "BY_SEAT_ALONE") for grant in ended],
        read=[body.campaign, body, *members, *ended],
    )


def of_corrected_founding(*, body: Body, under: str, document: str, reason: str) -> Effect:
    """Return what the decision about a body says of who stands behind it, and what it will say."""
    change = ("FOUNDED_UNDER", body.founded_under or "…", under)
    return Effect(changes=[change] if under else [], read=[body.campaign, body])


def of_replacement(
    *,
    member: Member,
    successor: Person | None,
    capacity: str,
    document: str,
    reason: str,
    under: str = "",
    days: SeatDays = WITH_BODY,
) -> Effect:
    """Return who leaves and who comes, and the roles that go with the seat."""
    body, paper = member.body, replacement_paper(member)
    ended = roles_by_seat(member)
    issued = [paper] if paper and document == number_of(paper) else []
    if successor is not None:
        require_may_sit(successor)
    if successor == member.person:
        raise Refusal("ALREADY_SEATED_HERE", name=str(successor), body=body.kind, field="whom")
    decided = [("DECISION_PAPER", "…", document) for _ in issued]
    return Effect(
        figures=[("EFFECT_ROLES_TAKEN", len(ended))],
        lines=[_line(member)],
        changes=[(member.office_code, str(member.person), str(successor or "…")), *decided],
        read=[body.campaign, body, member, *ended, *issued],
    )


def of_lifting(*, relation: Relation, document: str, reason: str) -> Effect:
    """Return whom a relation kept out of what; a seat that was lost is not given back by it."""
    upheld = relation.campaign.relations.filter(person=relation.person).order_by("pk")
    recusals = Recusal.objects.filter(person=relation.person, lifted_at=None)
    was_upheld = relation.state == RelationState.UPHELD
    return Effect(
        figures=[("EFFECT_MAY_SERVE_AGAIN", int(was_upheld and bars_alone(relation)))],
        lines=[{"person": str(relation.person or relation.named), "relation": relation.kind}],
        read=[relation.campaign, *upheld, *recusals.filter(entry__campaign=relation.campaign)],
    )


def _line(member: Member) -> dict[str, str]:
    term = member.term.days
    return {
        "person": ", ".join(filter(None, (str(member.person), member.capacity, term))),
        "office": member.office_code,
        "role": member.role or "NO_ROLE",
    }
