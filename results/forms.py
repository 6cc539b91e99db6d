"""What the pages of the process ask: a reason, the open points that are named, a decision."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exams.forms.campaign import AnnouncementForm
from exams.rules.gates import Check
from web.forms import ActionForm


def _reason(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, strip=True
    )


class RejectionForm(ActionForm):
    reason = _reason(gettext_lazy("Lý do trả lại"))


class ApplicationOfRequestForm(ActionForm):
    """The second person's word: the preview that was before them."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class GateForm(ActionForm):
    """A request to go on: every open point has a box of its own, and there is a reason."""

    number = forms.CharField(
        label=gettext_lazy("Số thông báo"),
        max_length=60,
        help_text=gettext_lazy("Ví dụ: 305/TB-HĐTT"),
    )
    reason = _reason(gettext_lazy("Lý do đề nghị"))
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
        self.boxes = {key: box_name(key) for check in open_points for key in check.keys}
        for check in open_points:
            for key, item in zip(check.keys, check.items or ("",), strict=True):
                self.fields[box_name(key)] = _box(item)

    @property
    def accepted(self) -> list[str]:
        """Return the open points that were ticked."""
        return [key for key, name in self.boxes.items() if self.cleaned_data.get(name)]

    @property
    def arguments(self) -> dict[str, str]:
        """Return what the act itself needs of the answers."""
        return {name: self.cleaned_data[name] for name in ("number",) if name in self.fields}


class AnnouncementRequestForm(AnnouncementForm):
    """The text of an announcement, with what the secretary submits it on."""

    reason = _reason(gettext_lazy("Lý do, căn cứ trình duyệt"))
    document = forms.CharField(
        label=gettext_lazy("Tờ trình"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Số, ngày. Ví dụ: 12/TTr-HĐTT ngày 01/09/2026"),
    )

    @property
    def content(self) -> dict[str, str]:
        """Return the text of the announcement."""
        apart = ("number", "medium", "reason", "document")
        return {name: text for name, text in self.answers().items() if name not in apart}

    @property
    def arguments(self) -> dict[str, Any]:
        """Return what is announced: number, text and where it is posted."""
        medium = self.cleaned_data["medium"]
        channels = ["PORTAL", medium] if medium else ["PORTAL"]
        return {
            "number": self.cleaned_data["number"],
            "content": self.content,
            "channels": channels,
        }


def box_name(key: str) -> str:
    """Return the name of the box that stands for an open point, by its key."""
    return f"point-{slugify(key)}"


def _box(item: str) -> forms.BooleanField:
    label = item or _("Đã xem, vẫn đề nghị")
    missing = _("Hãy đánh dấu “%(label)s”: mỗi việc chưa xong phải được nêu tên.")
    return forms.BooleanField(label=label, error_messages={"required": missing % {"label": label}})
