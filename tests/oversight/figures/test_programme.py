"""How far a year's programme is done: every planned item stands in one place, counted once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight.figures.programme import ItemState, ProgrammeItem, by_campaign, completed_and_due

PLANNED = date(2026, 10, 20)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
ITEMS = st.lists(
    st.builds(
        ProgrammeItem,
        campaign=st.sampled_from(["TT-01", "TT-02"]),
        step=st.just("P5_SCREENING"),
        planned=DAYS,
        completed=st.none() | DAYS,
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("done", "on", "state", "late"),
    [
        (PLANNED, PLANNED, ItemState.DONE_IN_TIME, 0),
        (PLANNED + timedelta(days=3), PLANNED + timedelta(days=9), ItemState.DONE_LATE, 3),
        (None, PLANNED, ItemState.TO_COME, 0),
        (None, PLANNED + timedelta(days=1), ItemState.OVERDUE, 1),
    ],
)
def test_an_item_is_due_to_the_end_of_its_day(done, on, state, late):
    item = ProgrammeItem("TT-01", "P5_SCREENING", PLANNED, done)

    assert item.state(on) == state
    assert item.days_late(on) == late


@given(ITEMS, DAYS)
def test_every_item_is_counted_once_and_what_is_due_is_done_or_overdue(items, on):
    counts = by_campaign(items, on)

    assert sum(sum(each.values()) for each in counts.values()) == len(items)
    for code, each in counts.items():
        own = [item for item in items if item.campaign == code]
        completed, due = completed_and_due(each)
        assert completed == sum(item.completed is not None for item in own)
        assert due == sum(item.completed is not None or on > item.planned for item in own)
