"""What the pages of the process ask: a reason, the open points that are named, a decision."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exams.forms.campaign import AnnouncementForm
from exams.models import Campaign, ExamPart
from exams.rules.checks import Check
from web.fields import BoundedIntegerField, DayField
from web.forms import ActionForm
from web.sentences import label


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


class ReopenForm(ActionForm):
    reason = _reason(gettext_lazy("Lý do mở lại"))

    @property
    def arguments(self) -> dict[str, str]:
        """Return nothing: the thing itself is named by the page."""
        return {}


class ReduceForm(ActionForm):
    """How few members may go on, on which paper, and why."""

    reason = _reason(gettext_lazy("Lý do đề nghị"))
    document = forms.CharField(
        label=gettext_lazy("Văn bản cho phép"),
        max_length=200,
        help_text=gettext_lazy("Số, ngày. Ví dụ: 15/BB-HĐTT ngày 07/09/2026"),
    )

    def __init__(self, *args: Any, least: int, most: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["least"] = BoundedIntegerField(
            label=_("Số giám khảo tối thiểu được chấm tiếp"), min_value=least, max_value=most
        )
        self.order_fields(["least", "reason", "document"])

    @property
    def arguments(self) -> dict[str, Any]:
        """Return what the decision itself says."""
        return {name: self.cleaned_data[name] for name in ("least", "document")}


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
        self.fields["reason"].label = _("Lý do đính chính")
        self.order_fields(["number", "reason", "basis"])

    @property
    def arguments(self) -> dict[str, str]:
        """Return what the new version says of itself."""
        return {name: self.cleaned_data[name] for name in ("number", "reason", "basis")}


class ChangeForm(ActionForm):
    """New days and places of what was announced, as they stand until they are typed over."""

    number = forms.CharField(
        label=gettext_lazy("Số thông báo thay đổi"),
        max_length=60,
        help_text=gettext_lazy("Ví dụ: 305/TB-HĐTT"),
    )
    reason = _reason(gettext_lazy("Lý do thay đổi, sẽ ghi trong thông báo"))
    closes = DayField(label=gettext_lazy("Ngày cuối nhận hồ sơ"))
    document = forms.CharField(
        label=gettext_lazy("Tờ trình"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Số, ngày. Ví dụ: 12/TTr-HĐTT ngày 01/09/2026"),
    )

    def __init__(self, *args: Any, campaign: Campaign, **options: Any) -> None:
        super().__init__(*args, **options)
        self.parts = list(campaign.parts.order_by("-kind"))
        self.fields["closes"].initial = campaign.registration_closes
        for part in self.parts:
            kind = label(part.kind).capitalize()
            self.fields[f"day_{part.kind}"] = DayField(
                label=_("%(part)s: ngày thi") % {"part": kind}, initial=_day_of(part)
            )
            self.fields[f"place_{part.kind}"] = forms.CharField(
                label=_("%(part)s: địa điểm") % {"part": kind}, max_length=200, initial=part.place
            )
        self.order_fields([*(name for name in self.fields if name != "document"), "document"])

    @property
    def arguments(self) -> dict[str, Any]:
        """Return what the action takes: days as text, and only what differs."""
        typed, parts = self.cleaned_data, self.parts
        days = {part.kind: typed[f"day_{part.kind}"] for part in parts}
        places = {part.kind: typed[f"place_{part.kind}"] for part in parts}
        return {
            "number": typed["number"],
            "reason": typed["reason"],
            "closes": str(typed["closes"]),
            "days": {each.kind: str(days[each.kind]) for each in parts
                     if days[each.kind] != _day_of(each)},
            "places": {each.kind: places[each.kind] for each in parts
                       if places[each.kind] != each.place},
        }  # fmt: skip


def _day_of(part: ExamPart) -> date | None:
    return timezone.localdate(part.starts_at) if part.starts_at else None


def box_name(key: str) -> str:
    """Return the name of the box that stands for an open point, by its key."""
    return f"point-{slugify(key)}"


def _box(item: str) -> forms.BooleanField:
    label = item or _("Đã xem, vẫn đề nghị")
    missing = _("Hãy đánh dấu “%(label)s”: mỗi việc chưa xong phải được nêu tên.")
    return forms.BooleanField(label=label, error_messages={"required": missing % {"label": label}})
