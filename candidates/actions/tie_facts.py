"""What likely ties are found from, of any number of campaigns with the same few queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from accounts.models import Person
from accounts.rules.names import fold
from candidates.actions.serving import Serving
from candidates.models import Application, CadreRecord, Relation
from candidates.models.named import facts_of
from candidates.rules.suggested_ties import DeclaredRelative, RegisteredPerson, ServingPerson
from exams.rules.relations import IN_FORCE, RelationKind, RelationOrigin

Relatives = Mapping[Any, Iterable[DeclaredRelative]]  # of each file, by its key


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """Whose tie to which file holds already, and which were suggested and dismissed."""

    settled: set[tuple[str, int | None]] = field(default_factory=set)
    dismissed: set[tuple[str, int | None, str]] = field(default_factory=set)


def serving_people(
    members: Mapping[Any, Mapping[int, Serving]],
) -> dict[Any, list[ServingPerson]]:
    """Return who serves, by campaign, with unit and home town where one file bears the name."""
    everybody = [each for of_campaign in members.values() for each in of_campaign.values()]
    facts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    rows = CadreRecord.objects.filter(fold__in={fold(str(each.person)) for each in everybody})
    for name, unit, home_town in rows.values_list("fold", "unit_name", "origin"):
        facts[name].append((unit, home_town))
    return {
        pk: [_serving_person(each, facts) for each in of_campaign.values()]
        for pk, of_campaign in members.items()
    }


def _serving_person(each: Serving, facts: Mapping[str, list[tuple[str, str]]]) -> ServingPerson:
    name = str(each.person)
    same_name = facts.get(fold(name), [])
    unit, home_town = same_name[0] if len(same_name) == 1 else ("", "")
    return ServingPerson(
        key=each.person.pk,
        name=name,
        capacity=each.capacity,
        unit=unit,
        home_town=home_town,
        seated_at=each.since,
    )


def registered_people(
    campaigns: Collection[Any], reader: Person | None
) -> dict[Any, list[RegisteredPerson]]:
    """Return who registered, by campaign; of files that are closed to the reader (if any), none."""
    files: Any = Application.objects.registered().filter(campaign__in=campaigns)
    rows = (files.open_to(reader) if reader else files).with_names()
    rows = rows.annotate(facts_unit=facts_of("unit_name"), facts_origin=facts_of("origin"))
    people: dict[Any, list[RegisteredPerson]] = defaultdict(list)
    relatives = _declared_by_name(campaigns)
    for pk, campaign, number, name, unit, origin in rows.values_list(
        "pk", "campaign", "reg_no", "person_name", "facts_unit", "facts_origin"
    ):
        facts = {"name": name, "unit": unit or "", "home_town": origin or ""}
        named = tuple(relatives.get(pk, ()))
        people[campaign].append(RegisteredPerson(number=number, relatives=named, **facts))
    return people


def _declared_by_name(campaigns: Collection[Any]) -> Relatives:
    """Return whom candidates named as relatives, and who is matched with nobody, by file."""
    rows = Relation.objects.filter(
        campaign__in=campaigns, person=None, origin=RelationOrigin.CANDIDATE
    )
    relatives: dict[Any, list[DeclaredRelative]] = defaultdict(list)
    for file, name, kind, decided_at in rows.values_list(
        "application", "named", "kind", "decided_at"
    ):
        relatives[file].append(DeclaredRelative(name, RelationKind(kind), decided_at))
    return relatives


def spoken_of(campaigns: Collection[Any]) -> dict[Any, SpokenOf]:
    """Return of which ties somebody has said something, by campaign."""
    rows = Relation.objects.filter(campaign__in=campaigns).exclude(application=None)
    spoken: dict[Any, SpokenOf] = defaultdict(SpokenOf)
    for pk, number, person, kind, state in rows.values_list(
        "campaign", "application__reg_no", "person", "kind", "state"
    ):
        spoken[pk].dismissed.add((number, person, kind))
        if state in IN_FORCE:
            spoken[pk].settled.add((number, person))
    return spoken
