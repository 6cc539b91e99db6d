"""What conferences resulted in: in order of votes, and for the people of a planning list."""

from dataclasses import replace
from datetime import date

import pytest

from candidates.actions.conference_results import latest_votes, open_counts, result_lines, votes_on
from candidates.rules.facts import PlanningRow
from candidates.rules.planning_line import VoteResult
from candidates.tables.planning_settings import settings_for
from exams.models import Post
from tests.actions import LATE, campaign, officer, person_named
from tests.candidates.conferences import FIELDS, PEOPLE, TALLY, TERM, annul, count, enter, fixed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
LINE = PlanningRow(
    sheet="QH", row=5, citizen_id="001080000017", name="Nguyễn An", born=date(1980, 5, 3),
    sex="M", post="", tier=1, term=TERM, decision_no="1/QĐ", approved_on=date(2026, 1, 1),
    current_post="",
)  # fmt: skip


@pytest.fixture
def tellers():
    return [person_named("quy-hoach"), officer("kiem-phieu", "PLANNING_OFFICER")]


def key(held, person):
    return person.citizen_id, held.post.code, TERM


def test_the_ballot_stands_as_it_was_until_the_result_orders_it_by_votes(tellers):
    held = count(enter(), tellers[0])
    assert [(line.rank, line.nominee.number) for line in result_lines(held)] == [
        (None, 1),
        (None, 2),
        (None, 3),
    ]

    held = count(held, tellers[1])

    assert [(line.rank, line.nominee.number) for line in result_lines(held)] == [
        (1, 1),
        (2, 3),
        (3, 2),
    ]


def test_the_latest_conference_on_a_person_counts_whenever_it_was_entered(tellers):
    later = fixed(*tellers, replace(TALLY, votes=(30, 5, 5)))
    fixed(*tellers, held_on=date(2026, 8, 1))
    enter(held_on=date(2026, 9, 3))  # nobody counted it

    latest = latest_votes()

    assert latest[key(later, PEOPLE[0])] == VoteResult(30, 21, FIELDS["held_on"])
    of_first = votes_on([PEOPLE[0].citizen_id])
    assert {name: [each.votes for each in votes] for name, votes in of_first.items()} == {
        key(later, PEOPLE[0]): [38, 30]
    }


def planned(held, **changes):
    """Return a line of a list for another post of the unit that a conference was held in."""
    other = Post.objects.filter(unit=held.post.unit).exclude(pk=held.post.pk).first() or held.post
    return replace(LINE, **{"post": other.code, **changes})


def test_a_conference_that_is_not_counted_is_told_for_its_unit_and_term_by_name(tellers):
    held = enter()
    elsewhere = Post.objects.exclude(unit=held.post.unit).first()

    (notice,) = open_counts([planned(held), planned(held)])

    assert (notice.code, notice.severity) == ("CONFERENCE_COUNT_OPEN", "WARNING")
    assert held.title in notice.value
    assert str(held) in notice.value
    assert open_counts([planned(held, term="2035-2040")]) == ()
    assert open_counts([planned(held, post=elsewhere.code)]) == ()
    assert open_counts([]) == ()


def test_once_it_is_counted_or_annulled_nothing_is_told(tellers):
    held = enter()
    line = planned(held)
    counted = count(count(held, tellers[0]), tellers[1])
    assert open_counts([line]) == ()

    annul(counted, *tellers)

    assert open_counts([line]) == ()


def test_one_that_was_annulled_says_nothing(tellers):
    held = fixed(*tellers)
    annul(held, *tellers)

    assert (latest_votes(), votes_on([PEOPLE[0].citizen_id])) == ({}, {})


@pytest.mark.parametrize("of_campaign", [True, False])
def test_a_list_is_judged_by_them_with_a_campaign_and_without(tellers, of_campaign):
    held = fixed(*tellers)

    settings = settings_for(campaign() if of_campaign else None, LATE.date())

    assert settings.voted[key(held, PEOPLE[1])].votes == 20
