"""Vietnamese names: how they are kept and searched.

Source: regulations 8.1. A full name is one field; family name first, given name last.
"""

import unicodedata
from functools import lru_cache


def normalise(text: str) -> str:
    """Return the text as it is kept: composed (NFC), trimmed, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Return the text for searching: lower case, no diacritics, đ as d, single spaces."""
    return " ".join(map(_folded, unicodedata.normalize("NFC", text).split()))


@lru_cache(maxsize=8192)  # lists of people repeat a few thousand syllables
def _folded(syllable: str) -> str:
    decomposed = unicodedata.normalize("NFD", syllable.lower().replace("đ", "d"))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))
