import pytest

from exams.actions import advance
from exams.actions.day_history import day_history, days_changed, fixed_days
from tests.actions import campaign, moment, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]


def test_every_day_that_is_fixed_has_its_code():
    days = fixed_days(campaign())

    assert days["DAY_REGISTRATION_CLOSES"] == "2026-10-06"
    assert days["DAY_WRITTEN_EXAM"] == "2026-11-04"


def test_only_days_that_differ_are_a_fact_and_one_taken_away_too():
    current = campaign()
    before = fixed_days(current)
    current.dates = {name: day for name, day in current.dates.items() if name != "posting"}
    current.dates["summons"] = "2026-10-27"

    assert days_changed(fixed_days(campaign()), campaign()) == {}
    assert days_changed(before, current) == {
        "days": [
            ["DAY_SUMMONS", "2026-10-28", "2026-10-27"],
            ["DAY_POSTING", "2026-11-03", ""],
        ]
    }


def test_the_days_of_the_draft_are_where_the_history_begins():
    first = day_history(campaign())[-1]

    assert ("DAY_WRITTEN_EXAM", "", "2026-11-04") in first.rows
    assert first.kind in ("campaign.drafted", "part.kept")


def test_days_that_a_suspension_moved_stand_in_the_history_with_its_reason():
    why = {"reason": "Kết luận 128-KL/TW", "by": person_named("chu-tich")}
    advance.suspend(campaign=campaign(), at=moment(2026, 9, 20), **why)
    advance.resume(campaign=campaign(), at=moment(2026, 9, 25), **why)

    newest = day_history(campaign())[0]

    assert newest.kind == "campaign.resumed"
    assert newest.reason == "Kết luận 128-KL/TW"
    assert ("DAY_REGISTRATION_CLOSES", "2026-10-06", "2026-10-11") in newest.rows
    assert newest.actor == person_named("chu-tich").pseudonym
