"""The snapshot says all that decided a ranking, and nothing about who anybody is."""

import json
import re
from decimal import Decimal

import pytest

from grading.rules.outcome import work_out
from grading.rules.snapshot import inputs_of, outcome_of, points_text
from tests import sample


def digest_of_snapshot(facts) -> str:
    scoring, until, positions = sample.scoring(), sample.remark_until(), sample.positions()
    decided = work_out(positions, facts, scoring, remark_until=until)
    inputs = inputs_of(positions, facts, scoring, remark_until=until)
    return json.dumps([inputs, outcome_of(decided, scoring)], ensure_ascii=False)


def test_it_names_nobody():
    text = digest_of_snapshot(sample.facts())

    for person in sample.citizens().values():
        assert person["citizen_id"] not in text
        assert person["name"] not in text
        assert person["birth"] not in text
    assert not re.search(r"\d{9}", text)


def test_it_is_the_same_whatever_comes_first():
    facts = sample.facts()

    assert digest_of_snapshot(facts) == digest_of_snapshot(facts[::-1])


def test_it_holds_plain_values_and_no_floats():
    def refuse(text):
        raise AssertionError(text)

    json.loads(digest_of_snapshot(sample.facts()), parse_float=refuse, parse_constant=refuse)


def test_a_campaign_without_remark_has_no_last_day():
    assert inputs_of((), (), sample.scoring())["remark_until"] is None


@pytest.mark.parametrize(
    ("points", "decimals", "text"),
    [
        (None, 2, None),
        ("0", 2, "0.00"),
        ("100", 2, "100.00"),
        ("72.5", 2, "72.50"),
        ("72.5000", 2, "72.50"),
        ("72.125", 2, "72.125"),
        ("-3", 2, "-3.00"),
        ("72", 0, "72"),
        ("72.5", 0, "72.5"),
    ],
)
def test_the_same_number_is_always_the_same_text(points, decimals, text):
    value = None if points is None else Decimal(points)

    assert points_text(value, decimals) == text
