"""Reads names of people as offices write them, with or without a word of address before them."""

import re
import unicodedata
from typing import Any

from candidates.tables.cells import Note, Read, text
from exams.rules.enums import Severity
from exams.rules.names import fold

COMRADE = re.compile(r"^(?:đ\s*/\s*c|đ\s*\.\s*c\.?|đồng chí)[\s.:]+", re.IGNORECASE)
SIR_OR_MADAM = re.compile(r"^(?:ông|bà)[\s.:]+", re.IGNORECASE)
# "Ông" is a family name too: it is a word of address only before another family name.
FAMILY_NAMES = """
nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan trinh truong
lam mai to ta ha cao luu luong thai chau tong quach nghiem kieu dao dam vuong trieu la lu nong
be hua phung chu giap khuc kim lai tang thach ton uong
"""
FAMILIES = frozenset(FAMILY_NAMES.split())
NAME = re.compile(r"^[^\W\d_]+(?:[ '’-][^\W\d_]+)+$")  # two words of letters at least
ETHS = frozenset("ÐðƉɖ")  # look like Đ and đ, as old fonts are converted, and are other letters
NO_NAMES = frozenset(("khong co", "khong ro", "chua co", "chua ro", "nguyen van a", "x x"))


def personal_name(raw: Any) -> Read:
    """Read a name without "Đ/c", "Ông" or "Bà" before it.

    NAME_TITLE tells what was left out, NAME_UNUSUAL of what may be no name, or more than one,
    NAME_OTHER_LETTERS of letters that look Vietnamese and are not: nobody would be found by them.
    """
    tidy, notes = text(raw)
    name = COMRADE.sub("", tidy)
    rest = SIR_OR_MADAM.sub("", name)
    if rest != name and len(rest.split()) > 1 and fold(rest.split()[0]) in FAMILIES:
        name = rest
    if name != tidy:
        notes = (*notes, Note("NAME_TITLE", Severity.INFO, tidy, name))
    if name and (not NAME.match(name) or fold(name) in NO_NAMES):
        notes = (*notes, Note("NAME_UNUSUAL", Severity.WARNING, name))
    if others := _other_letters(name):
        notes = (*notes, Note("NAME_OTHER_LETTERS", Severity.WARNING, name, others))
    return Read(name, notes)


def _other_letters(name: str) -> str:
    """Return the letters of other alphabets than the Latin one, each with its number."""
    if name.isascii():
        return ""
    letters = dict.fromkeys(letter for letter in name if letter.isalpha() and _is_other(letter))
    return ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)


def _is_other(letter: str) -> bool:
    return letter in ETHS or not unicodedata.name(letter, "").startswith("LATIN")
