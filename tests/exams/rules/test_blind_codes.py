from hypothesis import given
from hypothesis import strategies as st

from exams.rules.blind_codes import ALPHABET, LENGTH, code_of, is_code

DRAWN = st.lists(st.integers(0, 30), min_size=LENGTH, max_size=LENGTH)


def test_the_alphabet_has_a_prime_number_of_symbols_that_nobody_confuses():
    assert len(ALPHABET) == len(set(ALPHABET)) == 31
    assert not set("1ILOU") & set(ALPHABET)


@given(DRAWN)
def test_a_drawn_code_is_a_code_however_it_is_typed(drawn):
    code = code_of(drawn)

    assert len(code) == LENGTH + 1
    assert is_code(code)
    assert is_code(f" {code[:3]} {code[3:]} ".lower())


@given(DRAWN)
def test_every_single_wrong_symbol_is_found(drawn):
    code = code_of(drawn)

    wrong = [
        code[:index] + symbol + code[index + 1 :]
        for index in range(len(code))
        for symbol in ALPHABET
        if symbol != code[index]
    ]
    assert not any(map(is_code, wrong))


@given(DRAWN)
def test_every_swap_of_two_different_symbols_is_found(drawn):
    code = code_of(drawn)

    for first in range(len(code)):
        for other in range(first + 1, len(code)):
            symbols = list(code)
            symbols[first], symbols[other] = symbols[other], symbols[first]
            assert is_code("".join(symbols)) == (code[first] == code[other])


def test_what_cannot_be_a_code():
    code = code_of([1, 2, 3, 4, 5])

    assert not is_code("")
    assert not is_code(code[:-1])
    assert not is_code(code + "2")
    assert not is_code("I" + code[1:])
