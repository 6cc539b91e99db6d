"""Rank: work out every position from its raw facts, and keep a snapshot of what was computed."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models.log import SYSTEM, Log
from audit.rules.canonical import Encoded
from exams.actions.preconditions import (
    lock_campaign,
    require_not_in_future,
    require_same_campaign,
)
from exams.actions.recused import require_position_open
from exams.models import Campaign, Entry, Position
from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal, require_document
from exams.rules.scoring import Scoring
from exams.rules.stages import RANK, SIT_PROPOSAL, since
from grading.actions.facts import facts_of, positions_of
from grading.actions.regulations import scoring_of
from grading.models import CouncilDecision, RankingSnapshot, TieOrder, not_held_again
from grading.rules.enums import CouncilDecisionKind, PositionState, Survivor
from grading.rules.outcome import Decided, Facts, work_out
from grading.rules.ranking import PositionTerms, Row
from grading.rules.snapshot import inputs_of, outcome_of
from web.recent import Recent


@dataclass(frozen=True)
class ComputedResults:
    """What a ranking saw and said, and the digests of both (SHA-256, hexadecimal)."""

    positions: list[PositionTerms]
    facts: list[Facts]
    scoring: Scoring
    remark_until: date | None
    decided: tuple[Decided, ...]

    @cached_property
    def inputs(self) -> Encoded:
        until = self.remark_until
        return Encoded(inputs_of(self.positions, self.facts, self.scoring, remark_until=until))

    @cached_property
    def outcome(self) -> Encoded:
        return Encoded(outcome_of(self.decided, self.scoring))

    @cached_property
    def inputs_digest(self) -> str:
        return sha256(self.inputs.entry).hexdigest()

    @cached_property
    def outcome_digest(self) -> str:
        return sha256(self.outcome.entry).hexdigest()


Version = tuple[Hashable, ...]


recent_results: Recent[ComputedResults] = Recent(
    most_rows=40_000, rows_of=lambda results: len(results.facts)
)


def version_of(campaign: Campaign) -> Version:
    """Return what changes with every event that can have changed a result of this campaign.

    It never comes back: every event has a salt of its own. Inside an action it counts what the
    action itself has recorded so far.
    """
    logs = Log.objects.filter(pk__in=[campaign.log, SYSTEM]).order_by("pk")
    heads = tuple(logs.values_list("pk", "size", "last_leaf"))
    return (campaign.pk, scoring_of(campaign), *heads)


def compute_results(campaign: Campaign) -> ComputedResults:
    """Return the whole campaign worked out as it stands now; the same facts give the same bytes.

    Reads only. Worked out once for each version of the facts (`version_of`): callers share the
    answer and change nothing in it.
    """
    return recent_results.value_of(
        version_of(campaign), lambda: version_of(campaign), lambda: _computed(campaign)
    )


def _computed(campaign: Campaign) -> ComputedResults:
    scoring, until = scoring_of(campaign), window(campaign)
    positions, facts = positions_of(campaign), facts_of(campaign)
    decided = work_out(positions, facts, scoring, remark_until=until)
    return ComputedResults(positions, facts, scoring, until, decided)


def window(campaign: Campaign) -> date | None:
    """Return the last day for a remark request, None before the provisional publication."""
    part = campaign.parts.filter(kind=PartKind.WRITTEN).first()
    return part.remark_until if part else None


@action(duty=Duty.RANK, steps=since(RANK))
def rank(*, campaign: Campaign, by: Person, at: datetime) -> RankingSnapshot:
    """Draw up the ranking: a frozen snapshot with the digest of its inputs.

    Ranking again from the same facts is answered as done. Raises Refusal NOT_YOUR_DUTY,
    WRONG_STAGE.
    """
    locked = lock_campaign(campaign)
    computed = compute_results(locked)
    latest = locked.rankings.only("number", "inputs_digest").first()
    if latest and latest.inputs_digest == computed.inputs_digest:
        raise Refusal("ALREADY_DONE")
    made = RankingSnapshot(
        campaign=locked,
        number=latest.number + 1 if latest else 1,
        inputs=computed.inputs,
        outcome=computed.outcome,
        inputs_digest=computed.inputs_digest,
        outcome_digest=computed.outcome_digest,
        ranked_at=at,
    )
    locked.record(
        "ranking.drawn_up",
        about=f"{locked.code} ranking {made.number}",
        rows=[made],
        inputs=made.inputs_digest,
        outcome=made.outcome_digest,
    )
    return made


@action(duty=Duty.DECIDE, steps=since(RANK))
def order_tie(
    *, places: dict[Entry, int], document: str, on: date, by: Person, at: datetime
) -> list[TieOrder]:
    """Enter the head's order of people equal in everything (HEAD_DECISION).

    Raises Refusal NOTHING_CHOSEN, NOT_YOUR_DUTY, WRONG_STAGE, OTHER_CAMPAIGN, RECUSED_FROM,
    DOCUMENT_MISSING, DAY_IN_FUTURE, PLACES_REPEAT or DECISION_STANDS (two persons change it).
    """
    entries = list(places)
    if not entries:
        raise Refusal("NOTHING_CHOSEN")
    locked = lock_campaign(entries[0].campaign)
    require_same_campaign(locked, *entries)
    for position in {entry.position for entry in entries}:
        require_position_open(by, position)
    require_document(document)
    require_not_in_future(on, at)
    require_places_differ(places)
    stored = {tie.entry_id: tie for tie in TieOrder.objects.filter(entry__in=entries)}
    _require_order_kept(places, {pk: tie.place for pk, tie in stored.items()})
    ties = []
    for entry, order in places.items():
        tie = stored.get(entry.pk) or TieOrder(entry=entry)
        tie.place, tie.document, tie.decided_on = order, document, on
        ties.append(tie)
    locked.record(
        "tie.ordered",
        about=entries[0].position.code,
        rows=ties,
        places=[[tie.entry.number, tie.place] for tie in ties],
        document=document,
    )
    return ties


def _require_order_kept(places: Mapping[Entry, int], former: Mapping[Any, int]) -> None:
    """Refuse (DECISION_STANDS) to order alone who was ordered: only others may join them."""
    ordered = {entry: former[entry.pk] for entry in places if entry.pk in former}
    is_whole = len(set(ordered.values())) == len(places)
    is_turned = any(
        ordered[ahead] < ordered[behind] and places[ahead] > places[behind]
        for ahead in ordered
        for behind in ordered
    )
    if is_whole or is_turned:
        raise Refusal("DECISION_STANDS")


def require_places_differ(places: Mapping[Any, int]) -> None:
    """Refuse (PLACES_REPEAT) an order in which two people have the same place."""
    if len(set(places.values())) < len(places):
        raise Refusal("PLACES_REPEAT")


@action(duty=Duty.DECIDE, steps=since(SIT_PROPOSAL))
def decide_survivor(
    *, position: Position, value: Survivor, document: str, on: date, by: Person, at: datetime
) -> CouncilDecision:
    """Enter what was decided about the only one who passed the written gate: go on, or stop.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE (before the written part is official),
    RECUSED_FROM, DOCUMENT_MISSING, DAY_IN_FUTURE or DECISION_STANDS (two persons change it).
    """
    locked = lock_campaign(position.campaign)
    require_position_open(by, position)
    require_document(document)
    require_not_in_future(on, at)
    kind = CouncilDecisionKind.SINGLE_SURVIVOR
    if CouncilDecision.objects.filter(position=position, kind=kind).exists():
        raise Refusal("DECISION_STANDS")
    made = survivor_decision(position, value, document, on, at)
    locked.record(
        "survivor.decided",
        about=position.code,
        rows=[made],
        value=value,
        document=document,
    )
    return made


def survivor_decision(
    position: Position, value: Survivor, document: str, on: date, at: datetime
) -> CouncilDecision:
    """Return the decision about who passed alone, for the running action to record."""
    return CouncilDecision(
        position=position,
        kind=CouncilDecisionKind.SINGLE_SURVIVOR,
        value=value,
        document=document,
        decided_on=on,
        decided_at=at,
    )


recent_open: Recent[frozenset[str]] = Recent(most_rows=10_000, rows_of=lambda codes: 1 + len(codes))


def open_positions(campaigns: Iterable[Any]) -> dict[Any, int]:
    """Return how many positions the latest ranking left open, by the key of the campaign.

    One that was never ranked is not in it. What was to be held again since is not open any more.
    """
    snapshots = RankingSnapshot.objects.filter(campaign__in=list(campaigns)).order_by("number")
    void = Position.objects.exclude(not_held_again()).filter(campaign=OuterRef("campaign"))
    rows = snapshots.values_list("campaign", "outcome_digest", Exists(void))
    latest = {campaign: (digest, has_void) for campaign, digest, has_void in rows}
    codes = _open_codes(snapshots, {digest for digest, _ in latest.values()})
    held_again = _held_again(campaign for campaign, (_, has_void) in latest.items() if has_void)
    return {
        campaign: len(codes[digest] - held_again[campaign])
        for campaign, (digest, _) in latest.items()
    }


def _held_again(campaigns: Iterable[Any]) -> defaultdict[Any, set[str]]:
    """Return the positions of some campaigns that have to be held again, by code."""
    codes: defaultdict[Any, set[str]] = defaultdict(set)
    if keys := list(campaigns):
        void = Position.objects.exclude(not_held_again()).filter(campaign__in=keys)
        for campaign, code in void.values_list("campaign", "code"):
            codes[campaign].add(code)
    return codes


def _open_codes(
    snapshots: QuerySet[RankingSnapshot], digests: set[str]
) -> dict[str, frozenset[str]]:
    """Return the positions that outcomes leave open, by digest; each outcome is read once."""
    return recent_open.once_each(
        lambda: {digest: digest for digest in digests},
        lambda unread: _read_open(snapshots.filter(outcome_digest__in=unread)),
    )


def _read_open(snapshots: QuerySet[RankingSnapshot]) -> dict[str, frozenset[str]]:
    outcomes = snapshots.values_list("outcome_digest", "outcome")
    states = {digest: outcome["positions"] for digest, outcome in outcomes}
    return {
        digest: frozenset(row["code"] for row in rows if PositionState(row["state"]).is_open)
        for digest, rows in states.items()
    }


def defenders(campaign: Campaign) -> list[Entry]:
    """Return who goes on to the defence, in the order of their numbers."""
    numbers = {entry for row in compute_results(campaign).decided for entry, _ in row.proposal}
    return list(campaign.entries.filter(number__in=numbers).order_by("number"))


def row_of(decided: tuple[Decided, ...], number: str) -> Row | None:
    """Return the line of one candidate number."""
    rows = (row for position in decided for row in position.ranking.rows)
    return next((row for row in rows if row.entry == number), None)
