"""Whether the list of screening was signed before the list of candidates is published.

Source: regulations 7; annex ii E, signed_list.
"""

from enum import StrEnum

from accounts.rules.duties import Duty
from exams.rules.checks import Check, error, warning

PAGE = "results:papers"


class OnUnsigned(StrEnum):
    """What an unsigned list does to its publication: it is named by two persons, or blocks."""

    WARN_ONLY = "WARN_ONLY"
    BLOCK = "BLOCK"


def signed_list_checks(*, is_signed: bool, breach: str) -> tuple[Check, ...]:
    """Return that the signed list is not there: it blocks, or two persons name it.

    `breach` is what the profile says of that; blank, where it was frozen without saying, nothing.
    """
    if is_signed or not breach:
        return ()
    if breach == OnUnsigned.BLOCK:
        return (error("SIGNED_LIST_MISSING", Duty.PREPARE, PAGE),)
    return (warning("LIST_NOT_SIGNED", Duty.PREPARE, PAGE),)
