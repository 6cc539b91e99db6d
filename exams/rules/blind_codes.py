"""The shape of a blind code: five symbols and one that checks them (docs/evidence.md).

The alphabet leaves out I, L, O, U and 1; its size is prime, so that the check finds every single
wrong symbol and every swap of two. The symbols themselves are drawn elsewhere, by chance.
"""

from collections.abc import Sequence

ALPHABET = "023456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 5


def code_of(symbols: Sequence[int]) -> str:
    """Return the code of five drawn symbols (each 0-30), with its check symbol."""
    drawn = "".join(ALPHABET[symbol] for symbol in symbols)
    return drawn + _check(drawn)


def typed_code(text: str) -> str:
    """Return what was typed or scanned as codes are printed: in capitals, without gaps."""
    return "".join(text.upper().replace("-", "").split())


def is_code(code: str) -> bool:
    """Say whether a text has the shape of a code, and its last symbol is the one that checks."""
    well_formed = len(code) == LENGTH + 1 and set(code) <= set(ALPHABET)
    return well_formed and code[-1] == _check(code[:-1])


def _check(drawn: str) -> str:
    total = sum(weight * ALPHABET.index(symbol) for weight, symbol in enumerate(drawn, start=2))
    return ALPHABET[total % len(ALPHABET)]
