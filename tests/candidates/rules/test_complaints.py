"""Where a complaint stands follows from what was decided; who decides, from what it is about."""

from datetime import date

import pytest

from candidates.rules.complaints import (
    ComplaintKind,
    ComplaintState,
    Decider,
    complaint_state,
    decider_of,
    last_day_of,
)


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


@pytest.mark.parametrize(
    ("remedy", "state"),
    [
        ("AUTHORITY", ComplaintState.REFERRED),
        ("NOT_SAT", ComplaintState.UPHELD),
        ("RESULTS_STAND", ComplaintState.UPHELD),
        ("HELD_AGAIN", ComplaintState.UPHELD),
    ],
)
def test_a_complaint_upheld_too_late_waits_while_the_competent_body_is_asked(remedy, state):
    assert complaint_state(True, remedy) is state


@pytest.mark.parametrize(
    ("kind", "decider"),
    [
        (ComplaintKind.ELIGIBILITY, Decider.COUNCIL),
        (ComplaintKind.RESULTS, Decider.COUNCIL),
        (ComplaintKind.QUESTIONS, Decider.COUNCIL),
        (ComplaintKind.CONDUCT, Decider.COUNCIL),
        (ComplaintKind.OFFICER, Decider.COUNCIL),
        (ComplaintKind.COUNCIL, Decider.AUTHORITY),
        (ComplaintKind.DENUNCIATION, Decider.AUTHORITY),
    ],
)
def test_the_council_decides_all_but_what_is_about_itself(kind, decider):
    assert decider_of(kind, is_of_chair=False) is decider
    assert decider_of(kind, is_of_chair=True) is Decider.AUTHORITY


def test_a_complaint_has_a_last_day_and_a_denunciation_none():
    happened = date(2026, 11, 1)
    assert last_day_of(ComplaintKind.CONDUCT, happened, 90) == date(2027, 1, 30)
    assert last_day_of(ComplaintKind.DENUNCIATION, happened, 90) is None
