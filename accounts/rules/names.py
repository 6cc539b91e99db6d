"""Vietnamese names: how they are kept and searched.

Source: regulations 8.1. A full name is one field; family name first, given name last.
"""

import unicodedata


def normalise(text: str) -> str:
    """Return the text as it is kept: composed (NFC), trimmed, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Return the text for searching: lower case, no diacritics, đ as d, single spaces."""
    decomposed = unicodedata.normalize("NFD", normalise(text).lower().replace("đ", "d"))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))
