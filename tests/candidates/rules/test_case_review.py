"""Which step of a review comes next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.rules.case_review import next_step


@pytest.mark.parametrize(
    ("recorded", "asked", "following"),
    [([], 3, 1), ([1], 3, 2), ([1, 2], 3, 3), ([1, 2, 3], 3, None), ([], 0, None)],
)
def test_the_steps_of_a_case_of_age_come_in_order(recorded, asked, following):
    assert next_step("E05", recorded, asked) == following


@given(st.integers(0, 5))
def test_so_many_steps_are_asked_as_the_profile_says(asked):
    recorded = []
    while following := next_step("E05", recorded, asked):
        recorded.append(following)
    assert recorded == list(range(1, asked + 1))


@pytest.mark.parametrize("rule", ["E01", "E03", "E08", "E15"])
def test_no_other_special_case_is_reviewed(rule):
    assert next_step(rule, [], 3) is None
