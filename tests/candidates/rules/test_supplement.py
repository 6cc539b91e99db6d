"""How long the re-opened parts of a file may be changed."""

from datetime import date

import pytest

from candidates.rules.supplement import FIELDS, PAPERS, PARTS, SupplementState, state_of

LAST = date(2026, 10, 20)


@pytest.mark.parametrize(
    ("answered", "taken_back", "today", "state"),
    [
        (False, False, LAST, SupplementState.OPEN),
        (False, False, date(2026, 10, 21), SupplementState.LAPSED),
        (True, False, date(2026, 10, 21), SupplementState.ANSWERED),
        (False, True, LAST, SupplementState.TAKEN_BACK),
    ],
    ids=["the last day", "the day after", "answered", "taken back"],
)
def test_it_is_open_to_the_end_of_its_day_unless_it_was_closed(answered, taken_back, today, state):
    assert (
        state_of(is_answered=answered, is_taken_back=taken_back, until=LAST, today=today) == state
    )


def test_every_part_has_fields_or_is_a_paper_and_no_part_is_the_post_applied_for():
    assert set(PARTS) == set(FIELDS) | set(PAPERS)
    assert "position" not in {name for names in FIELDS.values() for name in names}
