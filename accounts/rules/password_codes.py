"""The form of a code on paper: letters and digits that nobody mistakes for another.

Of an account that reaches marks, codes or other accounts the code comes in two halves, of which
two persons hand over one each; its owner types them one after the other.
"""

import re

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
GROUP = 4
HALF = LENGTH // 2
GROUP_OF_HALF = HALF // 2


def grouped(code: str, size: int = GROUP) -> str:
    """Return a code as it is printed: `7K2M-9QXA-…`, or a half of one: `7K2-M9Q`."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def halves_of(code: str) -> tuple[str, str]:
    """Return the half of the person who asked for a code, and that of the person who applied."""
    return code[:HALF], code[HALF:]


def plain(typed: str) -> str:
    """Return a code as it was drawn, whatever spaces, hyphens and small letters were typed."""
    return re.sub(r"[\s-]", "", typed).upper()
