"""What is asked before lists are read in."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from candidates.rules.planning_line import OF_POSTS, PlanningKind, PlanningSort
from candidates.rules.uploads import MAX_SPREADSHEET_BYTES, require_size
from exams.forms.fields import TermField
from exams.models import Campaign
from exams.rules.refusals import Refusal
from web.forms import ActionForm
from web.sentences import refusal_message

KINDS = [
    (PlanningKind.LEADERSHIP, _("Chức danh lãnh đạo, quản lý")),
    (PlanningKind.COMMITTEE, _("Cấp ủy")),
]


class UploadForm(ActionForm):
    one_of = ("file", "pasted")

    file = forms.FileField(
        label=_("Tệp bảng tính"),
        help_text=_("xlsx, xls hoặc ods, tối đa 20 MB, không có macro, không đặt mật khẩu."),
        required=False,
    )
    pasted = forms.CharField(
        label=_("Hoặc dán các ô chép từ bảng tính"),
        help_text=_("Chép trong Excel hoặc LibreOffice, cả dòng tiêu đề."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )

    @property
    def sort(self) -> PlanningSort:
        """Return of which kind and term a planning list is; other files have none."""
        return OF_POSTS

    def clean_file(self) -> Any:
        """Refuse at once, beside the other faults of the form, a file that is too large."""
        chosen = self.cleaned_data["file"]
        try:
            if chosen:
                require_size(chosen.size, chosen.name, MAX_SPREADSHEET_BYTES)
        except Refusal as refusal:
            raise forms.ValidationError(refusal_message(refusal)) from refusal
        return chosen

    def clean(self) -> dict[str, Any]:
        """Ask for a file or for pasted cells: one of the two, not both."""
        cleaned = super().clean()
        has_file, has_cells = "file" in self.files, bool(cleaned.get("pasted", "").strip())
        if not (has_file or has_cells):
            self.add_error(
                "file", gettext("Hãy chọn tệp bảng tính, hoặc dán các ô vào ô bên dưới.")
            )
        if has_file and has_cells:
            why = gettext("Đã chọn tệp rồi: hãy để trống ô này, hoặc bỏ chọn tệp.")
            self.add_error("pasted", why)
        return cleaned


class PlanningUploadForm(UploadForm):
    kind = forms.ChoiceField(
        label=_("Loại quy hoạch"), required=False, choices=KINDS, initial=PlanningKind.LEADERSHIP
    )
    term = TermField(
        label=_("Nhiệm kỳ"),
        required=False,
        max_length=12,
        help_text=_("Ví dụ: 2025-2030. Để trống thì theo kỳ thi đối chiếu, hoặc theo ngày nhập."),
    )
    campaign = forms.ModelChoiceField(
        Campaign.objects.all(),
        label=_("Đối chiếu với kỳ thi"),
        to_field_name="code",
        required=False,
        empty_label=_("Không đối chiếu"),
        help_text=_("Để kiểm tra ngày phê duyệt so với ngày thông báo."),
    )

    @property
    def sort(self) -> PlanningSort:
        """Return of which kind and term the list is; a kind that nobody chose plans for posts."""
        kind = self.cleaned_data["kind"] or PlanningKind.LEADERSHIP
        return PlanningSort(PlanningKind(kind), self.cleaned_data["term"])


class StoredFileForm(ActionForm):
    """A form about a file that waits: it says which, so that another tab's is not taken for it."""

    file_mark = forms.CharField(widget=forms.HiddenInput, required=False)


class ImportForm(StoredFileForm):
    """Confirms an import.

    `kinds` and `rows`: by the names of their fields, the labels of the kinds of errors and of the
    rows with errors that a decision may allow. `dropped`: what is confirmed where many go.
    """

    with_faults = forms.BooleanField(
        label=_("Nhập cả dòng có lỗi, đánh dấu là không hợp lệ"),
        required=False,
        help_text=_(
            "Dòng có lỗi không làm ai đủ điều kiện, trừ dòng có ghi quyết định cho phép ở dưới."
        ),
    )
    overwrite = forms.BooleanField(
        label=_("Tôi đã xem từng thay đổi nêu trên và sửa nội dung đã nhận theo tệp này")
    )

    def __init__(
        self,
        *args: Any,
        kinds: Mapping[str, str] | None = None,
        rows: Mapping[str, str] | None = None,
        dropped: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind_names, self.row_names = tuple(kinds or ()), tuple(rows or ())
        for name, label in {**(kinds or {}), **(rows or {})}.items():
            self.fields[name] = forms.CharField(label=label, required=False, max_length=120)
        if dropped:
            why = gettext("Hãy đánh dấu vào mục “%(label)s”.") % {"label": dropped}
            self.fields["drops"] = forms.BooleanField(
                label=dropped, error_messages={"required": why}
            )

    def decisions_of_kinds(self) -> list[forms.BoundField]:
        """Return the fields of the decisions that allow all rows of a kind."""
        return [self[name] for name in self.kind_names]

    def decisions_of_rows(self) -> list[forms.BoundField]:
        """Return the fields of the decisions that allow one row."""
        return [self[name] for name in self.row_names]

    def ticks(self) -> list[forms.BoundField]:
        """Return the boxes that have to be ticked, apart from the faults."""
        return [self[name] for name in ("overwrite", "drops") if name in self.fields]


class CadreFilter(forms.Form):
    q = forms.CharField(label=_("Tên hoặc số CCCD"), required=False)


class PlanningFilter(CadreFilter):
    post = forms.CharField(label=_("Mã chức danh"), required=False)
    kind = forms.ChoiceField(
        label=_("Loại quy hoạch"), required=False, choices=[("", _("Mọi loại")), *KINDS]
    )
    term = forms.CharField(label=_("Nhiệm kỳ"), required=False)
