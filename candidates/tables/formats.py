"""How a number looks under a format such as 000000000000 or 0%: it counts as it is displayed."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import partial

Shape = tuple[str, ...]  # placeholders "0", "#", "?", or a literal marked by a leading "="

PLACEHOLDERS = "0#?"
LITERALS = re.compile(r'"[^"]*"|\\.')  # in a format
NOT_FOR_WHOLE_NUMBERS = frozenset(".,%/EeDdMmYyHhSsGgBb@*")


def padding(code: str) -> Callable[[str], str] | None:
    """Return the function that pads a written number the way the format shows it.

    None when the format pads nothing: only formats with two or more forced digits do, and those of
    percentages, in which 0.95 is 95%.
    """
    if "%" in LITERALS.sub("", code.split(";")[0]):
        return _percentage
    shape = _shape(code.split(";")[0])
    if shape is None or shape.count("0") < 2:
        return None
    return partial(_fill, shape)


def _percentage(number: str) -> str:
    try:
        return f"{(Decimal(number) * 100).normalize():f}%"
    except InvalidOperation:
        return ""


def _shape(section: str) -> Shape | None:
    """Return placeholders and literals in order; None when it is no plain whole-number format."""
    shape: list[str] = []
    rest = iter(section)
    for sign in rest:
        if sign == "[":
            _until("]", rest)
        elif sign == '"':
            shape.append("=" + _until('"', rest))
        elif sign == "\\":
            shape.append("=" + next(rest, ""))
        elif sign == "_":
            next(rest, "")
        elif sign in PLACEHOLDERS:
            shape.append(sign)
        elif sign in NOT_FOR_WHOLE_NUMBERS:
            return None
        else:
            shape.append("=" + sign)
    return tuple(shape)


def _until(end: str, rest: object) -> str:
    taken = ""
    for sign in rest:  # type: ignore[attr-defined]
        if sign == end:
            break
        taken += sign
    return taken


def _fill(shape: Shape, number: str) -> str:
    """Fill the placeholders from the right; what is left over stands before the first one."""
    digits = _whole(number)
    if not digits:
        return ""
    first = next(index for index, sign in enumerate(shape) if sign in PLACEHOLDERS)
    filled: list[str] = []
    for index in range(len(shape) - 1, -1, -1):
        sign = shape[index]
        if sign[0] == "=":
            filled.append(sign[1:])
        elif index == first:
            filled.append(digits or ("0" if sign == "0" else ""))
        elif digits:
            digits, last = digits[:-1], digits[-1]
            filled.append(last)
        elif sign == "0":
            filled.append("0")
    return "".join(reversed(filled))


def _whole(text: str) -> str:
    """Return the digits of a whole number as the file writes it, empty for any other."""
    if text.isdigit():
        return text
    try:
        number = float(text)
    except ValueError:
        return ""
    return str(int(number)) if 0 <= number < 1e15 and number == int(number) else ""
