"""What every HTML door does: ask one action, and turn a refusal into a sentence on the page."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.access import holds
from accounts.models import Person
from accounts.rules.duties import DUTIES, Duty
from audit.actions.record import once
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.sentences import why, word

ROWS = 50


class Day(forms.DateField):
    """A day typed as dd/mm/yyyy; never a date picker only (F8)."""

    widget = forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {"invalid": _("Ngày phải có dạng ngày/tháng/năm, ví dụ 07/09/2026.")}

    def __init__(self, **given: Any) -> None:
        given.setdefault("help_text", _("Ví dụ: 07/09/2026"))
        super().__init__(**given)

    def to_python(self, value: Any) -> Any:
        return super().to_python(re.sub(r"\s", "", value) if isinstance(value, str) else value)


class Points(forms.DecimalField):
    """Points; a comma and a dot both mean the decimal mark, in either language."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    wrong = _("Hãy nhập điểm bằng số, nhiều nhất hai chữ số lẻ, ví dụ 72,25.")
    codes = ("invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits")

    def __init__(self, **given: Any) -> None:
        given.setdefault("error_messages", dict.fromkeys(self.codes, self.wrong))
        super().__init__(**{"decimal_places": 2, "max_digits": 6, "min_value": 0, **given})

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return value if value is None else str(value).replace(".", ",")


class Whole(forms.IntegerField):
    """A whole number between two others, which the page names when it is not."""

    def __init__(self, *, min_value: int, max_value: int, **given: Any) -> None:
        said = _("Hãy nhập một số từ {low} đến {high}.")
        words = format_lazy(said, low=min_value, high=max_value)
        given["error_messages"] = dict.fromkeys(("invalid", "min_value", "max_value"), words)
        super().__init__(min_value=min_value, max_value=max_value, **given)


class CitizenNumber(forms.CharField):
    """Twelve digits; spaces and dots are forgiven (F7)."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"help_text": _("12 chữ số, có thể viết cách."), **given})

    def to_python(self, value: Any) -> str:
        number = re.sub(r"[\s.]", "", super().to_python(value) or "")
        if number and not re.fullmatch(r"\d{12}", number):
            raise forms.ValidationError(_("Số căn cước công dân phải có đúng 12 chữ số."))
        return number


class Asked(forms.Form):
    """A form that can be sent twice and is done once: it carries the mark of its request."""

    request_id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["request_id"].initial = uuid4()
        for name, field in self.fields.items():
            if field.required and field.error_messages["required"] == _REQUIRED:
                label = field.label or self[name].label
                field.error_messages["required"] = _wanted(field) % {"label": label}

    def clean(self) -> dict[str, Any]:
        """Write all text the one way the law sorts and folds it (NFC)."""
        given = super().clean() or self.cleaned_data
        return {
            name: unicodedata.normalize("NFC", value) if isinstance(value, str) else value
            for name, value in given.items()
        }


_REQUIRED = forms.Field.default_error_messages["required"]


def _wanted(field: forms.Field) -> Any:
    if isinstance(field, forms.FileField):
        return _("Hãy chọn tệp cho mục “%(label)s”.")
    if isinstance(field, forms.BooleanField):
        return _("Hãy đánh dấu vào mục “%(label)s”.")
    if isinstance(field, forms.ChoiceField):
        return _("Hãy chọn “%(label)s”.")
    return _("Hãy nhập “%(label)s”.")


def worded(choices: Any, blank: Any = "") -> list[tuple[str, Any]]:
    """Return codes as choices in the reader's words, after a blank one if it has words."""
    first = [("", blank)] if blank else []
    return [*first, *((str(choice), word(str(choice))) for choice in choices)]


def who(request: HttpRequest) -> Person:
    """Return the signed-in person; a door that names a duty lets nobody else in."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def held(request: HttpRequest, campaign: str | None = None) -> frozenset[Duty]:
    """Return what the signed-in person may do today: in one campaign, or (None) in any."""
    roles = who(request).roles(campaign, at=timezone.now())
    return frozenset(duty for role in roles for duty in DUTIES[role])


def campaigns_of(person: Person, *duties: Duty) -> list[Campaign]:
    """Return the campaigns in which somebody may do one of these today."""
    return [one for one in Campaign.objects.only("pk", "code") if holds(person, duties, one.code)]


def ask(
    request: HttpRequest, form: forms.BaseForm | None, action: Callable[..., Any], /, **given: Any
) -> bool:
    """Run an action as the signed-in person, now; say whether it was done.

    A refusal becomes an error of the form (or a message, without a form), and nothing was
    written. A request that was already answered counts as done.
    """
    try:
        once(request_id(request))
        action(by=request.user, at=timezone.now(), **given)
    except Refusal as refusal:
        if refusal.code == "ALREADY_DONE":
            return True
        if form is None:
            messages.error(request, why(refusal))
        else:
            place = _place(form, refusal)
            place.add_error(
                refusal.facts.get("field") if _has(place, refusal) else None, why(refusal)
            )
        return False
    finally:
        once(None)
    return True


def paged(
    request: HttpRequest, rows: Any, sorts: Mapping[str, str] | None = None, default: str = ""
) -> Page[Any]:
    """Return the page a reader asked for: 50 rows, sorted by `?sort=` if the list allows it.

    `sorts` names what may be sorted by: {"name": "sort_key"}; `-name` is the other way round.
    """
    asked = request.GET.get("sort") or default
    column = (sorts or {}).get(asked.lstrip("-"))
    if column:
        rows = rows.order_by(f"-{column}" if asked.startswith("-") else column, "pk")
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))


def _place(form: Any, refusal: Refusal) -> Any:
    """Return the line that a refusal is about, in a form that has a line for each number."""
    return getattr(form, "lines", {}).get(refusal.facts.get("number"), form)


def _has(form: forms.BaseForm, refusal: Refusal) -> bool:
    return refusal.facts.get("field", "") in form.fields


def request_id(request: HttpRequest) -> UUID | None:
    """Return the mark that a page gave its request, None without a readable one."""
    try:
        return UUID(request.POST.get("request_id", ""))
    except ValueError:
        return None
