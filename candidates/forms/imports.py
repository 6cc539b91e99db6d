"""What is asked before lists are read in."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exams.models import Campaign
from web.forms import ActionForm


class UploadForm(ActionForm):
    file = forms.FileField(
        label=_("Tệp bảng tính"),
        help_text=_("xlsx, xls hoặc ods, tối đa 20 MB, không có macro, không đặt mật khẩu."),
    )


class PlanningUploadForm(UploadForm):
    campaign = forms.ModelChoiceField(
        Campaign.objects.all(),
        label=_("Đối chiếu với kỳ thi"),
        to_field_name="code",
        required=False,
        empty_label=_("Không đối chiếu"),
        help_text=_("Để kiểm tra ngày phê duyệt so với ngày thông báo."),
    )


class StoredFileForm(ActionForm):
    """A form about a file that waits: it says which, so that another tab's is not taken for it."""

    file_mark = forms.CharField(widget=forms.HiddenInput, required=False)


class ImportForm(StoredFileForm):
    """Confirms an import. `faults`: by the name of its field, the label of a row with errors."""

    def __init__(self, *args: Any, faults: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (faults or {}).items():
            self.fields[name] = forms.CharField(label=label, required=False, max_length=120)

    with_faults = forms.BooleanField(
        label=_("Nhập cả dòng có lỗi, đánh dấu là không hợp lệ"),
        required=False,
        help_text=_(
            "Dòng có lỗi không làm ai đủ điều kiện, trừ dòng có ghi quyết định cho phép ở dưới."
        ),
    )
    overwrite = forms.BooleanField(
        label=_("Tôi đã xem từng thay đổi nêu trên và sửa các hồ sơ đã nhận theo tệp này")
    )


class PlanningFilter(forms.Form):
    q = forms.CharField(label=_("Tên hoặc số CCCD"), required=False)
    post = forms.CharField(label=_("Mã chức danh"), required=False)
