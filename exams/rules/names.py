"""Vietnamese names: how they are put in order; kept and searched are those of all accounts.

Source: regulations 8.1. A full name is one field; family name first, given name last.
"""

import unicodedata
from functools import lru_cache

from accounts.rules.names import fold, normalise

__all__ = ["fold", "normalise", "sort_key"]

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"  # f, j, w, z in their Latin place
TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
LEVEL_TONE = "1"  # ngang, written without a mark
SHAPES = ("\u0306", "\u0302", "\u031b")  # breve, circumflex, horn: they make another letter

_SPACE, _OTHER = "01", "02"
_LETTERS = {letter: str(number) for number, letter in enumerate(ALPHABET, start=10)}


def sort_key(full_name: str) -> str:
    """Return ASCII digits that sort names by given name, then family name, then middle names.

    Source: regulations 8.1. Letters decide first; the tones ngang, huyền, hỏi, ngã, sắc, nặng
    are compared only within a part whose letters are equal. The place of the tone mark in a
    syllable does not matter: oà and òa are equal.
    """
    family, middle, given_name = _parts(normalise(full_name).lower().split())
    return "".join(_part_key(part) for part in (given_name, family, middle))


def _parts(syllables: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Split words into family, middle and given; a single word is a given name."""
    return syllables[:-1][:1], syllables[1:-1], syllables[-1:]


def _part_key(syllables: list[str]) -> str:
    keys = [_syllable_key(syllable) for syllable in syllables]
    letters = _SPACE.join(letters for letters, _ in keys)
    return f"{letters}00{''.join(tones for _, tones in keys)}0"


@lru_cache(maxsize=8192)  # lists of people repeat a few thousand syllables
def _syllable_key(syllable: str) -> tuple[str, str]:
    """Return the letters of a word, two digits each, and its tones, one digit each."""
    marks = unicodedata.normalize("NFD", syllable)
    letters = "".join(mark for mark in marks if mark in SHAPES or not unicodedata.combining(mark))
    tones = "".join(TONES[mark] for mark in marks if mark in TONES)
    composed = unicodedata.normalize("NFC", letters)
    return "".join(_LETTERS.get(letter, _OTHER) for letter in composed), tones or LEVEL_TONE
