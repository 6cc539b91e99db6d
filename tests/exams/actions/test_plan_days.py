"""The days of a plan are set together, while the campaign is a draft."""

from datetime import date

import pytest

from exams.actions import plan_days, prepare
from exams.actions.planned_days import readable_calendar_profile
from exams.models import Campaign, ProfileVersion
from exams.rules import profile as profiles
from exams.rules.calendar_profile import CalendarProfile
from tests.actions import LATE, arrange, campaign, events, obstruct, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


@pytest.fixture
def draft():
    return prepare.draft(
        code="NHAP",
        fields={
            "name": "Kỳ thi",
            "host": "Hội đồng",
            "profile": ProfileVersion.objects.first(),
            "registration_closes": date(2027, 4, 1),
            "dates": {"written_exam": "2027-04-29", "summons": "2027-04-20"},
        },
        by=person_named("thu-ky"),
        at=LATE,
    )


def put(draft, *, by=None, **days):
    return plan_days.set_plan_days(
        campaign=draft, days=days, by=by or person_named("thu-ky"), at=LATE
    )


def test_the_days_are_set_in_one_act_with_what_they_were(draft):
    with events() as trail:
        put(draft, eligible_list_published=date(2027, 4, 15), summons=None)

    [(kind, about, _, facts)] = trail
    assert (kind, about) == ("campaign.changed", "NHAP")
    assert facts == {
        "fields": ["dates"],
        "days": [
            ["DAY_ELIGIBLE_LIST_PUBLISHED", "", "2027-04-15"],
            ["DAY_SUMMONS", "2027-04-20", ""],
        ],
    }
    assert Campaign.objects.get(pk=draft.pk).dates == {
        "written_exam": "2027-04-29",
        "eligible_list_published": "2027-04-15",
    }


def test_the_days_of_the_parts_are_set_with_their_parts(draft):
    put(draft, written_exam=date(2027, 5, 5))

    assert Campaign.objects.get(pk=draft.pk).dates["written_exam"] == "2027-04-29"


def test_a_day_before_what_it_follows_is_refused_at_its_field(draft):
    with refused(
        "PLANNED_TOO_EARLY",
        field="eligible_list_published",
        what="DAY_ELIGIBLE_LIST_PUBLISHED",
        least="02/04/2027",
    ):
        put(draft, eligible_list_published=date(2027, 4, 1))


def test_a_day_later_than_the_law_has_it_is_set_and_named_when_it_is_announced(draft):
    put(draft, eligible_list_published=date(2027, 4, 20))

    assert Campaign.objects.get(pk=draft.pk).dates["eligible_list_published"] == "2027-04-20"


def test_a_draft_without_regulations_has_the_days_of_the_usual_parts(draft):
    without = arrange(draft, profile=None)

    assert [day.name for day in plan_days.days_of_plan(without)][:2] == [
        "eligible_list_published",
        "summons",
    ]


@pytest.mark.parametrize("how", ["nobody", "elsewhere", "suspended", "cancelled", "wrong stage"])
def test_it_asks_for_duty_and_for_a_draft(how):
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        put(campaign(), by=by, reported=date(2027, 4, 20))


def test_a_new_last_day_of_registration_starts_the_days_anew_that_it_leaves_behind():
    announced = campaign()

    days = plan_days.restarted_days(
        announced,
        date(2026, 11, 6),
        plan_days.by_name({"WRITTEN": date(2026, 12, 4), "published": date(2027, 3, 1)}),
    )

    assert days["written_exam"] == "2026-12-04"
    assert days["eligible_list_published"] == "2026-11-20"
    assert days["published"] == "2027-03-01"
    assert days["defence"] == announced.dates["defence"]
    assert announced.dates["written_exam"] == "2026-11-04"  # nothing is written


def test_periods_that_cannot_be_read_are_taken_for_the_usual_ones():
    values = {**profiles.defaults(), "calendar": {"screening_days": "mười lăm"}}

    assert readable_calendar_profile(values) == CalendarProfile()
