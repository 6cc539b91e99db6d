"""Suggested ties: found anew from unit, office and home town whenever they are read; dismissed."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.row_versions import version_of_tables
from candidates.actions.relations import require_serving, require_unconcerned
from candidates.actions.serving import Serving, serving_in
from candidates.actions.tie_facts import SpokenOf, registered_people, serving_people, spoken_of
from candidates.models import Application, CadreRecord, Relation
from candidates.rules.suggested_ties import RegisteredPerson, SuggestedTie, suggested_ties
from exams.actions.body_rules import relation_rules_for
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.models import Body, Campaign, Member
from exams.rules.refusals import Refusal, require_reason
from exams.rules.relations import (
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
    """Return the suggested ties that wait, by campaign: of whoever serves, by a seat or a role."""
    of_campaign = {each.pk: each for each in campaigns}
    members = serving_in(of_campaign.values())
    if reader:
        for serving in members.values():
            serving.pop(reader.pk, None)
    return recent_suggestions.once_each(
        lambda: _asked(of_campaign, members, reader),
        lambda keys: _unanswered_ties(keys, members, reader),
    )


def _asked(
    of_campaign: Mapping[Any, Campaign],
    members: Mapping[Any, Mapping[int, Serving]],
    reader: Person | None,
) -> dict[Any, Hashable]:
    """Return what the suggestions in each campaign rest on: the facts, who asks, who serves."""
    version = version_of_tables(READ)
    unsigned = reader and (reader.pk, reader.unsigned_in)
    return {
        pk: (pk, of_campaign[pk].ver, version, unsigned, _named(serving))
        for pk, serving in members.items()
    }


def _named(members: Mapping[int, Serving]) -> tuple[tuple[int, str, datetime | None], ...]:
    return tuple((key, str(each.person), each.since) for key, each in members.items())


def _unanswered_ties(
    keys: list[Any], members: Mapping[Any, Mapping[int, Serving]], reader: Person | None
) -> dict[Any, list[OpenSuggestion]]:
    """Return what waits in some campaigns, with the same few queries for any number of them."""
    serving = serving_people({pk: members[pk] for pk in keys})
    listed, spoken = registered_people(keys, reader), spoken_of(keys)
    ties = {pk: suggested_ties(serving[pk], listed.get(pk, ())) for pk in keys}
    return {
        pk: list(_open_ones(ties[pk], members[pk], listed.get(pk, ()), spoken.get(pk, SpokenOf())))
        for pk in keys
    }


def _open_ones(
    ties: Iterable[SuggestedTie],
    members: Mapping[int, Serving],
    listed: Iterable[RegisteredPerson],
    spoken: SpokenOf,
) -> Iterator[OpenSuggestion]:
    names = {row.number: row.name for row in listed}
    for tie in ties:
        settled = (tie.number, tie.key) in spoken.settled
        if not settled and (tie.number, tie.key, tie.kind) not in spoken.dismissed:
            yield OpenSuggestion(tie, members[tie.key].person, names[tie.number])


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
