"""The ranking of a rehearsal and its publication."""

from collections import defaultdict
from datetime import date

from exams.models import Entry
from grading.actions import rank
from grading.rules.enums import Result
from rehearsal.enums import RehearsedDecision
from rehearsal.folder import Row
from rehearsal.sitting import SittingRehearsal
from results.actions import publishing_gates
from results.rules.enums import ActName


def rank_and_publish(sitting: SittingRehearsal) -> None:
    """Enter the head's order of ties, draw up the ranking and publish it."""
    clock, people = sitting.clock, sitting.people
    clock.on(sitting.folder.date("reported"))
    _order_ties(sitting)
    rank.rank(campaign=sitting.campaign, by=people.chair, at=clock.at)
    clock.on(sitting.folder.date("published"))
    sitting.by_two(
        ActName.PUBLISH_RESULTS,
        publishing_gates.of_publishing_results(sitting.campaign, today=clock.day),
        asks=people.secretary,
        applies=people.chair,
        number="294/TB-HĐTT",
    )


def _order_ties(sitting: SittingRehearsal) -> None:
    """Enter the head's order where a tie straddles the last seat, and nowhere else."""
    tied = _tied_at_the_last_seat(sitting)
    last: dict[Entry, Row] = {}  # a later line stands in the place of an earlier one
    for row in sitting.folder.decisions:
        entry = sitting.entries.get((row["citizen_id"], row["position"]))
        if row["kind"] == RehearsedDecision.TIE_ORDER and entry and entry.number in tied:
            sitting.folder.use(row)
            last[entry] = row
    ties: dict[tuple[str, str, str], dict[Entry, int]] = defaultdict(dict)
    for entry, row in last.items():
        ties[row["position"], row["document"], row["date"]][entry] = int(row["value"])
    chair, at = sitting.people.chair, sitting.clock.at
    for (_, document, day), places_by_entry in ties.items():
        on = date.fromisoformat(day)
        rank.order_tie(places=places_by_entry, document=document, on=on, by=chair, at=at)


def _tied_at_the_last_seat(sitting: SittingRehearsal) -> set[str]:
    """Return the numbers of those whose tie the head has to order."""
    return {
        row.entry
        for position_result in rank.compute_results(sitting.campaign).decided
        for row in position_result.ranking.rows
        if row.result == Result.TIE_PENDING
    }
