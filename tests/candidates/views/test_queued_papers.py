"""A page of the queue is cut where it should be, whoever stands first in it."""

import pytest

from candidates.models import Application
from candidates.views.queued_papers import QueuedPapers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]


@pytest.mark.parametrize(("start", "stop"), [(0, 2), (0, 3), (2, 6), (3, 5), (4, 400)])
def test_those_who_stand_first_come_before_the_others_each_once(start, stop):
    papers = Application.objects.order_by("reg_no")
    everybody = list(papers)
    first = [everybody[5], everybody[7], everybody[9]]
    others = [each for each in everybody if each not in first]

    queue = QueuedPapers(papers, len(everybody), [each.pk for each in first])

    assert queue[start:stop] == [*first, *others][start:stop]
    assert len(queue) == len(everybody)


def test_without_them_it_is_the_order_of_the_register():
    papers = Application.objects.order_by("reg_no")

    assert QueuedPapers(papers, papers.count())[2:5] == list(papers[2:5])
