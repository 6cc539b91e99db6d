"""What conferences on planning resulted in: on one ballot, and for the people of a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from candidates.models import ConferenceNominee, PlanningConference
from candidates.rules.conference import in_order
from candidates.rules.facts import ImportNotice, PlanningRow
from candidates.rules.planning_line import VotedOn, VoteResult
from exams.models import Post
from exams.rules.enums import Severity


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One person on the ballot, and the rank by votes once the result is fixed."""

    rank: int | None
    nominee: ConferenceNominee


def result_lines(conference: PlanningConference) -> list[ResultLine]:
    """Return the people on the ballot: by votes once the result is fixed, before as they stand."""
    nominees = list(conference.nominees.all())
    if conference.fixed_at is None:
        return [ResultLine(None, nominee) for nominee in nominees]
    ranks = in_order([nominee.votes or 0 for nominee in nominees])
    lines = [ResultLine(*pair) for pair in zip(ranks, nominees, strict=True)]
    return sorted(lines, key=lambda line: (line.rank, line.nominee.number))


def votes_on(numbers: Iterable[str]) -> dict[VotedOn, list[ConferenceNominee]]:
    """Return how conferences voted on people, by number, post and term; the latest comes last.

    One that was annulled, or whose result is not fixed, says nothing.
    """
    votes: dict[VotedOn, list[ConferenceNominee]] = {}
    for nominee in _fixed().filter(citizen_id__in=set(numbers)):
        votes.setdefault(_key(nominee), []).append(nominee)
    return votes


def latest_votes() -> dict[VotedOn, VoteResult]:
    """Return how the latest conference voted on everybody, by number, post and term."""
    return {
        _key(nominee): VoteResult(
            nominee.votes or 0, nominee.conference.needed or 0, nominee.conference.held_on
        )
        for nominee in _fixed()
    }


def open_counts(rows: Iterable[PlanningRow]) -> tuple[ImportNotice, ...]:
    """Warn of the conferences, for a unit and a term of a list, whose ballots are not counted yet.

    What they will result in is not in the list (regulations 1.2); the list is read all the same.
    """
    being_counted = PlanningConference.objects.filter(fixed_at=None, annulled_at=None)
    conferences = list(being_counted.select_related("post"))
    units = dict(Post.objects.values_list("code", "unit")) if conferences else {}
    listed = {(units.get(row.post), row.term) for row in rows}
    return tuple(
        ImportNotice("", 0, "", "CONFERENCE_COUNT_OPEN", Severity.WARNING, f"{each.title}, {each}")
        for each in conferences
        if (each.post.unit_id, each.term) in listed
    )


def _fixed() -> QuerySet[ConferenceNominee]:
    nominees = ConferenceNominee.objects.exclude(conference__fixed_at=None)
    nominees = nominees.filter(conference__annulled_at=None)
    return nominees.select_related("conference__post").order_by(
        "conference__held_on", "conference__entered_at"
    )


def _key(nominee: ConferenceNominee) -> VotedOn:
    return nominee.citizen_id, nominee.conference.post.code, nominee.conference.term
