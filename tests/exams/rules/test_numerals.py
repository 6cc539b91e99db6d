"""Whole numbers in Vietnamese words, one way throughout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exams.rules.numerals import DIGITS, SCALES, in_words

WHOLE = st.integers(min_value=0, max_value=999_999_999_999_999)
TENS = {"mốt": 1, "tư": 4, "lăm": 5, **{digit: number for number, digit in enumerate(DIGITS)}}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (131, "một trăm ba mươi mốt"),
        (1_000, "một nghìn"),
        (1_004, "một nghìn không trăm linh bốn"),
        (1_000_015, "một triệu không trăm mười lăm"),
        (1_024_000, "một triệu không trăm hai mươi tư nghìn"),
        (125_700_000, "một trăm hai mươi lăm triệu bảy trăm nghìn"),
        (
            305_001_000_021,
            "ba trăm linh năm tỷ không trăm linh một triệu không trăm hai mươi mốt",
        ),
        (1_000_000_000_000, "một nghìn tỷ"),
        (2_015_000_000_000, "hai nghìn không trăm mười lăm tỷ"),
    ],
)
def test_a_number_is_said_as_an_office_says_it(number, words):
    assert in_words(number) == words


def test_less_than_nothing_has_no_words():
    with pytest.raises(ValueError, match="-1"):
        in_words(-1)


def below_a_thousand(words):
    """Return the number that words below a thousand say, by adding them up from the left."""
    total, digit = 0, 0
    for word in words:
        if word in ("trăm", "mươi"):
            total, digit = total + digit * (100 if word == "trăm" else 10), 0
        elif word == "mười":
            total += 10
        elif word != "linh":
            digit = TENS[word]
    return total + digit


def read(words):
    """Return the number that words say: the reverse, written another way."""
    for scale, name in SCALES:
        if name in words:
            at = len(words) - 1 - words[::-1].index(name)
            return read(words[:at]) * scale + read(words[at + 1 :])
    return below_a_thousand(words)


@given(WHOLE)
def test_what_is_said_can_be_read_back(number):
    assert read(in_words(number).split()) == number
