from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exams.rules.refusals import Refusal
from exams.rules.scale import Scale, half_up, parse_points

SCALE = Scale(maximum=Decimal(100), step=Decimal("0.5"))
HUNDREDTHS = st.integers(0, 10**8).map(lambda units: Decimal(units).scaleb(-4))


@pytest.mark.parametrize("points", ["0", "0.5", "49.5", "99.50", "100", "100.00"])
def test_a_step_inside_the_scale_is_a_mark(points):
    SCALE.check(Decimal(points))


@pytest.mark.parametrize("points", ["-0.5", "100.5", "49.75", "50.1", "NaN", "Infinity", "-1"])
def test_anything_else_is_off_the_scale(points):
    with pytest.raises(Refusal) as refused:
        SCALE.check(Decimal(points))

    assert refused.value.code == "OFF_SCALE"
    assert refused.value.facts == {"points": points, "low": "0", "high": "100", "step": "0.5"}


def test_a_scale_takes_no_floats():
    with pytest.raises(TypeError):
        SCALE.check(50.0)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("53.4375", "53.44"),
        ("35.625", "35.63"),
        ("35.6249999", "35.62"),
        ("-35.625", "-35.63"),
        ("-0.001", "0.00"),
        ("7", "7.00"),
    ],
)
def test_a_half_goes_away_from_nought(value, rounded):
    assert str(half_up(Decimal(value))) == rounded


@pytest.mark.parametrize("value", [53.4375, 7, "7", None])
def test_only_decimals_are_rounded(value):
    with pytest.raises(TypeError):
        half_up(value)


@given(HUNDREDTHS, st.integers(0, 4))
def test_rounding_agrees_with_exact_fractions(value, decimals):
    exact = Fraction(value) * 10**decimals

    assert Fraction(half_up(value, decimals)) * 10**decimals == (2 * exact + 1) // 2


@pytest.mark.parametrize(
    ("text", "points"),
    [("72", "72"), ("72,5", "72.5"), (" 72.50 ", "72.50"), ("0", "0"), ("007,25", "7.25")],
)
def test_points_are_read_with_a_comma_or_a_dot(text, points):
    assert str(parse_points(text)) == str(Decimal(points))


@pytest.mark.parametrize("text", ["", "   ", "\t"])
def test_blank_is_not_nought(text):
    assert parse_points(text) is None


@pytest.mark.parametrize(
    "text",
    ["-5", "+5", "1.000,5", "5,", ",5", "1e2", "NaN", "7 2", "７２", "tám", "1_0", "1234567"],
)
def test_anything_else_is_not_points(text):
    with pytest.raises(Refusal) as refused:
        parse_points(text)

    assert refused.value.code == "NOT_POINTS"
    assert refused.value.facts == {"text": text}
