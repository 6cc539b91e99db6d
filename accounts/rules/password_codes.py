"""The form of a code on paper: letters and digits that nobody mistakes for another."""

import re

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
GROUP = 4


def grouped(code: str) -> str:
    """Return a code as it is printed: `7K2M-9QXA-…`."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def plain(typed: str) -> str:
    """Return a code as it was drawn, whatever spaces, hyphens and small letters were typed."""
    return re.sub(r"[\s-]", "", typed).upper()
