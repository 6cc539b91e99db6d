"""Reads one value of a parameter, by its type; a value that it does not accept is a ValueError."""

import re
from collections.abc import Callable
from decimal import Decimal

from exams.rules.parameters import Parameter, ParameterKind, Value

LONGEST_TEXT = 600  # characters
_DECIMAL = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?", re.ASCII)
Reader = Callable[[Parameter, object], Value]


def _boolean(parameter: Parameter, value: object) -> Value:
    if not isinstance(value, bool):
        raise ValueError
    return value


def read_integer(parameter: Parameter, value: object) -> Value:
    """Return a whole number within the bounds of the parameter."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError
    if not parameter.low <= value <= parameter.high:
        raise ValueError
    return value


def _decimal(parameter: Parameter, value: object) -> Value:
    """Return a number as text without needless zeros; a whole number will do as well."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError
    if not _DECIMAL.fullmatch(str(value)):
        raise ValueError
    number = Decimal(value)
    text = decimal_text(number)
    if not parameter.low <= number <= parameter.high:
        raise ValueError
    if parameter.choices and text not in parameter.choices:
        raise ValueError
    return text


def decimal_text(number: Decimal) -> str:
    """Return a number of at least nought as a profile stores it: no exponent, no needless zero."""
    text = format(abs(number), "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def read_code(parameter: Parameter, value: object) -> Value:
    """Return one of the codes that the parameter declares."""
    if not isinstance(value, str) or value not in parameter.choices:
        raise ValueError
    return str(value)


def _codes(parameter: Parameter, value: object) -> Value:
    codes = _list(parameter, value)
    if len(set(codes)) < len(codes) or not set(codes) <= set(parameter.choices):
        raise ValueError
    return codes


def _lines(parameter: Parameter, value: object) -> Value:
    lines = _list(parameter, value)
    for line in lines:
        _text(parameter, line)
    return lines


def _list(parameter: Parameter, value: object) -> list[str]:
    if not isinstance(value, list) or len(value) < parameter.low:
        raise ValueError
    if not all(isinstance(item, str) for item in value):
        raise ValueError
    return [str(item) for item in value]


def _text(parameter: Parameter, value: object) -> Value:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_TEXT:
        raise ValueError
    if value != value.strip() or "\0" in value:
        raise ValueError
    return value


READERS: dict[ParameterKind, Reader] = {
    ParameterKind.BOOLEAN: _boolean,
    ParameterKind.INTEGER: read_integer,
    ParameterKind.DECIMAL: _decimal,
    ParameterKind.CHOICE: read_code,
    ParameterKind.CHOICES: _codes,
    ParameterKind.ORDER: _codes,
    ParameterKind.LINES: _lines,
    ParameterKind.TEXT: _text,
}
