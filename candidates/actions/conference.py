"""Record a conference on planning and its ballot, or take it out of use."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action
from accounts.actions.people import require_two_persons
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.lock import lock_row
from audit.actions.record import record
from candidates.actions.closed_people import require_ballot_open, require_lines_open
from candidates.models import ConferenceNominee, PlanningConference
from candidates.rules.conference import require_named, require_turnout
from exams.actions.profile_versions import profile_in_force
from exams.models import Post
from exams.rules.refusals import Refusal, require_reason

PARAMETERS = (
    "conference_quorum",
    "conference_vote_share",
    "conference_vote_base",
    "max_planned_per_seat",
)


@dataclass(frozen=True, slots=True)
class Nomination:
    """A person on the ballot."""

    citizen_id: str
    name: str
    born: date
    current_post: str = ""


@action(duty=Duty.KEEP_PLANNING, in_campaign=False)
def enter(
    *,
    post: Post,
    term: str,
    fields: Mapping[str, Any],
    people: Sequence[Nomination],
    by: Person,
    at: datetime,
) -> PlanningConference:
    """Enter a conference that was held, with its ballot; its ballots are counted afterwards.

    Raises Refusal NOT_YOUR_DUTY, DAY_IN_FUTURE, CONFERENCE_ENTERED, BALLOT_EMPTY, TWICE_ON_BALLOT,
    RECUSED_FROM_LINE, MORE_PRESENT, NO_QUORUM or TOO_MANY_NAMED.
    """
    conference = _judged(PlanningConference(post=post, term=term, entered_at=at, **fields))
    _require_new(conference, at)
    _require_ballot(people)
    require_lines_open(by, people)
    require_turnout(conference.turnout, conference.rules)
    require_named(conference.names_per_ballot, most_named(conference))
    record(
        "conference.entered",
        about=conference,
        by=by,
        at=at,
        rows=[conference, *_ballot(conference, people)],
        summoned=conference.summoned,
        present=conference.present,
        people=len(people),
    )
    return conference


def most_named(conference: PlanningConference) -> int:
    """Return how many a ballot may name at most: people planned for each seat of the post."""
    return int(conference.regulations["max_planned_per_seat"]) * conference.post.seats


def _judged(conference: PlanningConference) -> PlanningConference:
    """Let a conference be judged by the profile in force on its day, whatever comes later."""
    values = profile_in_force(conference.held_on)["eligibility"]
    conference.regulations = {name: values[name] for name in PARAMETERS}
    return conference


def _ballot(
    conference: PlanningConference, people: Sequence[Nomination]
) -> list[ConferenceNominee]:
    return [
        ConferenceNominee(conference=conference, number=number, **asdict(each))
        for number, each in enumerate(people, 1)
    ]


def _require_new(conference: PlanningConference, at: datetime) -> None:
    if conference.held_on > timezone.localdate(at):
        raise Refusal("DAY_IN_FUTURE", field="held_on")
    alike = PlanningConference.objects.filter(
        post=conference.post, term=conference.term, held_on=conference.held_on, annulled_at=None
    )
    if alike.exists():
        raise Refusal("CONFERENCE_ENTERED", field="held_on", post=conference.post.full_name)


def _require_ballot(people: Sequence[Nomination]) -> None:
    if not people:
        raise Refusal("BALLOT_EMPTY", field="people")
    numbers = [each.citizen_id for each in people]
    for each in people:
        if numbers.count(each.citizen_id) > 1:
            raise Refusal("TWICE_ON_BALLOT", field="people", name=each.name)


@action(duty=Duty.KEEP_PLANNING, in_campaign=False)
def annul(
    *, conference: PlanningConference, reason: str, by: Person, at: datetime
) -> PlanningConference:
    """Take a conference out of use, with a reason; it stays where it was entered, and so marked.

    Raises Refusal NOT_YOUR_DUTY, RECUSED_FROM, ALREADY_DONE, TWO_PERSONS_NEEDED (its result is
    fixed) or REASON_MISSING.
    """
    locked = lock_conference(conference, by)
    if locked.fixed_at:
        require_two_persons(by)
    return _annulled(locked, reason, by, at)


@action(duty=[Duty.KEEP_PLANNING, Duty.DECIDE], in_campaign=False)
def annul_fixed(
    *, conference: PlanningConference, reason: str, by: Person, at: datetime
) -> PlanningConference:
    """Take a conference whose result is fixed out of use; two persons do it together.

    Raises Refusal NOT_YOUR_DUTY, TWO_PERSONS_NEEDED, RECUSED_FROM, ALREADY_DONE or REASON_MISSING.
    """
    require_two_persons(by)
    return _annulled(lock_conference(conference, by), reason, by, at)


def _annulled(
    locked: PlanningConference, reason: str, by: Person, at: datetime
) -> PlanningConference:
    if locked.annulled_at:
        raise Refusal("ALREADY_DONE")
    require_reason(reason)
    locked.annulled_at, locked.annulled_reason = at, reason
    record("conference.annulled", about=locked, by=by, at=at, rows=[locked], reason=reason)
    return locked


def lock_conference(conference: PlanningConference, by: Person) -> PlanningConference:
    """Lock a conference: two tellers who count at one moment are taken one after the other.

    Raises Refusal STALE, or RECUSED_FROM where somebody on the ballot is closed to who acts.
    """
    rows = PlanningConference.objects.select_related("post").filter(pk=conference.pk)
    if (locked := lock_row(rows)) is None:
        raise Refusal("STALE")
    require_ballot_open(locked, by)
    return locked
