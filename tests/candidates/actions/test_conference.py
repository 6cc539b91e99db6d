"""A conference on planning is entered with its ballot, once, and taken out of use with a reason."""

from datetime import date, timedelta

import pytest

from candidates.actions import conference
from candidates.models import ConferenceNominee, PlanningConference
from exams.actions import profile_versions
from exams.models import Post
from tests.actions import LATE, arrange, events, officer, person_named, refused
from tests.candidates.conferences import PEOPLE, TERM, enter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def annul(held, reason="Ghi nhầm ngày", by=None):
    return conference.annul(
        conference=held, reason=reason, by=by or person_named("quy-hoach"), at=LATE
    )


def test_it_is_kept_with_its_ballot_in_order():
    with events() as trail:
        held = enter()

    by = person_named("quy-hoach").pseudonym
    facts = {"summoned": 45, "present": 40, "people": 3}
    assert trail == [("conference.entered", str(held), by, facts)]
    assert [each.name for each in held.nominees.all()] == [each.name for each in PEOPLE]
    assert str(held.nominees.last()) == f"{held} 3"
    assert held.is_open


def test_it_is_judged_by_the_profile_in_force_on_its_day_and_stays_so():
    before = enter(held_on=date(2026, 1, 5))
    profile_versions.draft(
        code="HOI-NGHI",
        values={"eligibility": {"conference_vote_share": 60}},
        in_force_from=date(2026, 9, 1),
        by=person_named("thu-ky"),
        at=LATE,
    )

    after = enter()

    shares = [
        PlanningConference.objects.get(pk=each.pk).rules.share * 100 for each in (before, after)
    ]
    assert shares == [50, 60]


def test_what_cannot_have_been_is_refused():
    twice = (*PEOPLE, PEOPLE[0])
    stranger = officer("nguoi-la")
    with events() as trail:
        with refused("DAY_IN_FUTURE", field="held_on"):
            enter(held_on=LATE.date() + timedelta(days=1))
        with refused("BALLOT_EMPTY", field="people"):
            enter(people=())
        with refused("TWICE_ON_BALLOT", name=PEOPLE[0].name):
            enter(people=twice)
        with refused("NO_QUORUM", needed="30"):
            enter(present=29)
        with refused("NOT_YOUR_DUTY", duty="KEEP_PLANNING"):
            enter(by=stranger)

    assert (trail, ConferenceNominee.objects.count()) == ([], 0)


def test_a_ballot_names_as_many_as_may_be_planned_for_the_seats_of_the_post():
    post = arrange(Post.objects.order_by("code").first(), seats=2)
    with refused("TOO_MANY_NAMED", names="7", most="6"):
        enter(post=post, names_per_ballot=7)

    assert enter(post=post, names_per_ballot=6).names_per_ballot == 6


def test_one_post_has_one_conference_a_day_and_term():
    held = enter()
    with refused("CONFERENCE_ENTERED", post=held.post.full_name):
        enter()

    enter(term="2030-2035")
    enter(post=Post.objects.order_by("code").last())
    annul(held)
    enter()

    assert PlanningConference.objects.filter(term=TERM).count() == 3


def test_it_is_annulled_once_with_a_reason_and_stays_on_record():
    held, stranger = enter(), officer("nguoi-la")
    with refused("REASON_MISSING"):
        annul(held, reason=" ")
    with refused("NOT_YOUR_DUTY"):
        annul(held, by=stranger)
    with events() as trail:
        annulled = annul(held)

    assert [(kind, facts) for kind, _about, _by, facts in trail] == [
        ("conference.annulled", {"reason": "Ghi nhầm ngày"})
    ]
    assert (annulled.annulled_at, annulled.is_open) == (LATE, False)
    with refused("ALREADY_DONE"):
        annul(held)


def test_one_that_is_not_there_cannot_be_annulled():
    with refused("STALE"):
        annul(PlanningConference(post=Post.objects.first()))
