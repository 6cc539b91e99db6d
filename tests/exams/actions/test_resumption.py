"""A campaign that goes on: what had not passed moves by the suspended time, and says so."""

from datetime import date, timedelta

import pytest

from audit.actions.verify import verify
from exams.actions import advance
from exams.actions.clock import deadlines_of, suspensions_of, working_calendar
from exams.actions.resumption import resumption_of
from results.actions import transitions
from tests.actions import arrange, campaign, events, moment, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
CLOSES = date(2026, 10, 6)  # of the sample
WINDOW = ["DAY_REGISTRATION_CLOSES", "2026-10-06", "2026-10-12"]


def suspend(at):
    chair = person_named("chu-tich")
    advance.suspend(campaign=campaign(), reason="Kết luận 128", by=chair, at=at)


def resume(at):
    chair = person_named("chu-tich")
    advance.resume(campaign=campaign(), reason="Hết", by=chair, at=at)


def between(first, then):
    suspend(first)
    resume(then)


def test_the_days_to_come_move_by_the_suspended_time_and_the_trail_tells_which():
    suspend(moment(2026, 10, 1))

    with events() as trail:
        resume(moment(2026, 10, 7))

    current = campaign()
    assert current.registration_closes == date(2026, 10, 12)
    assert current.dates["remark_request_until"] == "2026-12-01"
    assert [event[0] for event in trail] == ["campaign.resumed"]
    assert WINDOW in trail[0][3]["moved"]


def test_the_hours_of_a_sitting_move_with_its_day():
    before = {part.kind: part.starts_at for part in campaign().parts.all()}

    between(moment(2026, 10, 1), moment(2026, 10, 7))

    current = campaign()
    for part in current.parts.all():
        assert part.starts_at == before[part.kind] + timedelta(days=6)
    assert current.dates["written_exam"] == "2026-11-10"


def test_what_was_published_stays_as_it_was_said():
    before = list(campaign().announcements.values_list("content", "digest"))

    between(moment(2026, 10, 1), moment(2026, 10, 7))

    assert list(campaign().announcements.values_list("content", "digest")) == before


def test_the_rows_of_a_campaign_that_went_on_are_still_what_the_trail_says():
    between(moment(2026, 10, 1), moment(2026, 10, 7))

    assert not list(verify())


def test_suspended_and_resumed_on_one_day_nothing_moves():
    between(moment(2026, 10, 1, 8), moment(2026, 10, 1, 17))

    assert campaign().registration_closes == CLOSES
    assert all(row.delay is None for row in deadlines_of(campaign()))


def test_what_had_passed_stays():
    between(moment(2026, 10, 7), moment(2026, 10, 13))

    assert campaign().registration_closes == CLOSES
    assert campaign().dates["summons"] == "2026-11-03"


def test_twice_suspended_the_days_add_up_and_each_reason_is_told():
    between(moment(2026, 10, 1), moment(2026, 10, 3))
    between(moment(2026, 10, 5), moment(2026, 10, 9))

    current = campaign()
    [row] = [row for row in deadlines_of(current) if row.step == "P3_REGISTRATION"]
    assert current.registration_closes == date(2026, 10, 12)
    assert (row.delay.days, row.delay.suspensions) == (6, suspensions_of(current))


def test_registration_is_closed_only_after_the_day_it_moved_to():
    between(moment(2026, 10, 1), moment(2026, 10, 7))

    with refused("REGISTRATION_STILL_OPEN", until="2026-10-12"):
        transitions.close_registration(
            campaign=campaign(), by=person_named("chu-tich"), at=moment(2026, 10, 12)
        )


def test_no_suspended_day_is_a_day_of_the_campaign_s_calendar():
    between(moment(2026, 10, 1), moment(2026, 10, 7))

    calendar = working_calendar(campaign())
    assert not calendar.is_working(date(2026, 10, 1))
    assert calendar.is_working(date(2026, 10, 7))


def test_a_sitting_that_had_begun_keeps_its_day_and_one_later_that_day_moves():
    part = campaign().parts.get(kind="WRITTEN")
    arrange(part, starts_at=moment(2026, 11, 4, 8))
    suspend(moment(2026, 11, 4, 9))
    assert "written_exam" not in resumption_of(campaign(), date(2026, 11, 9)).suspension.moves
    resume(moment(2026, 11, 4, 10))

    suspend(moment(2026, 11, 4, 7))

    moves = resumption_of(campaign(), date(2026, 11, 9)).suspension.moves
    assert moves["written_exam"] == (date(2026, 11, 4), date(2026, 11, 9))


def test_a_campaign_that_was_suspended_before_moments_were_kept_goes_on():
    arrange(campaign(), suspended_on=date(2026, 10, 1))

    resume(moment(2026, 10, 7))

    assert campaign().registration_closes == date(2026, 10, 12)
    assert len(suspensions_of(campaign())) == 1


def test_a_draft_that_nobody_was_told_of_keeps_its_days():
    arrange(campaign(), announced_on=None)

    between(moment(2026, 10, 1), moment(2026, 10, 7))

    assert campaign().registration_closes == CLOSES
