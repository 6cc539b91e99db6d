from hypothesis import given
from hypothesis import strategies as st

from accounts.rules.password_codes import (
    ALPHABET,
    GROUP_OF_HALF,
    LENGTH,
    grouped,
    halves_of,
    plain,
)

CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def test_a_code_is_printed_in_groups():
    assert grouped("7K2M9QXA3BCD") == "7K2M-9QXA-3BCD"


@given(CODES)
def test_two_halves_typed_one_after_the_other_are_the_code(code):
    first, second = (grouped(half, GROUP_OF_HALF) for half in halves_of(code))

    assert len(first) == len(second)
    assert plain(f"{first} {second}".lower()) == plain(f"{first}-{second}") == code


@given(CODES)
def test_a_code_is_read_as_it_was_drawn_however_it_is_typed(code):
    assert plain(grouped(code)) == plain(f" {grouped(code).lower()} ") == code


def test_no_letter_is_mistaken_for_another():
    assert not set("01ILOU") & set(ALPHABET)
