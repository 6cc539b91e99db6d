"""The law of the conference on planning: quorum, ballots, differences, and who has enough votes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.rules.conference import (
    ConferenceRules,
    Tally,
    TallyDifference,
    Turnout,
    VoteBase,
    conference_rules_of,
    differences,
    in_order,
    quorum_of,
    require_named,
    require_tally,
    require_turnout,
    votes_needed,
)
from exams.rules.profile import completed
from exams.rules.refusals import Refusal

RULES = ConferenceRules()
TURNOUT = Turnout(summoned=45, present=40)
TALLY = Tally(issued=40, collected=39, valid=38, votes=(38, 20, 0))
PEOPLE = st.integers(min_value=0, max_value=10_000)
SHARES = st.fractions(min_value=0, max_value=1, max_denominator=100)


def refusal_of(check, *asked):
    with pytest.raises(Refusal) as caught:
        check(*asked)
    return caught.value.code, caught.value.facts


def test_the_defaults_of_the_profile_are_those_of_the_rules():
    assert conference_rules_of(completed({})["eligibility"]) == RULES


def test_a_profile_sets_quorum_share_and_base():
    asked = {
        "conference_quorum": {"PARTS": 3, "WHOLE": 4},
        "conference_vote_share": 30,
        "conference_vote_base": "OF_SUMMONED",
    }

    expected = ConferenceRules(Fraction(3, 4), Fraction(3, 10), VoteBase.SUMMONED)
    assert conference_rules_of(asked) == expected


def test_a_quorum_is_never_more_than_everybody():
    asked = {
        "conference_quorum": {"PARTS": 3, "WHOLE": 2},
        "conference_vote_share": 50,
        "conference_vote_base": "OF_PRESENT",
    }

    assert quorum_of(45, conference_rules_of(asked)) == 45


@pytest.mark.parametrize(("summoned", "quorum"), [(45, 30), (46, 31), (47, 32), (3, 2), (1, 1)])
def test_two_thirds_of_those_summoned_have_to_be_there(summoned, quorum):
    assert quorum_of(summoned, RULES) == quorum
    require_turnout(Turnout(summoned, quorum), RULES)

    code, facts = refusal_of(require_turnout, Turnout(summoned, quorum - 1), RULES)
    assert (code, facts["needed"], facts["field"]) == ("NO_QUORUM", str(quorum), "present")


def test_nobody_is_present_who_was_not_summoned():
    code, facts = refusal_of(require_turnout, Turnout(45, 46), RULES)

    assert (code, facts) == (
        "MORE_PRESENT",
        {"field": "present", "present": "46", "summoned": "45"},
    )


@pytest.mark.parametrize(
    ("tally", "code", "field"),
    [
        (Tally(41, 39, 38, (1,)), "MORE_ISSUED", "issued"),
        (Tally(38, 39, 38, (1,)), "MORE_COLLECTED", "collected"),
        (Tally(40, 39, 40, (1,)), "MORE_VALID", "valid"),
        (Tally(40, 39, 38, (38, 39)), "MORE_VOTES", "votes_2"),
    ],
)
def test_no_figure_is_more_than_what_it_is_a_part_of(tally, code, field):
    refused, facts = refusal_of(require_tally, tally, TURNOUT)

    assert (refused, facts["field"]) == (code, field)


@given(st.lists(PEOPLE, min_size=6, max_size=6).map(sorted))
def test_figures_that_never_rise_are_those_of_a_conference(numbers):
    votes, least, valid, collected, issued, present = numbers

    require_tally(Tally(issued, collected, valid, (votes, least)), Turnout(present, present))


@given(st.integers(1, 5), st.lists(st.integers(0, 38), min_size=1, max_size=6))
def test_all_votes_are_no_more_than_the_valid_ballots_may_name(names, votes):
    tally = Tally(40, 39, 38, tuple(votes))
    require_tally(tally, TURNOUT)

    if sum(votes) <= 38 * names:
        require_tally(tally, TURNOUT, names)
    else:
        code, facts = refusal_of(require_tally, tally, TURNOUT, names)
        assert (code, facts["most"]) == ("MORE_NAMED", str(38 * names))


def test_a_ballot_names_no_more_than_may_be_planned():
    require_named(None, 3)
    require_named(3, 3)

    code, facts = refusal_of(require_named, 4, 3)
    assert (code, facts["field"]) == ("TOO_MANY_NAMED", "names_per_ballot")


def test_two_tallies_are_compared_ballot_by_ballot_and_person_by_person():
    other = Tally(issued=40, collected=39, valid=37, votes=(38, 19, 0))

    assert differences(TALLY, other) == (
        TallyDifference("valid", 0, 38, 37),
        TallyDifference("", 2, 20, 19),
    )
    assert differences(TALLY, TALLY) == ()


@pytest.mark.parametrize(
    ("base", "needed"),
    [
        (VoteBase.PRESENT, 21),
        (VoteBase.SUMMONED, 23),
        (VoteBase.ISSUED, 21),
        (VoteBase.COLLECTED, 20),
    ],
)
def test_more_than_half_of_the_base_is_needed(base, needed):
    assert votes_needed(TALLY, TURNOUT, ConferenceRules(base=base)) == needed


@given(PEOPLE, SHARES)
def test_one_vote_less_than_needed_is_not_more_than_the_share(present, share):
    rules = ConferenceRules(share=share)

    needed = votes_needed(Tally(0, 0, 0, ()), Turnout(present, present), rules)

    assert needed > present * share >= needed - 1


@given(PEOPLE, SHARES)
def test_one_person_less_than_the_quorum_is_less_than_its_share(summoned, share):
    quorum = quorum_of(summoned, ConferenceRules(quorum=share))

    assert quorum >= summoned * share > quorum - 1


def test_those_with_equally_many_votes_share_a_rank():
    assert in_order((20, 38, 20, 0)) == (2, 1, 2, 4)


@given(st.lists(PEOPLE))
def test_more_votes_are_a_better_rank(votes):
    ranks = in_order(votes)

    for own, rank in zip(votes, ranks, strict=True):
        assert rank == 1 + sum(other > own for other in votes)
        assert all(
            (other_rank < rank) == (other > own)
            for other, other_rank in zip(votes, ranks, strict=True)
        )
