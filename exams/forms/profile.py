"""The questions of a draft regulation profile: one for every parameter of annex (ii)."""

from collections.abc import Iterator
from itertools import permutations
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from exams.rules.enums import Theory
from exams.rules.parameters import SECTIONS, Parameter
from exams.rules.scoring import TieKey
from exams.templatetags.regulations import legal_basis
from web.fields import BoundedIntegerField, DayField, LinesField
from web.forms import ActionForm, choices_of
from web.sentences import label

MOST = 1200  # months in a century: more than any number of the law


class ProfileForm(ActionForm):
    """A new version of a profile: every parameter, starting from the latest version.

    A table such as the sanctions is asked key by key: `scoring.sanctions.EXAM_WARNING`.
    """

    citation = forms.CharField(
        label=_("Văn bản làm căn cứ thay đổi"), max_length=300, required=False
    )
    in_force_from = DayField(label=_("Có hiệu lực từ"))

    def __init__(self, *args: Any, values: dict[str, dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for section, known in SECTIONS.items():
            for parameter in known:
                value = values[section][parameter.key]
                for name, field in _questions(f"{section}.{parameter.key}", parameter, value):
                    self.fields[name] = field

    def sections(self) -> Iterator[tuple[str, list[BoundField]]]:
        """Yield the questions of each section of the annex."""
        for section in SECTIONS:
            yield section, [self[name] for name in self.fields if name.startswith(f"{section}.")]

    def values(self) -> dict[str, dict[str, Any]]:
        """Return what was chosen: {section: {key: value}}."""
        found: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS}
        for name, value in self.cleaned_data.items():
            section, _, key = name.partition(".")
            key, _, part = key.partition(".")
            if part:
                found[section].setdefault(key, {})[part] = value
            elif key:
                found[section][key] = value
        return found


class Order(forms.TypedChoiceField):
    """Some of these codes, in an order: every order is a choice, in words."""

    def __init__(self, codes: Any, **given: Any) -> None:
        orders = (" ".join(o) for n in range(1, len(codes) + 1) for o in permutations(codes, n))
        super().__init__(choices=choices_of(orders), coerce=str.split, **given)

    def prepare_value(self, value: Any) -> Any:
        return " ".join(value) if isinstance(value, list) else value


def _questions(name: str, parameter: Parameter, value: Any) -> Iterator[tuple[str, forms.Field]]:
    title = label(f"PARAM_{parameter.key}")
    given = {"help_text": legal_basis(parameter.basis), "required": False}
    if isinstance(value, dict):
        for key, part in value.items():
            asked = {**given, "label": f"{title}: {label(key)}", "initial": part}
            yield f"{name}.{key}", _question(parameter, part, asked)
    else:
        yield name, _question(parameter, value, {**given, "label": title, "initial": value})


def _question(parameter: Parameter, value: Any, given: dict[str, Any]) -> forms.Field:
    """Return the question for one value, by its kind and by what may be chosen."""
    if isinstance(value, bool):
        return forms.BooleanField(**given)
    if isinstance(value, int):
        return BoundedIntegerField(min_value=0, max_value=MOST, **{**given, "required": True})
    if parameter.key == "tie_break":
        return Order(TieKey, **given)
    if isinstance(value, list):
        if not parameter.choices:
            return LinesField(**given)
        return forms.MultipleChoiceField(
            choices=choices_of(parameter.choices), widget=forms.CheckboxSelectMultiple, **given
        )
    if choices := parameter.choices or (tuple(Theory) if value in set(Theory) else ()):
        return forms.ChoiceField(**{**given, "required": True}, choices=choices_of(choices))
    return forms.CharField(
        **{**given, "required": value is not None}, empty_value=None if value is None else ""
    )
