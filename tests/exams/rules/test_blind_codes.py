from hypothesis import given
from hypothesis import strategies as st

from exams.rules.blind_codes import ALPHABET, LENGTH, code_of, is_code, typed_code


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


@given(DRAWN)
def test_a_code_is_told_from_every_neighbour_of_it(drawn):
    code = code_of(drawn)

    assert is_code(code)
    assert not any(is_code(code[:5] + symbol) for symbol in ALPHABET if symbol != code[5])


def test_what_has_not_the_shape_of_a_code_is_none():
    code = code_of([21, 22, 23, 24, 25])

    assert not any(map(is_code, ("", code[:5], f"{code}0", code.lower(), "IOU1L!", "ÁÁÁÁÁÁ")))


def test_a_typed_code_is_read_as_it_is_printed():
    assert typed_code(" 5g0-e2 0\n") == "5G0E20"
