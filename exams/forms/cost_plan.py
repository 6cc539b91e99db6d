"""The questions about what a campaign will cost: the plan as a whole, and each of its lines."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from exams.rules.cost_plans import CostLine, grouped
from web.fields import BoundedIntegerField, PastDayField
from web.forms import ActionForm

MOST_LINES = 60
NEW_LINES = 5  # that are offered at a time
_CELLS = ("item", "basis", "quantity", "price")


class AmountField(BoundedIntegerField):
    """An amount in whole đồng, typed with or without a sign after each thousand."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=1_000_000_000, **options)
        message = _("Hãy nhập số đồng tròn, ví dụ 1.500.000; nhiều nhất 1.000.000.000.")
        self.error_messages |= dict.fromkeys(("invalid", "min_value", "max_value"), message)
        for validator in self.validators:
            validator.message = message  # type: ignore[attr-defined]

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and re.fullmatch(r"\d{1,3}([., ]\d{3})+", value.strip()):
            value = re.sub(r"\D", "", value)
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return grouped(value) if isinstance(value, int) else value


class CostLineForm(ActionForm):
    item = forms.CharField(label=_("Nội dung chi"), max_length=200)
    basis = forms.CharField(label=_("Căn cứ, định mức"), max_length=300)
    quantity = BoundedIntegerField(label=_("Số lượng"), min_value=1, max_value=100_000)
    price = AmountField(label=_("Đơn giá (đồng)"))
    drop = forms.BooleanField(label=_("Bỏ dòng"), required=False)

    @cached_property
    def changed_data(self) -> list[str]:
        """What was typed; the mark of the request is nothing typed."""
        return [name for name in super().changed_data if name != "request_id"]

    def line(self) -> CostLine:
        """Return the line as it was typed."""
        return CostLine(**{name: self.cleaned_data[name] for name in _CELLS})


class CostPlanForm(ActionForm):
    """A version of the plan, with a few blank lines; what is blank or left out is no line of it."""

    source = forms.CharField(
        label=_("Nguồn kinh phí"),
        max_length=300,
        help_text=_("Ví dụ: Ngân sách thành phố giao Sở Nội vụ năm 2026."),
    )
    document = forms.CharField(
        label=_("Văn bản phê duyệt"),
        max_length=120,
        required=False,
        help_text=_("Số, ký hiệu. Chưa được phê duyệt thì để trống cả số và ngày."),
    )
    on = PastDayField(label=_("Ngày phê duyệt"), required=False)
    reason = forms.CharField(
        label=_("Lý do lập bản mới"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )

    def __init__(self, *args: Any, corrects: bool = False, blank: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not corrects:
            del self.fields["reason"]
        rows = typed_lines(self.data) if self.is_bound else self.initial.get("lines", [])
        if self.is_bound:
            self.data = {**self.data.dict(), **_renumbered(rows)}  # type: ignore[attr-defined]
        count = min(MOST_LINES, max(NEW_LINES, len(rows) + blank))
        rows = [*rows, *({} for _ in range(count - len(rows)))]
        self.lines = {str(number): self._line(number, row) for number, row in enumerate(rows, 1)}

    def _line(self, number: int, row: Mapping[str, Any]) -> CostLineForm:
        return CostLineForm(
            self.data if self.is_bound else None,
            prefix=f"line-{number}",
            initial=None if self.is_bound else row,
            empty_permitted=True,
            use_required_attribute=False,
        )

    def is_valid(self) -> bool:
        """Judge the plan and every line of it, so that all that is wrong is named at once."""
        return all([super().is_valid(), *(line.is_valid() for line in self.lines.values())])

    def answers(self) -> dict[str, Any]:
        """Return what was answered, with the lines that were filled in."""
        lines = [line.line() for line in self.lines.values() if line.has_changed()]
        return {"reason": "", **super().answers(), "lines": lines}

    def readable_answers(self) -> list[tuple[str, str]]:
        """Return what was answered as people read it, line by line."""
        values = ([line[name].value() for name in _CELLS] for line in self.lines.values())
        lines = [(item, f"{count} × {price}") for item, _basis, count, price in values if item]
        return [*super().readable_answers(), *lines]


def typed_lines(data: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the lines as they were typed, without those that are blank or left out."""
    rows = [
        {name: data.get(f"line-{number}-{name}", "").strip() for name in _CELLS}
        for number in range(1, MOST_LINES + 1)
        if f"line-{number}-drop" not in data
    ]
    return [row for row in rows if any(row.values())]


def _renumbered(rows: list[dict[str, str]]) -> dict[str, str]:
    """Return the answers of every line there may be: these rows first, then blank ones."""
    return {
        f"line-{number}-{name}": rows[number - 1][name] if number <= len(rows) else ""
        for number in range(1, MOST_LINES + 1)
        for name in _CELLS
    }
