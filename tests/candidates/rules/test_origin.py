"""A position may prefer who is not local: that is a note and never keeps anybody out."""

import pytest

from candidates.rules.origin import is_local, not_local
from tests.candidates.rules.people import asked, figure, outcome, person, position

PREFERS = asked(position(prefers_not_local=True))


def test_a_position_that_prefers_nobody_asks_nothing():
    assert not_local(person(origin="Thanh Trì, Hà Nội"), asked()) is None


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("Kim Bôi, Phú Thọ", ("PASS", "")),
        ("Thanh Trì, Hà Nội", ("WARN", "LOCAL_CANDIDATE")),
        ("", ("WARN", "ORIGIN_UNKNOWN")),
    ],
)
def test_who_is_local_or_of_nobody_knows_where_is_noted(origin, expected):
    finding = not_local(person(origin=origin), PREFERS)

    assert outcome(finding) == expected
    assert figure(finding, "origin") == origin


def test_a_place_is_local_however_it_is_typed():
    assert is_local("TP HÀ NỘI")
    assert not is_local("")
