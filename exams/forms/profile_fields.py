"""One field for each parameter of a regulation profile, by its type."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from exams.rules.parameters import Parameter, ParameterKind
from exams.sentences.parameters import legal_basis
from web.fields import (
    BoundedIntegerField,
    CodesField,
    DecimalTextField,
    LinesField,
)
from web.forms import choices_of
from web.sentences import label

LONGEST_TEXT = 200  # characters of a line


class OrderField(forms.TypedChoiceField):
    """Some of these codes, in an order: every order is a choice, in words."""

    def __init__(self, *, codes: tuple[str, ...], **options: Any) -> None:
        orders = (" ".join(o) for n in range(1, len(codes) + 1) for o in permutations(codes, n))
        super().__init__(choices=choices_of(orders), coerce=str.split, **options)

    def prepare_value(self, value: Any) -> Any:
        return " ".join(value) if isinstance(value, list) else value


def fields_of(section: str, parameter: Parameter, value: Any) -> dict[str, forms.Field]:
    """Return the fields that ask for one parameter, by name; a table has one for each key."""
    name, title = f"{section}.{parameter.key}", label(f"PARAM_{parameter.key}")
    options = {"help_text": _help(parameter), "required": not parameter.nullable}
    if parameter.kind != ParameterKind.TABLE:
        return {name: _FIELDS[parameter.kind](parameter, label=title, initial=value, **options)}
    entries = value if isinstance(value, dict) else parameter.default
    kind = ParameterKind.CHOICE if parameter.choices else ParameterKind.INTEGER
    return {
        f"{name}.{key}": _FIELDS[kind](
            parameter, label=f"{title}: {label(key)}", initial=entries.get(key), **options
        )
        for key in parameter.keys or entries
    }


def _help(parameter: Parameter) -> Any:
    basis = legal_basis(parameter.basis)
    if not parameter.nullable:
        return basis
    return format_lazy("{}. {}", basis, _("Để trống nếu không áp dụng."))


def _boolean(parameter: Parameter, **options: Any) -> forms.Field:
    return forms.BooleanField(**{**options, "required": False})


def _integer(parameter: Parameter, **options: Any) -> forms.Field:
    return BoundedIntegerField(min_value=parameter.low, max_value=parameter.high, **options)


def _decimal(parameter: Parameter, **options: Any) -> forms.Field:
    if parameter.choices:
        return _choice(parameter, **options)
    return DecimalTextField(min_value=parameter.low, max_value=parameter.high, **options)


def _choice(parameter: Parameter, **options: Any) -> forms.Field:
    return forms.ChoiceField(choices=choices_of(parameter.choices), **options)


def _choices(parameter: Parameter, **options: Any) -> forms.Field:
    required = parameter.low > 0
    return CodesField(**{**options, "required": required}, choices=choices_of(parameter.choices))


def _order(parameter: Parameter, **options: Any) -> forms.Field:
    return OrderField(codes=parameter.choices, **options)


def _lines(parameter: Parameter, **options: Any) -> forms.Field:
    return LinesField(max_length=LONGEST_TEXT, **options)


def _text(parameter: Parameter, **options: Any) -> forms.Field:
    return forms.CharField(max_length=LONGEST_TEXT, **options)


_FIELDS: dict[ParameterKind, Callable[..., forms.Field]] = {
    ParameterKind.BOOLEAN: _boolean,
    ParameterKind.INTEGER: _integer,
    ParameterKind.DECIMAL: _decimal,
    ParameterKind.CHOICE: _choice,
    ParameterKind.CHOICES: _choices,
    ParameterKind.ORDER: _order,
    ParameterKind.LINES: _lines,
    ParameterKind.TEXT: _text,
}
