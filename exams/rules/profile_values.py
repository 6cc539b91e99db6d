"""What a parameter accepts, and how an accepted value is stored in a profile.

Source: regulations, annex (ii). A profile is stored as JSON: whole numbers stay whole numbers,
numbers with a fraction are text without needless zeros ("50", "0.5"), lists are lists, tables are
objects with exactly the keys of the declaration.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, cast

from exams.rules.parameters import Parameter, ParameterKind, Value
from exams.rules.refusals import Refusal

LONGEST_TEXT = 600  # characters
_DECIMAL = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?", re.ASCII)


def stored_value(parameter: Parameter, value: object, *, section: str) -> Value:
    """Return a value as the profile stores it.

    Raises Refusal PROFILE_VALUE with the parameter, the value, what is allowed, and the field
    (`section.key`, or `section.key.entry` for one entry of a table).
    """
    field = f"{section}.{parameter.key}"
    if parameter.kind == ParameterKind.TABLE:
        return _table(parameter, value, field)
    return _checked(parameter, _READERS[parameter.kind], value, field)


def is_storable(parameter: Parameter, value: object) -> bool:
    """Say whether a value is one that the parameter accepts."""
    try:
        stored_value(parameter, value, section="")
    except Refusal:
        return False
    return True


def allowed_values(parameter: Parameter) -> str:
    """Return what a parameter accepts: a range, its codes, or the code of a description."""
    if parameter.choices:
        return " ".join(parameter.choices)
    if parameter.kind in (ParameterKind.INTEGER, ParameterKind.DECIMAL, ParameterKind.TABLE):
        return f"{parameter.low}–{parameter.high}"
    return f"ALLOWED_{parameter.kind}"


Reader = Callable[[Parameter, object], Value]


def _checked(parameter: Parameter, reader: Reader, value: object, field: str) -> Value:
    if value is None and parameter.nullable:
        return None
    try:
        return reader(parameter, value)
    except ValueError:
        allowed = allowed_values(parameter)
        raise Refusal(
            "PROFILE_VALUE", parameter=parameter.key, value=value, allowed=allowed, field=field
        ) from None


def _table(parameter: Parameter, value: object, field: str) -> Value:
    """Return a table; a wrong entry is refused at its own field, wrong keys at the table's."""
    if not isinstance(value, Mapping) or not _are_keys(parameter, value):
        raise Refusal(
            "PROFILE_VALUE",
            parameter=parameter.key,
            value=value,
            allowed=" ".join(parameter.keys) or "ALLOWED_TABLE",
            field=field,
        )
    reader = _code if parameter.choices else _integer
    entries: Any = {
        key: _checked(parameter, reader, entry, f"{field}.{key}") for key, entry in value.items()
    }
    return cast(Value, entries)


def _are_keys(parameter: Parameter, value: Mapping[object, object]) -> bool:
    if parameter.keys:
        return set(value) == set(parameter.keys)
    return all(isinstance(key, str) and key.strip() == key != "" for key in value)


def _boolean(parameter: Parameter, value: object) -> Value:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _integer(parameter: Parameter, value: object) -> Value:
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


def _code(parameter: Parameter, value: object) -> Value:
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


_READERS: dict[ParameterKind, Reader] = {
    ParameterKind.BOOLEAN: _boolean,
    ParameterKind.INTEGER: _integer,
    ParameterKind.DECIMAL: _decimal,
    ParameterKind.CHOICE: _code,
    ParameterKind.CHOICES: _codes,
    ParameterKind.ORDER: _codes,
    ParameterKind.LINES: _lines,
    ParameterKind.TEXT: _text,
}
