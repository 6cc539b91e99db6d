import csv
import tomllib
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from exams.rules.calendar import DayKind, WorkingCalendar, calendar_of
from exams.rules.calendar_profile import CalendarProfile, calendar_profile_of
from exams.rules.deadline_rules import CampaignDates, DayUnit
from exams.rules.deadlines import columns, deadlines

ROOT = Path(__file__).parents[3]
OPENS, CLOSES = date(2025, 11, 7), date(2025, 12, 6)


@pytest.fixture(scope="module")
def announcement():
    return tomllib.loads((ROOT / "rehearsal/demo/thong-bao.toml").read_text(encoding="utf-8"))


def reckoned(dates, calendar=None, registrants=0, candidates=0, **parameters):
    calculated = deadlines(
        dates,
        replace(CalendarProfile(), **parameters),
        calendar or WorkingCalendar(),
        registrants=registrants,
        candidates=candidates,
    )
    return {deadline.step: deadline for deadline in calculated}


def test_the_table_of_deadlines_is_reproduced(announcement):
    with (ROOT / "tests/data/expected/deadlines.csv").open(encoding="utf-8", newline="") as lines:
        expected = list(csv.DictReader(lines))
    campaign, field_names = (
        announcement["campaign"],
        {field.name for field in fields(CampaignDates)},
    )
    dates = {name: day for name, day in campaign["dates"].items() if name in field_names}

    calculated = deadlines(
        CampaignDates(
            registration_opens=campaign["registration_opens"],
            registration_closes=campaign["registration_closes"],
            **dates,
        ),
        calendar_profile_of(announcement["profile"]["calendar"]),
        calendar_of((day["date"], DayKind(day["kind"])) for day in announcement["holiday"]),
    )

    assert [columns(deadline) for deadline in calculated] == expected


def test_lang_son_closed_on_the_thirtieth_day():
    deadline = reckoned(CampaignDates(registration_opens=OPENS))["P3_REGISTRATION"]

    assert deadline.profile_end == date(2025, 12, 6)
    assert not deadline.inclusive.is_working_day
    assert deadline.in_time is None


def test_the_civil_code_starts_the_day_after_and_moves_the_end():
    dates = CampaignDates(registration_opens=OPENS, registration_closes=CLOSES)

    deadline = reckoned(dates, count_first_day=False, roll_end_to_working_day=True)

    assert deadline["P3_REGISTRATION"].exclusive.on == date(2025, 12, 7)
    assert deadline["P3_REGISTRATION"].profile_end == date(2025, 12, 8)
    assert deadline["P3_REGISTRATION"].in_time is True


def test_a_date_after_the_end_is_not_in_time():
    dates = CampaignDates(registration_closes=CLOSES, eligible_list_published=date(2025, 12, 21))

    assert reckoned(dates)["P5_SCREENING"].in_time is False


def test_a_step_whose_start_is_unknown_has_no_deadline():
    assert set(reckoned(CampaignDates(registration_closes=CLOSES))) == {
        "P5_SCREENING",
        "P7_WRITTEN_EXAM",
    }


def test_deadlines_before_the_exam_are_the_same_in_both_ways_of_counting():
    dates = CampaignDates(written_exam=date(2025, 12, 9), posting=date(2025, 12, 8))
    exclusive = reckoned(dates, count_first_day=False, roll_end_to_working_day=True)

    calculated = reckoned(dates)

    assert calculated["P8_POSTING"] == exclusive["P8_POSTING"]
    assert calculated["P8_POSTING"].in_time is True
    assert calculated["SUMMONS"].profile_end == date(2025, 12, 2)
    assert calculated["P4_LAST_CHANGE_BEFORE_EXAM"].profile_end == date(2025, 11, 29)
    assert calculated["P4_LAST_CHANGE_BEFORE_EXAM"].unit == DayUnit.DAYS_BEFORE


@pytest.mark.parametrize(("registrants", "days"), [(499, 15), (500, 30)])
def test_many_registrants_lengthen_the_screening(registrants, days):
    dates = CampaignDates(registration_closes=CLOSES)

    assert reckoned(dates, registrants=registrants)["P5_SCREENING"].count == days


@pytest.mark.parametrize(("candidates", "days"), [(999, 15), (1000, 30)])
def test_many_candidates_lengthen_the_marking(candidates, days):
    dates = CampaignDates(written_exam=CLOSES)

    assert reckoned(dates, candidates=candidates)["P11_MARKING"].count == days


@pytest.mark.parametrize(("candidates", "days"), [(999, 10), (1000, 20)])
def test_many_candidates_lengthen_the_remarks(candidates, days):
    dates = CampaignDates(remark_request_until=CLOSES)

    assert reckoned(dates, candidates=candidates)["P13_REMARK_MARKING"].count == days


@pytest.mark.parametrize("given", [None, date(2025, 12, 20)])
def test_the_day_that_was_given_counts_before_the_end_by_law(given):
    dates = CampaignDates(registration_closes=CLOSES, eligible_list_published=given)
    deadline = reckoned(dates)["P5_SCREENING"]

    assert deadline.day == (given or deadline.profile_end)
