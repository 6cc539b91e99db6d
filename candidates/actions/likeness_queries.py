"""How surely a list has those who registered, as the database tells it: what is shown is compared.

It finds what `PlannedPeople` does, so that a page costs what it shows.
"""

from typing import Any

from django.db.models import (
    Case,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from audit.models.protected import stored_key
from candidates.models import PlanningList, PlanningMatch
from candidates.models.application import ApplicationQuerySet
from candidates.rules.planning_match import Likeness


def with_likeness(planning: PlanningList, papers: ApplicationQuerySet) -> QuerySet[Any]:
    """Say of each of these how surely a list has them, and whether somebody settled it."""
    surely, alike = _in_list(planning)
    return papers.annotate(
        likeness=Case(
            When(surely, then=Value(Likeness.SURE)),
            When(alike, then=Value(Likeness.LIKELY)),
            default=Value(Likeness.NOT_LISTED),
        ),
        is_settled=_is_settled(),
    )


def not_settled(papers: QuerySet[Any]) -> QuerySet[Any]:
    """Return those of `with_likeness` of whom nobody said yet whether they are in the list."""
    return papers.filter(likeness=Likeness.LIKELY, is_settled=False)


def not_surely(planning: PlanningList, papers: ApplicationQuerySet) -> QuerySet[Any, Any]:
    """Return whom a list has not surely: likeness, receipt number, stored key, whether they wait.

    One look at everybody, which ends at the index for whom the list surely has.
    """
    surely, alike = _in_list(planning)
    likeness = Case(When(alike, then=Value(Likeness.LIKELY)), default=Value(Likeness.NOT_LISTED))
    is_waiting = Case(When(alike & ~Q(_is_settled()), then=Value(True)), default=Value(False))
    unsure = papers.order_by().filter(~surely)
    return unsure.values_list(likeness, "reg_no", stored_key("pk"), is_waiting)


def _is_settled() -> Exists:
    return Exists(PlanningMatch.objects.filter(application=OuterRef("pk")).order_by())


def with_last_word(papers: ApplicationQuerySet) -> ApplicationQuerySet:
    """Add to each the number that it was settled as last, NOBODY or None (`settled_as`)."""
    words = PlanningMatch.objects.filter(application=OuterRef("pk"))
    latest = words.order_by("-decided_at", "-event__seq").values("citizen_id")[:1]
    return papers.annotate(settled_as=Subquery(latest))


def likely_in(planning: PlanningList) -> Q:
    """Return what holds of a paper that a list may have, and not surely."""
    surely, alike = _in_list(planning)
    return alike & ~surely


def _in_list(planning: PlanningList) -> tuple[Q, Q]:
    """Return what holds of a paper that the list surely has, and of one that it may have."""
    entries = planning.entries.order_by()
    numbered = entries.filter(citizen_id=OuterRef("citizen_id"))
    alike = entries.filter(fold=OuterRef("fold"), born=OuterRef("born"))
    surely = alike.filter(citizen_id=OuterRef("citizen_id"))
    return Q(Exists(surely)), Q(Exists(numbered) | Exists(alike))
