"""When the tasks of the written marking are done."""

import pytest

from results.process.overview import overview_of
from results.process.tasks import TaskState
from tests.actions import LATE, campaign

pytestmark = pytest.mark.django_db


def remarking(life, moment):
    with life.at(moment):
        tasks = overview_of(campaign(), today=LATE.date()).tasks
        [line] = [line for line in tasks if str(line.task.title) == "Chấm phúc khảo"]
        return line.state


@pytest.mark.parametrize("moment", ["marking", "opened"])
def test_nothing_is_marked_again_before_anything_was_published(life, moment):
    assert remarking(life, moment) == TaskState.NOT_YET


def test_it_waits_while_a_remark_that_was_asked_for_is_not_marked(life):
    assert remarking(life, "remarked") != TaskState.NOT_YET
