"""Fields that Vietnamese offices fill in: days, numbers, citizen numbers, lists of lines."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class DayField(forms.DateField):
    """A day typed as dd/mm/yyyy; never a date picker only (F8)."""

    widget = forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _("Ngày phải có dạng ngày/tháng/năm, ví dụ 07/09/2026."),
        "no_such_day": _("Lịch không có ngày %(day)s. Hãy xem lại ngày và tháng."),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("Ví dụ: 07/09/2026"))
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        typed = re.sub(r"\s", "", value) if isinstance(value, str) else value
        try:
            return super().to_python(typed)
        except ValidationError as refused:
            if not re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", str(typed)):
                raise
            message = self.error_messages["no_such_day"]
            raise ValidationError(message, "no_such_day", {"day": typed}) from refused


class PastDayField(DayField):
    """The day of something that has happened, such as of a document: today at the latest."""

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and day > timezone.localdate():
            raise ValidationError(_("Ngày này không thể sau hôm nay."), "future")
        return day


class PointsField(forms.DecimalField):
    """Points; a comma and a dot both mean the decimal mark, in either language."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    message = _("Hãy nhập điểm bằng số, nhiều nhất hai chữ số lẻ, ví dụ 72,25.")
    codes = ("invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits")

    def __init__(self, **options: Any) -> None:
        options.setdefault("error_messages", dict.fromkeys(self.codes, self.message))
        super().__init__(**{"decimal_places": 2, "max_digits": 6, "min_value": 0, **options})

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return value if value is None else str(value).replace(".", ",")


class BoundedIntegerField(forms.IntegerField):
    """A whole number between two others, which the page names when it is not.

    It is typed as text: a browser would drop letters in a box for numbers without a word.
    """

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, *, min_value: int, max_value: int, **options: Any) -> None:
        template = _("Hãy nhập một số từ {low} đến {high}.")
        message = format_lazy(template, low=min_value, high=max_value)
        codes = ("invalid", "min_value", "max_value")
        options["error_messages"] = dict.fromkeys(codes, message)
        super().__init__(min_value=min_value, max_value=max_value, **options)


class DecimalTextField(PointsField):
    """A number between two others, with two decimals at most; its value is text: `0.5`, `50`."""

    def __init__(self, *, min_value: int, max_value: int, **options: Any) -> None:
        template = _("Hãy nhập một số từ {low} đến {high}, nhiều nhất hai chữ số lẻ.")
        message = format_lazy(template, low=min_value, high=max_value)
        options["error_messages"] = dict.fromkeys((*self.codes, "max_value"), message)
        super().__init__(min_value=min_value, max_value=max_value, **options)

    def clean(self, value: Any) -> str | None:
        number = super().clean(value)
        if number is None:
            return None
        text = format(abs(number), "f")
        return text.rstrip("0").rstrip(".") if "." in text else text


class CodesField(forms.MultipleChoiceField):
    """Some of several codes; a code that was sent twice counts once."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str]:
        return list(dict.fromkeys(super().clean(value)))


class CitizenNumberField(forms.CharField):
    """Twelve digits; spaces and dots are forgiven (F7)."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"help_text": _("12 chữ số, có thể viết cách."), **options})

    def to_python(self, value: Any) -> str:
        number = re.sub(r"[\s.]", "", super().to_python(value) or "")
        if number and not re.fullmatch(r"\d{12}", number):
            raise forms.ValidationError(_("Số căn cước công dân phải có đúng 12 chữ số."))
        return number


class NameField(forms.CharField):
    """The name of a person as on the identity card: it has letters, and no digit."""

    widget = forms.TextInput(attrs={"autocomplete": "name"})

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        if typed and (re.search(r"\d", typed) or not re.search(r"[^\W_]", typed)):
            raise forms.ValidationError(_("Họ và tên ghi bằng chữ như trên thẻ căn cước."))
        return typed


_PHONE = re.compile(r"(0|\+?84)\d{8,10}")


class PhoneField(forms.CharField):
    """A telephone number of ten or eleven digits, or one with the country's code."""

    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        if typed and not _PHONE.fullmatch(re.sub(r"[ .()-]", "", typed)):
            raise forms.ValidationError(
                _("Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng 0 hoặc +84.")
            )
        return typed


class LinesField(forms.CharField):
    """A list typed one item a line; what a text is checked for is checked line by line."""

    widget = forms.Textarea(attrs={"rows": 5})

    def to_python(self, value: Any) -> Any:
        lines = (super().to_python(value) or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def run_validators(self, value: Any) -> None:
        for line in value:
            super().run_validators(line)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value
