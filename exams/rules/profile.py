"""The regulation profile: every number of the law that a campaign may set, with its basis.

Source: regulations, annex (ii). No decree lays down how a leadership exam is run, so each number
is a parameter with a default and the text it rests on. A campaign freezes one version of a profile
when it is announced; a value marked `must_set` is confirmed by a person before that.

Basis marks: A, seen in the document named; B, known; C, uncertain, to be confirmed by the client.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from exams.rules.enums import PartKind
from exams.rules.parameters import SECTIONS, Parameter, Value
from exams.rules.profile_values import stored_value
from exams.rules.refusals import Refusal

Values = Mapping[str, Mapping[str, Value]]


def parameters() -> Iterator[Parameter]:
    """Yield every parameter, in the order of the annex."""
    for section in SECTIONS.values():
        yield from section


def defaults() -> dict[str, dict[str, Value]]:
    """Return the default profile: {section: {key: value}}."""
    return {
        name: {parameter.key: parameter.default for parameter in section}
        for name, section in SECTIONS.items()
    }


def completed(values: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Value]]:
    """Return a profile in which what was not said has its default.

    Raises Refusal UNKNOWN_PARAMETER for a key that the law does not know: a misspelt parameter
    must not silently leave the default in force.
    """
    whole = defaults()
    for section, chosen in values.items():
        for key, value in chosen.items():
            if key not in whole.get(section, {}):
                raise Refusal("UNKNOWN_PARAMETER", section=section, key=key)
            whole[section][key] = value
    return whole


def parts_of(values: Values) -> tuple[PartKind, ...]:
    """Return the parts of the exam that a profile asks for, the written one first."""
    named = values["scoring"]["parts"]
    return tuple(kind for kind in PartKind if isinstance(named, list) and kind in named)


def validated(values: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Value]]:
    """Return a whole profile in which every value is one that its parameter accepts.

    Raises Refusal UNKNOWN_PARAMETER, or PROFILE_VALUE with the parameter, the value, what is
    allowed and the field. A value that no rule could read must not lie in a profile until
    screening or marking stops at it.
    """
    whole = completed(values)
    return {
        name: {
            parameter.key: stored_value(parameter, whole[name][parameter.key], section=name)
            for parameter in section
        }
        for name, section in SECTIONS.items()
    }


def unconfirmed(confirmed: list[str]) -> tuple[str, ...]:
    """Return the keys that a person must still confirm before the campaign can be announced."""
    return tuple(p.key for p in parameters() if p.must_set and p.key not in confirmed)


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """One parameter that differs between two versions."""

    key: str
    old: Value
    new: Value


def changes(old: Values, new: Values) -> tuple[ParameterChange, ...]:
    """Return what differs between two whole profiles, in the order of the annex."""
    return tuple(
        ParameterChange(parameter.key, before, after)
        for name, section in SECTIONS.items()
        for parameter in section
        if (before := old.get(name, {}).get(parameter.key))
        != (after := new.get(name, {}).get(parameter.key))
    )


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """One parameter with the value that a profile gives it."""

    parameter: Parameter
    value: Any


SectionRules = tuple[str, list[ParameterValue]]


def rules_of(values: Mapping[str, Mapping[str, Any]], *, enforced: bool) -> list[SectionRules]:
    """Return the parameters that the system reads, or those it only records, by section.

    A value that the profile lacks is the default; a section without such parameters is left out.
    """
    return [
        (name, rules)
        for name, section in SECTIONS.items()
        if (rules := _values_of(section, values.get(name, {}), enforced))
    ]


def _values_of(
    section: Iterable[Parameter], values: Mapping[str, Any], enforced: bool
) -> list[ParameterValue]:
    return [
        ParameterValue(parameter, values.get(parameter.key, parameter.default))
        for parameter in section
        if parameter.enforced == enforced
    ]
