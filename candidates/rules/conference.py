"""The law of the conference that votes on planning: quorum, ballots, and who is proposed.

Source: regulations 1.2 (22), 2.4; annex ii A: conference_quorum, conference_vote_share,
conference_vote_base. Units: people and ballots, whole numbers; shares are exact fractions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import Any

from exams.rules.refusals import Refusal

BALLOTS = ("issued", "collected", "valid")


class VoteBase(StrEnum):
    """Of what number the share of the votes is reckoned."""

    PRESENT = "OF_PRESENT"
    SUMMONED = "OF_SUMMONED"
    ISSUED = "OF_ISSUED"
    COLLECTED = "OF_COLLECTED"


@dataclass(frozen=True, slots=True)
class ConferenceRules:
    """What a conference is judged by: the parameters of the profile, with their proposed values."""

    quorum: Fraction = Fraction(2, 3)  # of those summoned
    share: Fraction = Fraction(1, 2)  # more than this of the base
    base: VoteBase = VoteBase.PRESENT


def conference_rules_of(rules: Mapping[str, Any]) -> ConferenceRules:
    """Return what the profile asks of a conference; a share of people is never more than all."""
    quorum = rules["conference_quorum"]
    return ConferenceRules(
        quorum=min(Fraction(quorum["PARTS"], quorum["WHOLE"]), Fraction(1)),
        share=Fraction(rules["conference_vote_share"], 100),
        base=VoteBase(rules["conference_vote_base"]),
    )


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who was summoned to a conference, and who came."""

    summoned: int
    present: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The ballots of a conference, and the votes of each person in the order of the ballot."""

    issued: int
    collected: int
    valid: int
    votes: tuple[int, ...]


def require_named(names: int | None, most: int) -> None:
    """Refuse (TOO_MANY_NAMED) ballots on which more may be named than may be planned.

    Source: regulations 1.2 (16), annex ii A: max_planned_per_seat, times the seats of the post.
    `names` is what one ballot may name, None where the conference set no number.
    """
    if names is not None and names > most:
        raise Refusal("TOO_MANY_NAMED", field="names_per_ballot", names=names, most=most)


@dataclass(frozen=True, slots=True)
class TallyDifference:
    """What two tellers counted differently: ballots of a kind, or the votes of the nth person."""

    kind: str  # of BALLOTS; empty: votes
    number: int  # of the person on the ballot, from 1; 0: ballots
    first: int
    second: int


def quorum_of(summoned: int, rules: ConferenceRules) -> int:
    """Return how many have to be there; a part of a person counts as one."""
    return ceil(summoned * rules.quorum)


def require_turnout(turnout: Turnout, rules: ConferenceRules) -> None:
    """Refuse a conference that cannot have voted (MORE_PRESENT, NO_QUORUM)."""
    summoned, present = turnout.summoned, turnout.present
    if present > summoned:
        raise Refusal("MORE_PRESENT", field="present", present=present, summoned=summoned)
    if present < (needed := quorum_of(summoned, rules)):
        raise Refusal(
            "NO_QUORUM", field="present", present=present, summoned=summoned, needed=needed
        )


def require_tally(tally: Tally, turnout: Turnout, names: int | None = None) -> None:
    """Refuse figures of which one is more than what it is a part of.

    `names` is how many one ballot may name, None where no number was set. Raises Refusal
    MORE_ISSUED, MORE_COLLECTED, MORE_VALID, MORE_VOTES or MORE_NAMED.
    """
    issued, collected, valid = tally.issued, tally.collected, tally.valid
    if issued > turnout.present:
        raise Refusal("MORE_ISSUED", field="issued", issued=issued, present=turnout.present)
    if collected > issued:
        raise Refusal("MORE_COLLECTED", field="collected", collected=collected, issued=issued)
    if valid > collected:
        raise Refusal("MORE_VALID", field="valid", valid=valid, collected=collected)
    for number, votes in enumerate(tally.votes, 1):
        if votes > valid:
            raise Refusal("MORE_VOTES", field=f"votes_{number}", votes=votes, valid=valid)
    if names is not None and sum(tally.votes) > (most := names * valid):
        raise Refusal("MORE_NAMED", field="votes_1", votes=sum(tally.votes), names=names, most=most)


def differences(first: Tally, second: Tally) -> tuple[TallyDifference, ...]:
    """Return what two tallies differ in: the ballots, then person by person."""
    return tuple(each for each in _compared(first, second) if each.first != each.second)


def _compared(first: Tally, second: Tally) -> Iterator[TallyDifference]:
    for kind in BALLOTS:
        yield TallyDifference(kind, 0, getattr(first, kind), getattr(second, kind))
    pairs = zip(first.votes, second.votes, strict=True)
    for number, (one_hand, other_hand) in enumerate(pairs, 1):
        yield TallyDifference("", number, one_hand, other_hand)


def base_of(tally: Tally, turnout: Turnout, base: VoteBase) -> int:
    """Return the number of which the share of the votes is reckoned."""
    return {
        VoteBase.PRESENT: turnout.present,
        VoteBase.SUMMONED: turnout.summoned,
        VoteBase.ISSUED: tally.issued,
        VoteBase.COLLECTED: tally.collected,
    }[base]


def votes_needed(tally: Tally, turnout: Turnout, rules: ConferenceRules) -> int:
    """Return the fewest votes that are more than the share of the base."""
    return floor(base_of(tally, turnout, rules.base) * rules.share) + 1


def in_order(votes: Sequence[int]) -> tuple[int, ...]:
    """Return the rank of each person by votes; those with equally many share one."""
    return tuple(1 + sum(other > own for other in votes) for own in votes)
