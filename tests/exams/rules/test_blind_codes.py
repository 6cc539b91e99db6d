from hypothesis import given
from hypothesis import strategies as st

from exams.rules.blind_codes import ALPHABET, LENGTH, code_of


def checks(code):
    """Say whether the last symbol is the one that the five before it ask for."""
    return code_of([ALPHABET.index(symbol) for symbol in code[:-1]]) == code


DRAWN = st.lists(st.integers(0, 30), min_size=LENGTH, max_size=LENGTH)


def test_the_alphabet_has_a_prime_number_of_symbols_that_nobody_confuses():
    assert len(ALPHABET) == len(set(ALPHABET)) == 31
    assert not set("1ILOU") & set(ALPHABET)


@given(DRAWN)
def test_a_drawn_code_carries_its_check(drawn):
    code = code_of(drawn)

    assert len(code) == LENGTH + 1
    assert set(code) <= set(ALPHABET)
    assert checks(code)


@given(DRAWN)
def test_every_single_wrong_symbol_is_found(drawn):
    code = code_of(drawn)

    wrong = [
        code[:index] + symbol + code[index + 1 :]
        for index in range(len(code))
        for symbol in ALPHABET
        if symbol != code[index]
    ]
    assert not any(map(checks, wrong))


@given(DRAWN)
def test_every_swap_of_two_different_symbols_is_found(drawn):
    code = code_of(drawn)

    for first in range(len(code)):
        for other in range(first + 1, len(code)):
            symbols = list(code)
            symbols[first], symbols[other] = symbols[other], symbols[first]
            assert checks("".join(symbols)) == (code[first] == code[other])
