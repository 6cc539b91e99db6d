"""What does not agree with a yearly rating is flagged with its figures; nothing else changes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.rules.evaluation_flags import (
    FlagKind,
    Leadership,
    RatedYear,
    flags_of,
    mean_of,
    unit_led,
)
from candidates.rules.evaluation_rules import EvaluationRules, evaluation_rules_of
from exams.rules.enums import Level, Rating
from exams.rules.profile import defaults

RULES = EvaluationRules()
POINTS = st.decimals(min_value=0, max_value=100, places=2)


def flags(rating=Rating.GOOD, rules=RULES, **facts):
    return flags_of(RatedYear(2025, rating, **facts), rules)


def kinds(rating=Rating.GOOD, rules=RULES, **facts):
    return [flag.kind for flag in flags(rating, rules, **facts)]


def whole_year(*points, monthly=()):
    return {"months": 12, "points": tuple(map(Decimal, points)), "monthly": tuple(monthly)}


def test_a_year_with_nothing_else_on_record_is_not_flagged():
    assert flags() == ()


@pytest.mark.parametrize(
    ("rating", "mean", "flagged"),
    [
        (Rating.EXCELLENT, "89.99", [FlagKind.MEAN_BELOW]),
        (Rating.EXCELLENT, "90", []),
        (Rating.GOOD, "69.99", [FlagKind.MEAN_BELOW]),
        (Rating.GOOD, "70", []),
        (Rating.GOOD, "89.99", []),
        (Rating.GOOD, "90", [FlagKind.MEAN_ABOVE]),
        (Rating.COMPLETED, "49.99", [FlagKind.MEAN_BELOW]),
        (Rating.COMPLETED, "70", [FlagKind.MEAN_ABOVE]),
        (Rating.NOT_COMPLETED, "0", []),
        (Rating.NOT_COMPLETED, "50", [FlagKind.MEAN_ABOVE]),
    ],
)
def test_the_mean_of_the_points_is_set_against_the_scale(rating, mean, flagged):
    assert kinds(rating, **whole_year(mean)) == flagged


def test_a_mean_is_told_with_what_the_rating_asks():
    below, above = (
        flags(Rating.EXCELLENT, **whole_year("80", "81"))[0],
        flags(Rating.COMPLETED, **whole_year("91"))[0],
    )

    assert (below.year, below.figures) == (
        2025,
        (
            ("rating", "EXCELLENT"),
            ("mean", "80.50"),
            ("rated_months", "2"),
            ("points_asked", "90"),
        ),
    )
    assert dict(above.figures)["reached"] == "EXCELLENT"
    assert dict(above.figures)["points_asked"] == "90"


@given(st.lists(POINTS, min_size=1, max_size=12))
def test_a_mean_lies_between_the_least_and_the_most(points):
    assert min(points) <= mean_of(tuple(points)) <= max(points)


@given(st.lists(POINTS, min_size=1, max_size=12), st.sampled_from(list(Rating)))
def test_a_mean_is_never_flagged_in_both_directions(points, rating):
    flagged = kinds(rating, months=12, points=tuple(points))

    assert len(flagged) <= 1


def test_a_mean_is_rounded_half_up():
    assert mean_of((Decimal("80"), Decimal("80.01"))) == Decimal("80.01")


def test_months_rated_lower_are_flagged_when_they_are_more_than_their_share():
    half = [Rating.COMPLETED] * 6 + [Rating.GOOD] * 6
    more = [Rating.COMPLETED] * 7 + [Rating.EXCELLENT] * 5

    assert kinds(**whole_year(monthly=half)) == []
    (flag,) = flags(**whole_year(monthly=more))
    assert flag.kind == FlagKind.MONTHS_BELOW
    assert flag.figures == (
        ("rating", "GOOD"),
        ("below", "7"),
        ("rated_months", "12"),
        ("share_asked", "50"),
    )


def test_a_rating_that_rests_on_too_few_months_is_flagged():
    (flag,) = flags(months=11)

    assert flag.kind == FlagKind.MONTHS_MISSING
    assert flag.figures == (("rating", "GOOD"), ("months", "11"), ("required", "12"))
    assert kinds(months=12) == []


def test_a_leader_rated_above_the_unit_is_flagged():
    led = {"unit": "Sở Đây", "unit_rating": Rating.COMPLETED}
    (flag,) = flags(**led)

    assert flag.kind == FlagKind.ABOVE_UNIT
    assert flag.figures == (("rating", "GOOD"), ("unit", "Sở Đây"), ("unit_rating", "COMPLETED"))
    assert kinds(Rating.COMPLETED, **led) == []
    assert kinds(rules=EvaluationRules(above_unit_levels=1), **led) == []
    assert kinds(Rating.EXCELLENT, EvaluationRules(above_unit_levels=1), **led) == [
        FlagKind.ABOVE_UNIT
    ]


def test_another_rating_as_a_member_of_the_party_is_flagged():
    (flag,) = flags(party_rating=Rating.COMPLETED)

    assert flag.kind == FlagKind.PARTY_DIFFERS
    assert flag.figures == (("rating", "GOOD"), ("party_rating", "COMPLETED"))
    assert kinds(party_rating=Rating.GOOD) == []


def test_the_unit_led_is_that_of_the_last_day_of_the_year():
    times = [
        Leadership(date(2020, 1, 1), date(2025, 12, 31), "OLD"),
        Leadership(date(2025, 12, 31), None, "NEW"),
        Leadership(date(2023, 1, 1), date(2024, 6, 1), "SHORT"),
        Leadership(date(2026, 1, 1), None, "LATER"),
    ]

    assert unit_led(times, 2025) == "NEW"
    assert unit_led(times, 2024) == "OLD"
    assert unit_led(times, 2019) == ""


def test_the_profile_says_from_where_on_something_is_flagged():
    values = defaults()["eligibility"]

    assert evaluation_rules_of(values) == RULES
    assert evaluation_rules_of({}) == RULES
    other = evaluation_rules_of(
        {
            "monthly_points_least": {"EXCELLENT": 95, "GOOD": 80, "COMPLETED": 60},
            "monthly_months_least": 6,
            "monthly_below_share": 25,
            "leader_above_unit_levels": 1,
            "unit_result_levels": ["DEPARTMENT", "DIVISION"],
        }
    )
    assert other == EvaluationRules(
        ((Rating.EXCELLENT, 95), (Rating.GOOD, 80), (Rating.COMPLETED, 60)),
        6,
        25,
        1,
        (Level.DEPARTMENT, Level.DIVISION),
    )
    assert kinds(rules=other, months=6, points=(Decimal(79),)) == [FlagKind.MEAN_BELOW]
