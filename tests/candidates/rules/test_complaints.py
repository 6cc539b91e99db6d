"""Where a complaint stands follows from what was decided."""

import pytest

from candidates.rules.complaints import ComplaintState, complaint_state


@pytest.mark.parametrize(
    ("upheld", "state"),
    [
        (None, ComplaintState.MADE),
        (True, ComplaintState.UPHELD),
        (False, ComplaintState.DISMISSED),
    ],
)
def test_a_complaint_waits_is_upheld_or_dismissed(upheld, state):
    assert complaint_state(upheld) is state
