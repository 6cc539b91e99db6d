"""Suggested ties: found anew from unit, office and home town whenever they are read; dismissed."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.rules.names import fold
from audit.actions.row_versions import version_of_tables
from candidates.actions.relations import require_serving, require_unconcerned
from candidates.actions.statements import registered
from candidates.models import Application, CadreRecord, Relation
from candidates.models.named import facts_of
from candidates.rules.suggested_ties import (
    DeclaredRelative,
    RegisteredPerson,
    ServingPerson,
    SuggestedTie,
    suggested_ties,
)
from exams.actions.body_rules import relation_rules_for
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.models import Body, Campaign, Member
from exams.rules.refusals import Refusal, require_reason
from exams.rules.relations import (
    IN_FORCE,
    RelationKind,
    RelationOrigin,
    RelationState,
    consequence_of,
)
from web.recent import Recent


@dataclass(frozen=True, slots=True)
class OpenSuggestion:
    """A likely tie on which nobody has said anything yet: of whom, to which file."""

    tie: SuggestedTie
    member: Person
    name: str  # of whoever registered


READ = (Application, CadreRecord, Relation, Body, Member)
recent_suggestions: Recent[list[OpenSuggestion]] = Recent(most_rows=20_000, rows_of=len)


def open_suggestions(campaign: Campaign, reader: Person | None = None) -> list[OpenSuggestion]:
    """Return the suggested ties that wait for a word, and do not concern the reader (if any)."""
    return suggestions_in([campaign], reader).get(campaign.pk, [])


def suggestions_in(
    campaigns: Iterable[Campaign], reader: Person | None = None
) -> dict[Any, list[OpenSuggestion]]:
    """Return the suggested ties that wait, by campaign; where nobody sits nothing is compared."""
    of_campaign = {each.pk: each for each in campaigns}
    sitting = Member.objects.sitting().filter(body__campaign__in=of_campaign)
    if reader:
        sitting = sitting.exclude(person=reader)
    members: dict[Any, dict[int, Member]] = defaultdict(dict)
    for each in sitting.select_related("person", "body").order_by("pk"):
        members[each.body.campaign_id][each.person_id] = each
    if not members:
        return {}
    return recent_suggestions.once_each(
        lambda: _asked(of_campaign, members, reader),
        lambda keys: {pk: _unanswered_ties(of_campaign[pk], members[pk], reader) for pk in keys},
    )


def _asked(
    of_campaign: Mapping[Any, Campaign],
    members: Mapping[Any, Mapping[int, Member]],
    reader: Person | None,
) -> dict[Any, Hashable]:
    """Return what the suggestions in each campaign rest on: the facts, who asks, who sits."""
    version = version_of_tables(READ)
    unsigned = reader and (reader.pk, reader.unsigned_in)
    return {
        pk: (pk, of_campaign[pk].ver, version, unsigned, _names_of(sitting))
        for pk, sitting in members.items()
    }


def _names_of(members: Mapping[int, Member]) -> tuple[tuple[int, str], ...]:
    return tuple((key, str(each.person)) for key, each in members.items())


def _unanswered_ties(
    campaign: Campaign, members: dict[int, Member], reader: Person | None
) -> list[OpenSuggestion]:
    rows = list(_registered(campaign, reader))
    ties = suggested_ties(_serving(members.values()), (row for row, _ in rows))
    names = {row.number: name for row, name in rows}
    settled, dismissed = _spoken_of(campaign)
    return [
        OpenSuggestion(tie, members[tie.key].person, names[tie.number])
        for tie in ties
        if (tie.number, tie.key) not in settled and (tie.number, tie.key, tie.kind) not in dismissed
    ]


def files_with_suggestions(campaign: Campaign) -> tuple[str, ...]:
    """Return the files to which a likely tie waits for a word, by receipt number."""
    return tuple(sorted({each.tie.number for each in open_suggestions(campaign)}))


@action(duty=Duty.PREPARE)
def dismiss(
    *,
    campaign: Campaign,
    person: Person,
    application: Application,
    kind: RelationKind,
    reason: str,
    by: Person,
    at: datetime,
) -> Relation:
    """Dismiss a suggested tie, with the reason; it is not suggested again.

    Raises Refusal NOT_YOUR_DUTY, CONCERNED, NOT_SERVING, OTHER_CAMPAIGN, REASON_MISSING or
    ALREADY_DECIDED.
    """
    locked = lock_campaign(campaign)
    require_same_campaign(locked, application)
    require_serving(person, locked)
    require_unconcerned(by, person, application)
    require_reason(reason)
    if locked.relations.filter(application=application, person=person, kind=kind).exists():
        raise Refusal("ALREADY_DECIDED")
    relation = Relation(
        campaign=locked,
        application=application,
        person=person,
        kind=kind,
        origin=RelationOrigin.SUGGESTED,
        state=RelationState.NOT_UPHELD,
        consequence=consequence_of(kind, relation_rules_for(locked)),
        declared_at=at,
        decided_at=at,
        decided_by=by,
        reason=reason,
    )
    locked.record("tie.dismissed", about=locked.code, rows=[relation], member=person.pseudonym)
    return relation


def _serving(members: Iterable[Member]) -> list[ServingPerson]:
    """Return who serves, with unit and home town where one file alone bears the name."""
    members = list(members)
    facts: dict[str, list[tuple[str, str]]] = {}
    folds = {fold(str(member.person)) for member in members}
    rows = CadreRecord.objects.filter(fold__in=folds)
    for name, unit, home_town in rows.values_list("fold", "unit_name", "origin"):
        facts.setdefault(name, []).append((unit, home_town))
    people = []
    for member in members:
        same_name = facts.get(fold(str(member.person)), [])
        unit, home_town = same_name[0] if len(same_name) == 1 else ("", "")
        people.append(
            ServingPerson(
                key=member.person_id,
                name=str(member.person),
                capacity=member.capacity,
                unit=unit,
                home_town=home_town,
                seated_at=member.seated_at,
            )
        )
    return people


def _registered(
    campaign: Campaign, reader: Person | None
) -> Iterable[tuple[RegisteredPerson, str]]:
    files, relatives = registered(campaign), _declared_by_name(campaign)
    rows: Any = (files.open_to(reader) if reader else files).with_names()
    rows = rows.annotate(facts_unit=facts_of("unit_name"), facts_origin=facts_of("origin"))
    for number, name, unit, origin in rows.values_list(
        "reg_no", "person_name", "facts_unit", "facts_origin"
    ):
        yield (
            RegisteredPerson(
                number=number,
                name=name,
                unit=unit or "",
                home_town=origin or "",
                relatives=tuple(relatives.get(number, ())),
            ),
            name,
        )


def _declared_by_name(campaign: Campaign) -> dict[str, list[DeclaredRelative]]:
    """Return whom candidates named as relatives, and who is matched with nobody, by number."""
    rows = campaign.relations.filter(person=None, origin=RelationOrigin.CANDIDATE)
    named: dict[str, list[DeclaredRelative]] = defaultdict(list)
    for number, name, kind, decided_at in rows.values_list(
        "application__reg_no", "named", "kind", "decided_at"
    ):
        named[number].append(DeclaredRelative(name, RelationKind(kind), decided_at))
    return named


def _spoken_of(
    campaign: Campaign,
) -> tuple[set[tuple[str, int | None]], set[tuple[str, int | None, str]]]:
    """Return whose tie to which file holds already, and which suggestions were dismissed."""
    rows = campaign.relations.exclude(application=None)
    entered = list(rows.values_list("application__reg_no", "person", "kind", "state"))
    return (
        {(number, person) for number, person, _, state in entered if state in IN_FORCE},
        {(number, person, kind) for number, person, kind, _ in entered},
    )
