"""Count the ballots of a conference: two tellers apart, and the result that is fixed then."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record
from candidates.actions.conference import lock_conference
from candidates.models import BallotCount, PlanningConference
from candidates.rules.conference import Tally, differences, require_tally, votes_needed
from exams.rules.refusals import Refusal, require_reason


@action(duty=Duty.KEEP_PLANNING, in_campaign=False)
def count(
    *, conference: PlanningConference, tally: Tally, by: Person, at: datetime
) -> PlanningConference:
    """Keep what one teller counted; where the second counted the same, the result is fixed.

    Where they differ both count again, or a third settles it. Raises Refusal NOT_YOUR_DUTY,
    RECUSED_FROM, COUNT_CLOSED, TELLER_TWICE, NOT_A_TELLER, VOTES_INCOMPLETE or one of
    `require_tally`.
    """
    locked = _lock_open(conference, by)
    counts = list(locked.counts.all())
    latest = _latest_round(counts)
    _require_teller(by, counts, latest)
    number = _next_round(latest)
    own = _counted(locked, number, tally, by, at)
    record("conference.counted", about=locked, by=by, at=at, rows=[own], attempt=number)
    if len(latest) == 1 and not differences(latest[0].tally, tally):
        _fix(locked, tally, by, at)
    return locked


def _require_teller(
    by: Person, counts: Sequence[BallotCount], latest: Sequence[BallotCount]
) -> None:
    """Let two persons count, each once in a round, and nobody else count again."""
    if len(latest) == 1 and latest[0].teller_id == by.pk:
        raise Refusal("TELLER_TWICE")
    if len(counts) > 1 and by.pk not in _tellers(counts):
        raise Refusal("NOT_A_TELLER")


def _next_round(latest: Sequence[BallotCount]) -> int:
    """Return the round of the next count: the last one has room for a second, or is over."""
    match len(latest):
        case 0:
            return 1
        case 1:
            return latest[0].round
        case _:
            return latest[0].round + 1


@action(duty=Duty.KEEP_PLANNING, in_campaign=False)
def settle(
    *, conference: PlanningConference, tally: Tally, reason: str, by: Person, at: datetime
) -> PlanningConference:
    """Settle, as a third person with a reason, what the two tellers counted differently.

    Raises Refusal NOT_YOUR_DUTY, RECUSED_FROM, COUNT_CLOSED, NO_DIFFERENCE, TELLER_SETTLES,
    REASON_MISSING, VOTES_INCOMPLETE or one of `require_tally`.
    """
    locked = _lock_open(conference, by)
    latest = _latest_round(list(locked.counts.all()))
    _require_third(by, latest)
    require_reason(reason)
    own = _counted(locked, _next_round(latest), tally, by, at)
    own.reason = reason
    record("conference.settled", about=locked, by=by, at=at, rows=[own], reason=reason)
    _fix(locked, tally, by, at)
    return locked


def _require_third(by: Person, latest: Sequence[BallotCount]) -> None:
    if len(latest) != 2:
        raise Refusal("NO_DIFFERENCE")
    if by.pk in _tellers(latest):
        raise Refusal("TELLER_SETTLES")


def open_difference(conference: PlanningConference) -> tuple[BallotCount, BallotCount] | None:
    """Return the two counts that differ; None where one is still to come, or nothing is open."""
    latest = _latest_round(list(conference.counts.all()))
    if not conference.is_open or len(latest) != 2:
        return None
    return latest[0], latest[1]


def require_may_count(conference: PlanningConference, person: Person) -> None:
    """Refuse (COUNT_CLOSED, TELLER_TWICE, NOT_A_TELLER) whoever cannot count now."""
    if not conference.is_open:
        raise Refusal("COUNT_CLOSED")
    counts = list(conference.counts.all())
    _require_teller(person, counts, _latest_round(counts))


def require_may_settle(conference: PlanningConference, person: Person) -> None:
    """Refuse (NO_DIFFERENCE, TELLER_SETTLES) whoever cannot settle a difference now."""
    _require_third(person, open_difference(conference) or ())


def _latest_round(counts: Sequence[BallotCount]) -> list[BallotCount]:
    """Return the counts of the last round, in order; a round has two."""
    return [each for each in counts if each.round == counts[-1].round]


def _tellers(counts: Sequence[BallotCount]) -> set[int]:
    """Return the keys of who counted; a third who settles is the last, and counts no more."""
    return {each.teller_id for each in counts}


def _lock_open(conference: PlanningConference, by: Person) -> PlanningConference:
    locked = lock_conference(conference, by)
    if not locked.is_open:
        raise Refusal("COUNT_CLOSED")
    return locked


def _counted(
    conference: PlanningConference, number: int, tally: Tally, by: Person, at: datetime
) -> BallotCount:
    """Return the row of a count, once its figures can be those of the conference."""
    if len(tally.votes) != conference.nominees.count():
        raise Refusal("VOTES_INCOMPLETE")
    require_tally(tally, conference.turnout, conference.names_per_ballot)
    figures = {**asdict(tally), "votes": list(tally.votes)}
    return BallotCount(conference=conference, round=number, teller=by, counted_at=at, **figures)


def _fix(conference: PlanningConference, tally: Tally, by: Person, at: datetime) -> None:
    """Fix the result: votes of each person, and how many are needed; it never changes again."""
    nominees = list(conference.nominees.all())
    for nominee, votes in zip(nominees, tally.votes, strict=True):
        nominee.votes = votes
    conference.issued, conference.collected = tally.issued, tally.collected
    conference.valid, conference.fixed_at = tally.valid, at
    conference.needed = votes_needed(tally, conference.turnout, conference.rules)
    record(
        "conference.fixed",
        about=conference,
        by=by,
        at=at,
        rows=[conference, *nominees],
        valid=tally.valid,
        needed=conference.needed,
        reached=sum(nominee.is_reached for nominee in nominees),
    )
