"""Fields of a draft: codes that stand in addresses, terms of planning, first letters, hours."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from web.fields import LinesField

_NEW = "moi"  # in an address the page on which another one begins


class CodeField(forms.SlugField):
    """A code that stands in an address, and leads to its own page there."""

    def clean(self, value: Any) -> str:
        code = str(super().clean(value))
        if code and (code.casefold() == _NEW or not re.search(r"[^\W_]", code)):
            message = _("Không dùng được mã “%(code)s”. Hãy đặt mã khác, ví dụ có chữ số.")
            raise ValidationError(message, "reserved", {"code": code})
        return code


class TermsField(LinesField):
    """Terms of planning, one a line, as planning lists have them: `2025-2030`.

    In any other form a term would be that of no list, and nobody would be planned for it.
    """

    def clean(self, value: Any) -> list[str]:
        return list(dict.fromkeys(_term(line) for line in super().clean(value)))


def _term(line: str) -> str:
    match = re.fullmatch(r"(\d{4})\s*[-–—]\s*(\d{4})", line)
    if not match or not int(match[1]) < int(match[2]) <= int(match[1]) + 10:
        message = _("“%(line)s” không phải một nhiệm kỳ. Hãy ghi năm đầu và năm cuối: 2025-2030.")
        raise ValidationError(message, "invalid", {"line": line})
    return f"{match[1]}-{match[2]}"


class TermField(forms.CharField):
    """One term of planning."""

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        return _term(text) if text else ""


class PrefixField(forms.CharField):
    """The first letters of candidates' numbers: such as stand in an address, and are read aloud."""

    def clean(self, value: Any) -> str:
        prefix = str(super().clean(value)).upper()
        if prefix and not re.fullmatch(r"[A-Z]+", prefix):
            raise ValidationError(_("Chỉ dùng chữ cái không dấu, ví dụ LD."), "invalid")
        return prefix


class MomentField(forms.DateTimeField):
    """A day with an hour; a day alone would be taken for its midnight."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.strip() and ":" not in value:
            raise ValidationError(self.error_messages["invalid"], "invalid")
        return super().to_python(value)
