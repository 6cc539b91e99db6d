"""Where a declared need stands."""

import pytest

from candidates.rules.needs import NeedState, need_state


@pytest.mark.parametrize(
    ("is_decided", "is_taken_back", "state"),
    [
        (False, False, NeedState.DECLARED),
        (True, False, NeedState.ARRANGED),
        (False, True, NeedState.TAKEN_BACK),
        (True, True, NeedState.TAKEN_BACK),
    ],
)
def test_a_need_waits_until_it_is_decided_or_taken_back(is_decided, is_taken_back, state):
    assert need_state(is_decided=is_decided, is_taken_back=is_taken_back) == state
