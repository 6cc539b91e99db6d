"""Seats and who is in office: what is missing in one post is not made good by another."""

from hypothesis import given
from hypothesis import strategies as st

from oversight.figures.seats import UnitSeats, seats_by_unit

UNITS, TITLES = st.sampled_from(["U1", "U2"]), st.sampled_from(["HEAD", "DEPUTY"])
POSTS = st.lists(st.tuples(UNITS, TITLES, st.integers(1, 3)), max_size=5)
HOLDERS = st.lists(st.tuples(UNITS, TITLES), max_size=12)


def test_a_surplus_of_deputies_fills_no_seat_of_a_head():
    posts = [("U1", "HEAD", 1), ("U1", "DEPUTY", 1), ("U1", "DEPUTY", 1), ("U2", "HEAD", 1)]
    holders = [("U1", "DEPUTY")] * 3 + [("U1", "CLERK"), ("U9", "HEAD"), ("U2", "HEAD")]

    assert seats_by_unit(posts, holders) == [
        UnitSeats("U1", seats=3, holders=3, missing=1, surplus=1, elsewhere=1),
        UnitSeats("U2", seats=1, holders=1, missing=0, surplus=0, elsewhere=0),
    ]


@given(POSTS, HOLDERS)
def test_seats_less_what_is_missing_are_holders_less_who_is_too_many(posts, holders):
    for each in seats_by_unit(posts, holders):
        assert each.seats - each.missing == each.holders - each.surplus
        assert each.missing >= 0
        assert each.surplus >= 0
        people = sum(unit == each.unit for unit, _title in holders)
        assert each.holders + each.elsewhere == people
