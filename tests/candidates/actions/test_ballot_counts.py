"""Two tellers count apart; where they agree the result is fixed, where not it is settled openly."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candidates.actions import ballot_counts, conference
from candidates.models import BallotCount, PlanningConference
from candidates.worklist.planning import ballots_to_count
from tests.actions import LATE, events, officer, person_named, refused
from tests.candidates.conferences import TALLY, count, enter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
OTHER = replace(TALLY, votes=(38, 19, 21))


@pytest.fixture
def tellers():
    return [person_named("quy-hoach"), officer("kiem-phieu", "PLANNING_OFFICER")]


@pytest.fixture
def third():
    return officer("nguoi-thu-ba", "PLANNING_OFFICER")


@pytest.fixture
def differing(tellers):
    """A conference whose tellers differ in the votes of the second person."""
    held = enter()
    count(held, tellers[0])
    return count(held, tellers[1], OTHER)


def settle(held, by, tally=TALLY, reason="Đếm lại trước hai người kiểm phiếu"):
    ballot_counts.settle(conference=held, tally=tally, reason=reason, by=by, at=LATE)
    return PlanningConference.objects.get(pk=held.pk)


def votes(held):
    return [each.votes for each in held.nominees.all()]


def kinds(trail):
    return [(kind, facts) for kind, _about, _by, facts in trail]


def test_the_first_count_fixes_nothing_and_its_event_says_no_figure(tellers):
    held = enter()
    with events() as trail:
        held = count(held, tellers[0])

    by = tellers[0].pseudonym
    assert trail == [("conference.counted", str(held), by, {"attempt": 1})]
    assert (votes(held), held.valid, held.is_open) == ([None] * 3, None, True)
    assert str(held.counts.get()) == f"count 1 of {held}"
    assert ballot_counts.open_difference(held) is None


def test_the_second_of_the_same_figures_fixes_the_result(tellers):
    held = count(enter(), tellers[0])
    with events() as trail:
        held = count(held, tellers[1])

    assert kinds(trail) == [
        ("conference.counted", {"attempt": 1}),
        ("conference.fixed", {"valid": 38, "needed": 21, "reached": 2}),
    ]
    assert votes(held) == [38, 20, 21]
    assert (held.issued, held.collected, held.valid, held.fixed_at) == (40, 39, 38, LATE)
    assert [each.is_reached for each in held.nominees.all()] == [True, False, True]
    for again in tellers:
        with refused("COUNT_CLOSED"):
            count(held, again)


def test_nobody_is_both_tellers(tellers):
    held = count(enter(), tellers[0])

    with refused("TELLER_TWICE"):
        count(held, tellers[0])
    with refused("TELLER_TWICE"):
        ballot_counts.require_may_count(held, tellers[0])
    ballot_counts.require_may_count(held, tellers[1])


def test_different_figures_fix_nothing_and_both_count_again(tellers, third, differing):
    first, second = ballot_counts.open_difference(differing)
    assert (first.tally, second.tally, differing.is_open) == (TALLY, OTHER, True)
    with refused("NOT_A_TELLER"):
        count(differing, third)
    with refused("NOT_A_TELLER"):
        ballot_counts.require_may_count(differing, third)
    with refused("TELLER_SETTLES"):
        ballot_counts.require_may_settle(differing, tellers[0])
    ballot_counts.require_may_count(differing, tellers[0])
    ballot_counts.require_may_settle(differing, third)

    count(differing, tellers[1], TALLY)
    with refused("TELLER_TWICE"):
        count(differing, tellers[1], TALLY)
    held = count(differing, tellers[0])

    assert (votes(held), held.fixed_at) == ([38, 20, 21], LATE)
    assert [each.round for each in held.counts.all()] == [1, 1, 2, 2]
    assert ballot_counts.open_difference(held) is None


def test_a_third_settles_the_difference_with_a_reason(third, differing):
    with events() as trail:
        held = settle(differing, third, OTHER)

    assert kinds(trail) == [
        ("conference.settled", {"reason": "Đếm lại trước hai người kiểm phiếu"}),
        ("conference.fixed", {"valid": 38, "needed": 21, "reached": 2}),
    ]
    assert (votes(held), held.counts.last().teller) == ([38, 19, 21], third)


def test_only_a_third_settles_only_a_difference_and_only_with_a_reason(tellers, third, differing):
    untouched = enter(term="2030-2035")
    with events() as trail:
        with refused("TELLER_SETTLES"):
            settle(differing, tellers[1])
        with refused("REASON_MISSING"):
            settle(differing, third, reason=" ")
        with refused("NO_DIFFERENCE"):
            settle(untouched, third)
        with refused("MORE_VOTES", field="votes_1"):
            settle(differing, third, replace(TALLY, votes=(39, 1, 1)))
    count(differing, tellers[0])
    with refused("NO_DIFFERENCE"):  # they count again
        settle(differing, third)

    assert trail == []


def test_impossible_and_incomplete_figures_are_refused(tellers):
    held = enter()
    with refused("MORE_VALID", field="valid"):
        count(held, tellers[0], replace(TALLY, valid=40))
    with refused("VOTES_INCOMPLETE"):
        count(held, tellers[0], replace(TALLY, votes=(1, 2)))

    assert not BallotCount.objects.exists()


def test_more_votes_than_the_ballots_may_name_are_no_count(tellers):
    held = enter(names_per_ballot=2)
    with refused("MORE_NAMED", votes="79", names="2", most="76"):
        count(held, tellers[0])

    assert not BallotCount.objects.exists()


def test_it_asks_for_the_duty_and_for_a_conference_in_use(tellers):
    held, stranger = enter(), officer("nguoi-la")
    with refused("NOT_YOUR_DUTY", duty="KEEP_PLANNING"):
        count(held, stranger)
    with refused("NOT_YOUR_DUTY", duty="KEEP_PLANNING"):
        settle(held, stranger)
    conference.annul(conference=held, reason="Nhầm", by=tellers[0], at=LATE)

    with refused("COUNT_CLOSED"):
        count(held, tellers[0])
    with refused("COUNT_CLOSED"):
        ballot_counts.require_may_count(PlanningConference.objects.get(pk=held.pk), tellers[0])
    with refused("NO_DIFFERENCE"):
        ballot_counts.require_may_settle(held, tellers[0])


def told(person):
    return [(item.url, item.count) for item in ballots_to_count(person, LATE)]


def test_whoever_can_count_is_told_and_nobody_else(tellers, third):
    to_count = [(reverse("candidates:conferences"), 1)]
    held = enter()
    assert [told(each) for each in (*tellers, third, person_named("thu-ky"))] == [
        *[to_count] * 3,
        [],
    ]

    count(held, tellers[0])
    assert [told(each) for each in (*tellers, third)] == [[], to_count, to_count]

    count(held, tellers[1])
    assert [told(each) for each in (*tellers, third)] == [[], [], []]


def test_more_conferences_ask_no_more_questions(tellers, django_assert_num_queries):
    enter()
    told(tellers[0])
    with CaptureQueriesContext(connection) as queries:
        told(tellers[0])
    enter(term="2030-2035")

    with django_assert_num_queries(len(queries)):
        assert told(tellers[0])[0][1] == 2
