"""A request to go on, or to correct: every open point has a box of its own."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exams.rules.checks import Check
from results.forms.reason import reason_field
from web.forms import ActionForm
from web.sentences import label


class GateForm(ActionForm):
    """A request to go on: every open point has a box of its own, and there is a reason."""

    number = forms.CharField(
        label=gettext_lazy("Số thông báo"),
        max_length=60,
        help_text=gettext_lazy("Ví dụ: 305/TB-HĐTT"),
    )
    reason = reason_field(gettext_lazy("Lý do đề nghị"))
    document = forms.CharField(
        label=gettext_lazy("Văn bản kèm theo"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Số, ngày của tờ trình hoặc biên bản. Ví dụ: 12/TTr-HĐTT"),
    )

    def __init__(
        self, *args: Any, open_points: Sequence[Check], numbered: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if not numbered:
            del self.fields["number"]
        if open_points:
            reason = self.fields["reason"]
            reason.label = _("Lý do vẫn chuyển bước")
            reason.error_messages["required"] = _("Hãy nêu lý do vẫn chuyển bước.")
        self.boxes = add_boxes(self, open_points)

    @property
    def accepted(self) -> list[str]:
        """Return the open points that were ticked."""
        return accepted_in(self, self.boxes)

    @property
    def arguments(self) -> dict[str, str]:
        """Return what the act itself needs of the answers."""
        return {name: self.cleaned_data[name] for name in ("number",) if name in self.fields}


class CorrectionForm(GateForm):
    """A published list again: the number of its notice, why, and on which document."""

    basis = forms.CharField(
        label=gettext_lazy("Căn cứ đính chính"),
        max_length=200,
        help_text=gettext_lazy("Số, ngày của văn bản. Ví dụ: 40/KL-TTr ngày 07/09/2026"),
    )

    def __init__(self, *args: Any, open_points: Sequence[Check], **options: Any) -> None:
        super().__init__(*args, open_points=open_points, numbered=True, **options)
        del self.fields["document"]
        reason = self.fields["reason"]
        reason.label = _("Lý do đính chính")
        reason.error_messages["required"] = _("Hãy nêu lý do đính chính.")
        self.order_fields(["number", "reason", "basis"])

    @property
    def arguments(self) -> dict[str, str]:
        """Return what the new version says of itself."""
        return {name: self.cleaned_data[name] for name in ("number", "reason", "basis")}


def add_boxes(form: forms.Form, open_points: Sequence[Check]) -> dict[str, str]:
    """Add a box for each open point to a form; return the names of the boxes, by key."""
    for check in open_points:
        for key, item in zip(check.keys, check.items or ("",), strict=True):
            form.fields[box_name(key)] = _box(item)
    return {key: box_name(key) for check in open_points for key in check.keys}


def accepted_in(form: forms.Form, boxes: Mapping[str, str]) -> list[str]:
    """Return the open points whose boxes were ticked."""
    return [key for key, name in boxes.items() if form.cleaned_data.get(name)]


def box_name(key: str) -> str:
    """Return the name of the box that stands for an open point, by its key."""
    return f"point-{slugify(key)}"


def _box(item: str) -> forms.BooleanField:
    words = label(item) if item else _("Đã xem, vẫn đề nghị")
    missing = _("Hãy đánh dấu “%(label)s”: mỗi việc chưa xong phải được nêu tên.")
    return forms.BooleanField(label=words, error_messages={"required": missing % {"label": words}})
