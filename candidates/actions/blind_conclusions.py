"""The words of officers who conclude on a file blind to one another, as long as they stand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import CampaignBar
from candidates.actions.officer_decision import digest_of
from candidates.models import Application, Decision, Relation
from candidates.models.application import same_person
from candidates.rules.enums import CONCLUDED, DecisionKind
from exams.rules.relations import KEEPS_OUT

TWO = 2
_OF_THE_SAME = Q(application=OuterRef("application")) | same_person("application__")


def blind_conclusions(application: Application) -> list[Decision]:
    """Return the last word of each officer on a file as it is now, since it was decided last."""
    return conclusions_on([application])[application.pk]


def conclusions_on(files: Sequence[Application]) -> dict[Any, list[Decision]]:
    """Return the same of several files, by the key of each, with a few queries in all."""
    decided = heard(Decision.objects.filter(application__in=files))
    by_file: dict[Any, list[Decision]] = defaultdict(list)
    for decision in decided.select_related("by").prefetch_related("opinions"):
        by_file[decision.application_id].append(decision)
    return {file.pk: conclusions_in(by_file[file.pk], file) for file in files}


def heard(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """Return these but the words alone of officers who may not touch the file any more.

    Another officer says it again: nothing is decided by who is tied to the candidate, or barred
    from the campaign, since they spoke (regulations 4.2).
    """
    bars = CampaignBar.objects.filter(campaign=OuterRef("campaign__code"), person=OuterRef("by"))
    ties = Relation.objects.in_force().filter(
        consequence__in=KEEPS_OUT, campaign=OuterRef("campaign"), person=OuterRef("by")
    )
    silenced = Exists(bars.filter(lifted_at=None)) | Exists(ties.filter(_OF_THE_SAME).order_by())
    return decisions.exclude(silenced, kind=DecisionKind.SCREENER)


def conclusions_in(rows: Iterable[Decision], application: Application) -> list[Decision]:
    """Return of all decisions on a file the last word of each officer that still stands alone."""
    by_officer: dict[object, Decision] = {}
    for decision in rows:
        if decision.kind == DecisionKind.OFFICER:
            by_officer.clear()
        elif decision.kind == DecisionKind.SCREENER:
            by_officer.pop(decision.by_id, None)
            by_officer[decision.by_id] = decision
    now = digest_of(application) if by_officer else ""
    return [decision for decision in by_officer.values() if decision.paper_digest == now]


def both_in(conclusions: Iterable[Decision]) -> bool:
    """Say whether two officers have concluded; what is still discussed is no conclusion."""
    return len([each for each in conclusions if each.value in CONCLUDED]) >= TWO
