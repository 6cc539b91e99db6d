"""Publish: names meet points, once for each list, and every list is kept as it was said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils import timezone

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import Duty
from audit.models import Protected
from audit.rules.canonical import canon
from candidates.actions.held_again import positions_held_again
from candidates.models import CadreRecord
from exams.actions.advance import first_sitting
from exams.actions.clock import remark_until
from exams.actions.gates import pass_gate
from exams.actions.happened import mark_happened
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign, Entry, ExamPart
from exams.rules.refusals import Refusal
from exams.rules.stages import MARK_WRITTEN, SITTINGS
from grading.actions.rank import compute_results
from grading.models import RankingSnapshot
from grading.rules.ranking import Row
from grading.rules.written import WrittenScore
from results.actions import lateness, list_gates, summons
from results.actions.list_numbers import require_own_number
from results.models import Publication
from results.rules.enums import ActName, PublicationKind

Line = dict[str, Any]
# The day of the clock that the first version of a list answers.
DAY_OF_LIST: dict[str, str] = {
    PublicationKind.ELIGIBLE: "eligible_list_published",
    PublicationKind.OFFICIAL: "published",
}
RESULTS = (PublicationKind.PROVISIONAL, PublicationKind.REMARK, PublicationKind.OFFICIAL)
# Published with every list, whatever else the regulations let be published.
ALWAYS = frozenset({"number", "position", "status", "scale", "tie_rule", "tied_with", "remark"})


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Whom a line of a list names: the name that holds, and the personnel facts."""

    name: str
    facts: CadreRecord


def names_of(campaign: Campaign) -> dict[str, ListedPerson]:
    """Return who sits behind each candidate number: the way across the wall, for lists only."""
    papers: Any = campaign.applications.filter(seal__isnull=False).with_names()
    whose = {
        number: (citizen, name)
        for number, citizen, name in papers.values_list(
            "seal__entry__number", "citizen_id", "person_name"
        )
    }
    people = CadreRecord.objects.filter(citizen_id__in={citizen for citizen, _ in whose.values()})
    by_citizen = {person.citizen_id: person for person in people}
    return {
        number: ListedPerson(name, by_citizen[citizen]) for number, (citizen, name) in whose.items()
    }


@action(duty=Duty.PUBLISH, steps=SITTINGS, two_persons=TwoPersonKind.PUBLISH)
def eligible_list(*, campaign: Campaign, number: str, by: Person, at: datetime) -> Publication:
    """Publish the list of the eligible with their candidate numbers (TT 22/2025 art. 6).

    The summons of each who registered online waits in the outbox.
    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOT_NUMBERED or OPEN_POINTS (it is late).
    """
    locked = lock_campaign(campaign, first_sitting(campaign))
    if not locked.entries.exists():
        raise Refusal("NOT_NUMBERED")
    today = timezone.localdate(at)
    pass_gate((*list_gates.of_signed_list(locked), *lateness.of_first_list(locked, today)))
    letters: list[Protected] = [*summons.of_list(locked, at)]
    return keep(locked, PublicationKind.ELIGIBLE, number, eligible_lines(locked), letters)


def unlisted(campaigns: Iterable[Any]) -> dict[Any, tuple[str, ...]]:
    """Return the numbers that the list posted last does not have, by the key of the campaign.

    Who was found eligible late gets the next number: the list needs a new version with it.
    """
    lists = Publication.objects.filter(campaign__in=list(campaigns), kind=PublicationKind.ELIGIBLE)
    posted = {
        campaign: {line["number"] for line in content["lines"]}
        for campaign, content in lists.order_by("version").values_list("campaign", "content")
    }
    lacking: dict[Any, tuple[str, ...]] = {}
    numbers = Entry.objects.filter(campaign__in=posted).order_by("number")
    for campaign, number in numbers.values_list("campaign", "number"):
        if number not in posted[campaign]:
            lacking[campaign] = (*lacking.get(campaign, ()), number)
    return lacking


@action(duty=Duty.PUBLISH, steps=[MARK_WRITTEN], two_persons=TwoPersonKind.PUBLISH)
def provisional(*, part: ExamPart, number: str, by: Person, at: datetime) -> Publication:
    """Publish the written results for the first time, and open the window for remark requests.

    Source: NĐ 170/2025 art. 16(4), TT 22/2025 art. 17. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE,
    NOT_OPENED (the mapping is sealed), ALREADY_PUBLISHED or OPEN_POINTS (it is late).
    """
    locked = lock_campaign(part.campaign)
    if part.opened_at is None:
        raise Refusal("NOT_OPENED")
    if part.provisional_at:
        raise Refusal("ALREADY_PUBLISHED")
    pass_gate(lateness.of_act(locked, ActName.PUBLISH_PROVISIONAL, timezone.localdate(at)))
    part.provisional_at = at
    part.remark_until = remark_until(locked, timezone.localdate(at))
    return keep(locked, PublicationKind.PROVISIONAL, number, provisional_lines(locked), [part])


def _lines(campaign: Campaign, points: Iterable[tuple[str, Line]]) -> list[Line]:
    """Put names beside numbers, with the fields that the regulations let be published."""
    people = names_of(campaign)
    positions = dict(campaign.entries.values_list("number", "position__code"))
    published = ALWAYS.union(campaign.regulations["documents"]["published_fields"])
    whole = (
        {**_person(number, positions[number], people[number]), **line} for number, line in points
    )
    return [{name: value for name, value in line.items() if name in published} for line in whole]


def _person(number: str, position: str, person: ListedPerson) -> Line:
    facts = person.facts
    return {
        "number": number,
        "name": person.name,
        "born": f"{facts.birth}",
        "year": str(facts.born.year),
        "sex": facts.sex,
        "current_post": facts.current_post,
        "unit": facts.unit_name,
        "position": position,
    }


def eligible_lines(campaign: Campaign) -> list[Line]:
    """Return the lines of the list of candidates, in the order of the numbers."""
    return _lines(campaign, ((entry, {}) for entry in _numbers(campaign)))


def provisional_lines(campaign: Campaign) -> list[Line]:
    """Return the lines of the first written results, in the order of the numbers."""
    scores = written_scores(campaign)
    return _lines(campaign, ((entry, _provisional(scores[entry])) for entry in _numbers(campaign)))


def official_lines(campaign: Campaign, scores: Mapping[str, WrittenScore]) -> list[Line]:
    """Return the lines of the official written results, in the order of the numbers."""
    return _lines(campaign, ((entry, _official(scores[entry])) for entry in _numbers(campaign)))


def ranked_lines(campaign: Campaign) -> tuple[RankingSnapshot, list[Line]]:
    """Return the latest ranking and the lines that it publishes.

    Raises Refusal NOT_RANKED or RANKING_OUTDATED.
    """
    snapshot = campaign.rankings.first()
    if snapshot is None:
        raise Refusal("NOT_RANKED")
    results = compute_results(campaign)
    digests = results.inputs_digest, results.outcome_digest
    if digests != (snapshot.inputs_digest, snapshot.outcome_digest):
        raise Refusal("RANKING_OUTDATED")
    rows = (row for position in results.decided for row in position.ranking.rows)
    return snapshot, _lines(campaign, ((row.entry, _ranked(row)) for row in rows))


def keep(
    campaign: Campaign,
    kind: str,
    number: str,
    lines: list[Line],
    rows: list[Protected],
    ranking: RankingSnapshot | None = None,
    correction: Mapping[str, Any] | None = None,
) -> Publication:
    """Publish a list as the next version of its kind, with the rows that change with it.

    `correction` says why a version replaces the one before it, on what basis, and what changed.
    """
    require_own_number(campaign, number, timezone.localdate(running().at))
    content = _content(campaign, kind, number, lines, correction)
    publication = _next_version(campaign, kind, content)
    publication.ranking = ranking
    if publication.version == 1 and kind in DAY_OF_LIST:
        rows = [*(row for row in rows if row != campaign), _first_published(campaign, publication)]
    campaign.record(
        "results.published",
        about=f"{campaign.code} {kind}",
        rows=[*rows, publication],
        kind=kind,
        digest=publication.digest,
        lines=len(lines),
    )
    return publication


def _first_published(campaign: Campaign, publication: Publication) -> Campaign:
    """Keep with the campaign when a list was first published: later periods count from it."""
    return mark_happened(campaign, DAY_OF_LIST[publication.kind], publication.published_on)


def _next_version(campaign: Campaign, kind: str, content: dict[str, Any]) -> Publication:
    run = running()
    return Publication(
        campaign=campaign,
        kind=kind,
        version=campaign.publications.filter(kind=kind).count() + 1,
        number=content["number"],
        published_on=timezone.localdate(run.at),
        published_at=run.at,
        content=content,
        digest=sha256(canon(content)).hexdigest(),
    )


def _content(
    campaign: Campaign,
    kind: str,
    number: str,
    lines: list[Line],
    correction: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """Return what a list says, of which the digest is taken."""
    content: dict[str, Any] = {
        "campaign": campaign.code,
        "kind": str(kind),
        "number": number,
        "signed_by": running().by.full_name,
        "lines": lines,
    }
    if kind in RESULTS and (voided := positions_held_again(campaign)):
        content["held_again"] = voided
    return {**content, "correction": dict(correction)} if correction else content


def _numbers(campaign: Campaign) -> list[str]:
    return list(campaign.entries.order_by("number").values_list("number", flat=True))


def written_scores(campaign: Campaign) -> dict[str, WrittenScore]:
    decided = compute_results(campaign).decided
    return {entry: score for position in decided for entry, score in position.written}


def _provisional(score: WrittenScore) -> Line:
    return {"written": _text(score.provisional), "status": score.status}


def _official(score: WrittenScore) -> Line:
    return {
        "provisional": _text(score.provisional),
        "written": _text(score.official),
        "status": score.status,
        "remark": score.answer.state if score.answer else "",
    }


def _ranked(row: Row) -> Line:
    return {
        "written": _text(row.written),
        "proposal": _text(row.proposal),
        "total": _text(row.total),
        "scale": _text(row.scale),
        "rank": "" if row.rank is None else str(row.rank),
        "result": row.result,
        "tie_rule": row.tie_rule or "",
        "tied_with": list(row.tied_with),
    }


def _text(points: Decimal | None) -> str:
    return "" if points is None else f"{points:.2f}"
