from hypothesis import given
from hypothesis import strategies as st

from accounts.rules.password_codes import ALPHABET, LENGTH, grouped, plain

CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def test_a_code_is_printed_in_groups():
    assert grouped("7K2M9QXA3BCD") == "7K2M-9QXA-3BCD"


@given(CODES)
def test_a_code_is_read_as_it_was_drawn_however_it_is_typed(code):
    assert plain(grouped(code)) == plain(f" {grouped(code).lower()} ") == code


def test_no_letter_is_mistaken_for_another():
    assert not set("01ILOU") & set(ALPHABET)
