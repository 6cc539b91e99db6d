import pytest

from exams.rules.enums import SittingState


@pytest.mark.parametrize(
    ("state", "disqualified"),
    [("PRESENT", False), ("ABSENT", False), ("SUSPENDED", True), ("CANCELLED", True)],
)
def test_suspended_and_cancelled_are_decided_by_the_chair_alone(state, disqualified):
    assert SittingState(state).is_disqualified is disqualified


def test_the_roll_call_says_who_came_and_nothing_else():
    called = {state for state in SittingState if not state.is_decided}

    assert called == {SittingState.PRESENT, SittingState.ABSENT}
