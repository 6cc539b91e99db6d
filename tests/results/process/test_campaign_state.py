"""Where a campaign stands is worked out once for each version of its facts, never from an older."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.rules.duties import Duty
from exams.models import ExamPart, Unit
from exams.rules.enums import PartKind
from grading.actions.hand_over import who_owe_marks
from grading.models import Mark
from results.process.campaign_state import recent_states, state_of
from results.process.done_so_far import progress_of
from results.process.overview import overview_of
from results.process.step_gates import checks_of
from tests.actions import LATE, arrange, campaign

pytestmark = pytest.mark.django_db
TODAY = LATE.date()


@pytest.fixture(autouse=True)
def nothing_known():
    recent_states.clear()


def take_back(*, count=1):
    """Let so many marks of a first hand count as not handed in."""
    first_hands = Mark.objects.filter(assignment__hand=1).exclude(final_at=None)
    for mark in first_hands.order_by("assignment__script__code")[:count]:
        arrange(mark, final_at=None)


@pytest.mark.parametrize("moment", ["decided", "marking", "marked", "drawing", "scored", "ranking"])
def test_it_is_what_the_facts_say_at_every_step(life, moment):
    with life.at(moment):
        state = state_of(campaign(), TODAY)

        now = progress_of([campaign()])[campaign().pk]
        assert state.progress == now
        assert state.checks == checks_of(campaign(), TODAY)
        assert list(state.owe_marks) == who_owe_marks(campaign())


def test_nobody_asks_again_who_owes_marks_while_nothing_was_written(life):
    with life.at("marking"):
        owing = overview_of(campaign(), today=TODAY).owners[Duty.MARK]

        with CaptureQueriesContext(connection) as asked:
            again = overview_of(campaign(), today=TODAY).owners[Duty.MARK]

    assert again == owing != []
    assert not [query for query in asked if "grading_assignment" in query["sql"]]


def test_the_same_version_is_worked_out_once(life, django_assert_num_queries):
    with life.at("marked"):
        reader = campaign()
        first = state_of(reader, TODAY)

        with django_assert_num_queries(1):
            assert state_of(reader, TODAY) is first


def test_another_day_is_another_state(life):
    with life.at("provisional"):
        until = ExamPart.objects.get(kind=PartKind.WRITTEN).remark_until
        reader = campaign()

        on_the_last_day = [check.code for check in state_of(reader, until).checks]
        after = [check.code for check in state_of(reader, until + timedelta(days=1)).checks]

    assert "REMARK_WINDOW_OPEN" in on_the_last_day
    assert "REMARK_WINDOW_OPEN" not in after


def test_a_mark_that_is_taken_back_is_missing_at_once(life):
    with life.at("marked"):
        before = state_of(campaign(), TODAY)
        take_back()
        after = state_of(campaign(), TODAY)

    assert "MARKS_MISSING" not in [check.code for check in before.checks]
    missing = next(check for check in after.checks if check.code == "MARKS_MISSING")
    assert len(missing.items) == after.progress.unmarked - before.progress.unmarked == 1


def test_an_event_of_the_installation_makes_a_new_state(life):
    with life.at("marked"):
        first = state_of(campaign(), TODAY)
        arrange(Unit.objects.first(), plans=False)

        assert state_of(campaign(), TODAY) is not first


def test_a_state_takes_the_room_of_what_it_names(life):
    with life.at("marked"):
        take_back(count=2)
        state = state_of(campaign(), TODAY)

    assert state.rows == 1 + sum(len(check.items) for check in state.checks) > 1
