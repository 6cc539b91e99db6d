"""The form that asks for one action, and choices in the reader's words."""

import unicodedata
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from web.sentences import label
from web.typed_by import is_shown_again


class TypedForm(forms.Form):
    """A form that comes back as it was typed when its reader chooses the other language.

    It is not judged then, so nothing stands there as if it had been refused.
    """

    def full_clean(self) -> None:
        """Judge what was sent, but not what is only to be shown again."""
        if not is_shown_again(self.data):
            return super().full_clean()
        self._errors, self.cleaned_data = ErrorDict(), {}

    def is_valid(self) -> bool:
        """Say whether what was sent can be acted upon."""
        return not is_shown_again(self.data) and super().is_valid()


class ActionForm(TypedForm):
    """A form that can be sent twice and is done once: it carries the mark of its request."""

    one_of: tuple[str, ...] = ()  # wanted or not by what else is filled in: no mark

    request_id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["request_id"].initial = uuid4()
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField) and field.empty_label == "---------":
                field.empty_label = "—"
            if field.required and field.error_messages["required"] == _REQUIRED:
                title = field.label or self[name].label
                field.error_messages["required"] = _required_message(field) % {"label": title}

    def clean(self) -> dict[str, Any]:
        """Write all text the one way the law sorts and folds it (NFC), and nothing unseen in it."""
        cleaned = super().clean() or self.cleaned_data
        tidy = {
            name: _visible(value) if isinstance(value, str) else value
            for name, value in cleaned.items()
        }
        for name in [name for name, value in cleaned.items() if value and tidy[name] == ""]:
            if self.fields[name].required:
                self.add_error(name, self.fields[name].error_messages["required"])
        return tidy

    def answers(self) -> dict[str, Any]:
        """Return what was answered, without the mark of the request."""
        return {name: value for name, value in self.cleaned_data.items() if name != "request_id"}

    def readable_answers(self) -> list[tuple[str, str]]:
        """Return what was answered as people read it: (label, answer), without what is blank."""
        read = [(str(field.label), _readable(field)) for field in self.visible_fields()]
        return [(title, answer) for title, answer in read if answer]


def _visible(text: str) -> str:
    """Return a text without what nobody sees: it comes along from other pages, and can deceive.

    A mark that turns the direction of writing makes a name read otherwise than it is stored.
    """
    typed = unicodedata.normalize("NFC", text)
    visible = "".join(
        sign for sign in typed if sign in "\n\r\t" or unicodedata.category(sign) not in _UNSEEN
    )
    return typed if visible == typed else visible.strip()


_UNSEEN = ("Cc", "Cf")  # controls; joiners, soft hyphens, marks of direction


def _readable(field: forms.BoundField) -> str:
    """Return what was typed or chosen: of a choice its words."""
    value = field.value()
    words = {str(key): str(text) for key, text in getattr(field.field, "choices", ())}
    if isinstance(value, bool):
        return str(_("Có") if value else _("Không"))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    chosen = value if isinstance(value, list | tuple) else [value]
    return ", ".join(words.get(str(each), str(each)) for each in chosen if each not in (None, ""))


def answers_in(row: Any, form: type[forms.Form], *, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return what a row has for the fields of a form, to begin with: those of the same name."""
    names = form.base_fields.keys() - {"request_id", *but}
    return {name: getattr(row, name) for name in names}


def status_of(*asked: forms.BaseForm | None) -> int:
    """Return the HTTP status of the page that shows these forms: 422 when one was not accepted."""
    return 422 if any(form is not None and form.errors for form in asked) else 200


class ReasonForm(ActionForm):
    """The form of an act that needs nothing but a reason."""

    reason = forms.CharField(
        label=_("Lý do, văn bản"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )


_REQUIRED = forms.Field.default_error_messages["required"]


def _required_message(field: forms.Field) -> Any:
    if isinstance(field, forms.FileField):
        return _("Hãy chọn tệp cho mục “%(label)s”.")
    if isinstance(field, forms.BooleanField):
        return _("Hãy đánh dấu vào mục “%(label)s”.")
    if isinstance(field, forms.ChoiceField):
        return _("Hãy chọn “%(label)s”.")
    return _("Hãy nhập “%(label)s”.")


def choices_of(codes: Any, blank: Any = "") -> list[tuple[str, Any]]:
    """Return codes as choices in the reader's words, after a blank one if it has words."""
    first = [("", blank)] if blank else []
    return [*first, *((str(code), label(str(code))) for code in codes)]


def set_choices(form: forms.BaseForm, name: str, choices: Any) -> None:
    """Give a choice field of a form its choices, known only when the form is made."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} is not a choice")
    field.choices = choices
