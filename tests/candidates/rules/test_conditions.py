import pytest

from candidates.rules.conditions import conditions_of
from exams.rules.refusals import Refusal
from tests.candidates.rules.people import asked, campaign, position


def test_a_position_without_a_post_has_no_conditions():
    with pytest.raises(Refusal) as refused:
        conditions_of(campaign(), position(post=None))

    assert refused.value.code == "POSITION_WITHOUT_POST"


def test_the_rung_below_skips_no_rank_of_the_ladder():
    assert asked().target == 30
    assert asked().step_below == 20
