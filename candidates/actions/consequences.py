"""What follows from a relation: the rows that change when it holds, and when it does not any more.

Each function returns the rows; the action that calls it records them.
"""

from datetime import datetime

from accounts.actions.barring import lift as lift_bar
from accounts.models import Person
from audit.models import Protected
from candidates.models import Application, Relation, Seal
from candidates.models.application import ApplicationQuerySet
from exams.actions.leaving import leave_everything, recuse
from exams.models import Campaign, Recusal
from exams.rules.relations import Consequence, RelationState


def carry_out(relation: Relation, campaign: Campaign, at: datetime) -> list[Protected]:
    """Return the rows by which a relation that holds has its consequence."""
    rows = begin_recusal(relation, at)
    if relation.consequence == Consequence.BARRED and relation.person:
        rows += leave_everything(relation.person, campaign, at)
    return rows


def begin_recusal(relation: Relation, at: datetime) -> list[Protected]:
    """Keep the member from the candidate's entries, if there are any already."""
    if relation.consequence == Consequence.NOTED or relation.person is None:
        return []
    seals = Seal.objects.filter(application__in=_files_of(relation)).select_related("entry")
    return [row for seal in seals for row in recuse(relation.person, seal.entry, at)]


def end_recusal(relation: Relation, at: datetime) -> list[Protected]:
    """End the recusal of a relation that does not hold, unless another one stands for it."""
    files = _files_of(relation)
    others = Relation.objects.exclude(pk=relation.pk).filter(application__in=files)
    if relation.person is None or others.keeping_out(relation.person).exists():
        return []
    entries = Seal.objects.filter(application__in=files).values("entry")
    rows = Recusal.objects.filter(person=relation.person, entry__in=entries, lifted_at=None)
    recusals: list[Protected] = []
    for recusal in rows:
        recusal.lifted_at = at
        recusals.append(recusal)
    return recusals


def _files_of(relation: Relation) -> ApplicationQuerySet:
    """Return the files in the campaign of whoever a relation is to; none of a bar by itself."""
    files = Application.objects.order_by()
    if relation.application is None:
        return files.none()
    return files.filter(files.filter(pk=relation.application.pk).same_people())


def end_bar(relation: Relation, at: datetime) -> list[Protected]:
    """End the bar of a relation that was lifted, unless another one stands for it."""
    if relation.person is None or not bars_alone(relation):
        return []
    return lift_bar(relation.person, relation.campaign.code, at)


def bars_alone(relation: Relation) -> bool:
    """Say whether a relation bars its member from the campaign, and no other one does."""
    upheld = relation.campaign.relations.filter(
        state=RelationState.UPHELD, person=relation.person, consequence=Consequence.BARRED
    )
    is_bar = relation.consequence == Consequence.BARRED
    return is_bar and not upheld.exclude(pk=relation.pk).exists()


def recusals_by_seal(seals: list[Seal], at: datetime) -> list[Recusal]:
    """Return who does not touch which entry, when the entries come to be."""
    entries = {seal.application_id: seal.entry for seal in seals}
    of_campaign = Relation.objects.filter(campaign__in={seal.entry.campaign_id for seal in seals})
    declared = of_campaign.in_force().exclude(consequence=Consequence.NOTED)
    pairs = {
        (application, person.pk)
        for person in Person.objects.filter(relations__in=declared).distinct()
        for application in Application.objects.closed_to(person).values_list("pk", flat=True)
        if application in entries
    }
    return [
        Recusal(person_id=person, entry=entries[application], recused_at=at)
        for application, person in sorted(pairs)
    ]


def undecided_of(campaign: Campaign) -> tuple[str, ...]:
    """Return the files of those who declared a tie on which nobody has decided."""
    declared = campaign.relations.filter(state=RelationState.DECLARED)
    numbers = declared.order_by("application__reg_no").values_list("application__reg_no", flat=True)
    return tuple(dict.fromkeys(numbers))
