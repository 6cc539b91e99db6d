"""What was said last of whoever registered stands beside them."""

import pytest

from candidates.actions.likeness_queries import with_last_word
from candidates.models import Application
from candidates.rules.planning_match import NOBODY
from tests.candidates.actions.test_planning_match import MISREAD, paper, settle

__all__ = ["paper"]  # a fixture
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


def test_the_last_word_is_the_number_or_nobody_or_nothing_yet(paper):
    def settled_as():
        return with_last_word(Application.objects.filter(pk=paper.pk)).get().settled_as

    assert settled_as() is None
    settle(paper)
    assert settled_as() == MISREAD
    settle(paper, citizen_id=NOBODY)
    assert settled_as() == NOBODY
