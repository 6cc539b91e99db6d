"""Whether a parameter accepts a value, and how a profile stores it.

Source: regulations, annex (ii). A profile is stored as JSON: whole numbers stay whole numbers,
numbers with a fraction are text without needless zeros ("50", "0.5"), lists are lists, tables are
objects with exactly the keys of the declaration.
"""

from collections.abc import Mapping
from typing import Any, cast

from exams.rules.parameter_readers import READERS, Reader, read_code, read_integer
from exams.rules.parameters import Parameter, ParameterKind, Value
from exams.rules.refusals import Refusal


def stored_value(parameter: Parameter, value: object, *, section: str) -> Value:
    """Return a value as the profile stores it.

    Raises Refusal PROFILE_VALUE with the parameter, the value, what is allowed, and the field
    (`section.key`, or `section.key.entry` for one entry of a table).
    """
    field = f"{section}.{parameter.key}"
    if parameter.kind == ParameterKind.TABLE:
        return _table(parameter, value, field)
    return _checked(parameter, READERS[parameter.kind], value, field)


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
    reader = read_code if parameter.choices else read_integer
    entries: Any = {
        key: _checked(parameter, reader, entry, f"{field}.{key}") for key, entry in value.items()
    }
    return cast(Value, entries)


def _are_keys(parameter: Parameter, value: Mapping[object, object]) -> bool:
    if parameter.keys:
        return set(value) == set(parameter.keys)
    return all(isinstance(key, str) and key.strip() == key != "" for key in value)
