"""The windows in which something may be sent in: while a campaign runs, and while it does not."""

from datetime import date

import pytest

from exams.actions import advance
from exams.actions.clock import deadlines_of, due_days
from exams.actions.windows import (
    registration_is_open,
    remark_until_as_published,
    remarks_are_taken,
)
from tests.actions import arrange, campaign, moment, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]


def suspend(at):
    chair = person_named("chu-tich")
    advance.suspend(campaign=campaign(), reason="Kết luận 128", by=chair, at=at)


def between(first, then):
    suspend(first)
    chair = person_named("chu-tich")
    advance.resume(campaign=campaign(), reason="Hết", by=chair, at=then)


def test_while_it_is_suspended_nothing_is_due_and_registration_is_closed():
    assert registration_is_open(campaign(), date(2026, 10, 2))
    suspend(moment(2026, 10, 1))

    current = campaign()
    rows = deadlines_of(current)
    assert not registration_is_open(current, date(2026, 10, 2))
    assert not due_days(rows)
    assert all(row.stands_still for row in rows)


def test_the_remark_window_moves_and_the_results_keep_what_they_told():
    part = campaign().parts.get(kind="WRITTEN")
    assert remark_until_as_published(part) is None
    assert not remarks_are_taken(part, date(2026, 11, 20))
    told = date(2026, 11, 25)
    arrange(part, provisional_at=moment(2026, 11, 18), remark_until=told)

    between(moment(2026, 11, 20), moment(2026, 11, 26))

    part = campaign().parts.get(kind="WRITTEN")
    assert part.remark_until == date(2026, 12, 1)
    assert remark_until_as_published(part) == told
    assert remarks_are_taken(part, date(2026, 12, 1))
    assert not remarks_are_taken(part, date(2026, 12, 2))


def test_no_remark_is_taken_while_the_campaign_is_suspended():
    part = campaign().parts.get(kind="WRITTEN")
    arrange(part, provisional_at=moment(2026, 11, 18), remark_until=date(2026, 11, 25))
    suspend(moment(2026, 11, 20))

    assert not remarks_are_taken(campaign().parts.get(kind="WRITTEN"), date(2026, 11, 20))
