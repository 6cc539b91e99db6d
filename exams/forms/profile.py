"""The questions of a draft regulation profile: one for every parameter that the system reads."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from exams.forms.profile_fields import fields_of
from exams.rules.parameters import SECTIONS, Parameter
from exams.rules.profile import SectionRules, rules_of
from exams.rules.profile_values import is_storable
from web.fields import (
    DayField,
)
from web.forms import ActionForm


class ProfileForm(ActionForm):
    """A new version of a profile, starting from the latest one.

    Every parameter that the system reads is asked by its declared type, a table such as the
    sanctions key by key: `scoring.sanctions.EXAM_WARNING`. What is only recorded stays as it was.
    """

    citation = forms.CharField(
        label=_("Văn bản làm căn cứ thay đổi"), max_length=300, required=False
    )
    in_force_from = DayField(label=_("Có hiệu lực từ"))

    def __init__(
        self,
        *args: Any,
        values: dict[str, dict[str, Any]],
        needs_document: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if needs_document:  # a later version, or a type of competition, rests on a document
            self.fields["citation"].required = True
            self.fields["citation"].error_messages["required"] = _(
                "Hãy nhập “Văn bản làm căn cứ thay đổi”."
            )
        self.unchanged: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS}
        for section, parameters in SECTIONS.items():
            for parameter in parameters:
                value = values.get(section, {}).get(parameter.key, parameter.default)
                if parameter.enforced:
                    self.fields.update(fields_of(section, parameter, value))
                else:
                    self.unchanged[section][parameter.key] = _storable(parameter, value)

    def sections(self) -> Iterator[tuple[str, list[BoundField]]]:
        """Yield the questions of each section of the annex that has any."""
        for section in SECTIONS:
            if questions := [self[name] for name in self.fields if name.startswith(f"{section}.")]:
                yield section, questions

    def recorded(self) -> list[SectionRules]:
        """Return the parameters that are only recorded, with the values that they keep."""
        return rules_of(self.unchanged, enforced=False)

    def values(self) -> dict[str, dict[str, Any]]:
        """Return the whole profile: {section: {key: value}}."""
        profile = {section: dict(values) for section, values in self.unchanged.items()}
        for name, value in self.cleaned_data.items():
            section, _, key = name.partition(".")
            key, _, entry = key.partition(".")
            if entry:
                profile[section].setdefault(key, {})[entry] = value
            elif key:
                profile[section][key] = value
        return profile


def _storable(parameter: Parameter, value: Any) -> Any:
    """Return a recorded value as it was; the default, if it is none that the parameter accepts."""
    return value if is_storable(parameter, value) else parameter.default
