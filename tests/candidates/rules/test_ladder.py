import pytest

from candidates.rules.ladder import Ladder
from tests.candidates.rules.planning_lines import (
    CATALOGUE,
    DEPUTY,
    DIRECTOR,
    HEAD,
)


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Trưởng phòng A, Sở A", HEAD),
        ("Phó Trưởng phòng A", DEPUTY),
        ("phó giám đốc trung tâm B", DEPUTY),
        ("Giám đốc Trung tâm B", HEAD),
        ("Giam doc So A", DIRECTOR),
        ("Trưởng bản X", None),
        ("Trưởng bang", None),
        ("Cán bộ biệt phái", None),
        ("", None),
    ],
)
def test_the_longest_beginning_tells_the_rank(text, rank):
    assert Ladder(CATALOGUE.ranks).rank_of(text) == rank
