"""Whose word a file waits for, where two officers conclude on each."""

import pytest

from candidates.actions import eligible_list
from candidates.actions import two_officers as two
from candidates.actions.blind_conclusions import blind_conclusions
from candidates.worklist.files import files_without_a_word
from tests.actions import LATE, arrange, campaign, person_named
from tests.candidates.actions.test_two_officers import an, binh, conclude, now, paper

__all__ = ["an", "binh"]
pytestmark = pytest.mark.django_db


def test_a_file_that_changed_asks_both_again(an, binh):
    file = paper()
    conclude(file, an)
    changed = arrange(now(file), current_post="Đã đổi")
    conclude(changed, binh, after=1)

    assert file.reg_no in eligible_list.undecided(campaign())
    assert [each.by for each in blind_conclusions(now(file))] == [binh]


def test_each_officer_has_only_the_files_on_which_they_have_not_spoken(an, binh):
    file = paper()
    [before] = [item.count for item in files_without_a_word(an, LATE)]
    conclude(file, an)

    assert [item.count for item in files_without_a_word(an, LATE)] == [before - 1]
    assert [item.count for item in files_without_a_word(binh, LATE)] == [before]


def test_where_one_officer_concludes_nothing_is_asked_of_a_second(screening):
    assert not two.needs_two(campaign())
    assert two.differing(campaign()) == two.spoken_by(person_named("tham-dinh"), campaign()) == []
