"""What really happened, by the moments that the parts of the exam went through."""

from datetime import date

import pytest

from exams.actions.clock import deadlines_of
from exams.actions.happened import happened_on, mark_happened
from exams.rules.deadlines import NOTHING_HAPPENED
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_PROPOSAL, REGISTER
from tests.actions import arrange, campaign, moment, move_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def part(kind=PartKind.WRITTEN):
    return campaign().parts.get(kind=kind)


def test_each_moment_of_the_parts_is_the_day_of_a_step():
    arrange(
        part(),
        starts_at=moment(2026, 11, 5, 8),
        sealed_at=moment(2026, 11, 5, 17),
        provisional_at=moment(2026, 11, 19),
        remark_until=date(2026, 11, 27),
        official_at=moment(2026, 12, 3),
    )
    arrange(part(PartKind.PROPOSAL), closed_at=moment(2026, 12, 19, 0, 30))

    days = happened_on(campaign(), date(2026, 11, 25))

    assert days.written_exam == date(2026, 11, 5)
    assert days.provisional_published == date(2026, 11, 19)
    assert days.remark_request_until == date(2026, 11, 27)
    assert days.remark_published == date(2026, 12, 3)
    assert days.marking_finished == date(2026, 12, 19)


@pytest.mark.parametrize(
    ("planned", "until"),
    [
        (None, date(2026, 11, 25)),
        (date(2026, 11, 25), None),
        (date(2026, 11, 24), date(2026, 11, 25)),
    ],
)
def test_a_window_counts_where_the_plan_had_none_or_an_earlier_one(planned, until):
    arrange(part(), remark_until=date(2026, 11, 25))

    assert happened_on(campaign(), planned).remark_request_until == until


def test_the_marking_is_finished_with_the_last_part_alone():
    move_to(MARK_PROPOSAL)
    arrange(part(PartKind.PROPOSAL), closed_at=None)

    assert happened_on(campaign(), None).marking_finished is None


def test_a_part_that_was_not_sat_tells_nothing():
    move_to(MARK_PROPOSAL)
    arrange(part(), sealed_at=None, provisional_at=None, official_at=None)

    days = happened_on(campaign(), None)

    assert (days.written_exam, days.provisional_published) == (None, None)


def test_before_the_marking_only_what_is_kept_with_the_campaign_happened():
    arrange(move_to(REGISTER), happened=None)
    assert happened_on(campaign(), None) == NOTHING_HAPPENED

    kept = mark_happened(campaign(), "eligible_list_published", date(2026, 10, 21))
    later = mark_happened(kept, "eligible_list_published", date(2026, 10, 30))

    assert happened_on(later, None).eligible_list_published == date(2026, 10, 21)


def test_the_first_lists_that_were_published_answer_the_clock():
    published = {row.kind: row.published_on for row in campaign().publications.filter(version=1)}

    done = {each.step: each.happened for each in deadlines_of(campaign())}

    assert done["P5_SCREENING"] == published["ELIGIBLE"]
    assert done["P11_MARKING"] == published["PROVISIONAL"]
    assert done["P13_REMARK_MARKING"] == published["REMARK"]
    assert done["P19_PUBLISH"] == published["OFFICIAL"]
    assert done["P7_WRITTEN_EXAM"] == date(2026, 11, 4)
