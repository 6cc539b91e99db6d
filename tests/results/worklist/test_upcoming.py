"""The days that come next in the campaigns of a person."""

from datetime import timedelta

import pytest

from accounts.models import Person
from accounts.rules.duties import Role
from exams.actions.clock import deadlines_of, due_days
from results.worklist.tasks import people_in
from results.worklist.upcoming import next_days
from tests.actions import LATE, arrange, campaign, officer, person_named
from tests.conftest import NOON

pytestmark = pytest.mark.django_db


def test_the_next_day_of_a_campaign_is_the_first_that_has_not_passed(life):
    with life.at("registered"):
        [coming] = next_days(person_named("thu-ky"), NOON)
        closes = campaign().registration_closes

    assert coming.day >= NOON.date()
    assert coming.day <= max(closes, NOON.date()) or coming.step != "P3_REGISTRATION"


def test_a_campaign_whose_days_have_passed_is_named_without_one(life):
    with life.at("registered"):
        [coming] = next_days(person_named("thu-ky"), LATE.replace(year=LATE.year + 9))

    assert (coming.campaign.code, coming.day, coming.step) == ("TT2026-01", None, "")


def test_what_a_list_that_is_out_has_ended_does_not_come_next(life):
    with life.at("opened"):
        [before] = next_days(person_named("thu-ky"), early())
    with life.at("provisional"):
        [after] = next_days(person_named("thu-ky"), early())

    assert before.step == "P11_MARKING"
    assert after.step not in ("P11_MARKING", "")


@pytest.mark.parametrize(
    ("moment", "state", "days"),
    [
        ("registered", "SUBMITTED", 1),
        ("registered", "INELIGIBLE", 1),  # not public yet
        ("registered", "WITHDRAWN", 0),
        ("marking", "ELIGIBLE", 1),
        ("marking", "INELIGIBLE", 0),
        ("marking", "REJECTED", 0),
    ],
)
def test_who_left_a_campaign_waits_for_no_day_of_it(life, moment, state, days):
    with life.at(moment):
        candidate = officer("thi-sinh", Role.CANDIDATE)
        paper = campaign().applications.filter(person=None).exclude(state="DRAFT")[0]
        arrange(paper, person=candidate, state=state)

        assert len(next_days(candidate, NOON)) == days


@pytest.mark.parametrize(("moment", "days"), [("registered", 1), ("screening", 0)])
def test_who_never_registered_waits_while_that_is_still_possible(life, moment, days):
    with life.at(moment):
        assert len(next_days(officer("thi-sinh", Role.CANDIDATE), NOON)) == days


@pytest.mark.parametrize(("moment", "days"), [("registered", 1), ("screening", 0)])
def test_what_was_begun_and_not_submitted_waits_as_long(life, moment, days):
    with life.at(moment):
        candidate = officer("thi-sinh", Role.CANDIDATE)
        paper = campaign().applications.order_by("reg_no")[0]
        arrange(paper, person=candidate, state="DRAFT")

        assert len(next_days(candidate, NOON)) == days


def test_who_withdrew_and_registered_again_waits_as_before(life):
    with life.at("registered"):
        candidate = officer("thi-sinh", Role.CANDIDATE)
        first, second = campaign().applications.order_by("reg_no")[:2]
        arrange(first, person=candidate, state="WITHDRAWN")
        arrange(second, person=candidate, state="SUBMITTED")

        assert len(next_days(candidate, NOON)) == 1


def early():
    """The day before the marks have to be published."""
    day = due_days(deadlines_of(campaign()))["P11_MARKING"] - timedelta(days=1)
    return NOON.replace(year=day.year, month=day.month, day=day.day)


def test_papers_and_numbers_of_a_campaign_are_counted_each_by_itself(life):
    with life.at("sealed"):
        papers = campaign().applications.exclude(state="DRAFT").count()
        numbers = campaign().entries.count()
        counts = people_in([campaign()])

    assert [*counts.values()] == [(papers, numbers)]
    assert papers > numbers > 0


def test_a_campaign_in_which_nobody_is_yet_has_none_of_either(life):
    with life.at("announced"):
        counts = people_in([campaign()])

    assert [*counts.values()] == [(0, 0)]


def test_nobody_without_a_duty_is_told_of_a_campaign(life):
    with life.at("registered"):
        stranger = Person.objects.create_user("la", full_name="la")

        assert next_days(stranger, NOON) == []
