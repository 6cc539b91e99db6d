"""What is asked of a paper: its files, which become one, and the day that stands on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from candidates.rules.uploads import SUFFIXES, kind_of, require_size, require_together
from exams.rules.refusals import Refusal
from web.fields import DayField
from web.file_fields import FilesField, FilesInput
from web.forms import ActionForm
from web.merged_pages import merged
from web.sentences import refusal_message

KINDS = _("PDF, JPG hoặc PNG, tối đa 10 MB.")


@dataclass(frozen=True, slots=True)
class EnclosedFile:
    """A file that was looked through and is taken."""

    name: str
    kind: str
    data: bytes = field(repr=False)

    def __str__(self) -> str:
        return self.name


def read_file(chosen: Any) -> EnclosedFile:
    """Return a file that was sent. Raises Refusal for one that is not taken (`kind_of`)."""
    require_size(chosen.size, chosen.name)
    data = chosen.read()
    chosen.seek(0)
    return EnclosedFile(chosen.name, kind_of(data, chosen.name), data)


class DocumentForm(ActionForm):
    file = FilesField(
        label=_("Tệp"),
        help_text=_(
            "PDF, JPG hoặc PNG, tối đa 10 MB. Giấy nhiều trang: chọn nhiều tệp một lần, đặt "
            "tên theo thứ tự trang (1, 2, 3…). Các tệp được ghép thành một PDF; một tệp bị từ "
            "chối thì không tệp nào được nhận."
        ),
        widget=FilesInput(attrs={"accept": SUFFIXES}),
    )

    def clean_file(self) -> EnclosedFile:
        """Return the files as one, or refuse them all."""
        chosen = self.cleaned_data["file"]
        try:
            require_together([each.size for each in chosen])
            return _as_one(self._taken(chosen))
        except Refusal as refusal:
            raise forms.ValidationError(refusal_message(refusal)) from refusal

    def _taken(self, chosen: Sequence[Any]) -> list[EnclosedFile]:
        """Return what was sent; each file that is not taken is named at once."""
        files: list[EnclosedFile] = []
        faults: list[str] = []
        for each in chosen:
            try:
                files.append(read_file(each))
            except Refusal as refusal:
                faults.append(refusal_message(refusal))
        if faults:
            raise forms.ValidationError(faults)
        return files


def _as_one(files: Sequence[EnclosedFile]) -> EnclosedFile:
    if len(files) == 1:
        return files[0]
    data = merged((each.kind, each.data) for each in files)
    name = f"{Path(files[0].name).stem} (+{len(files) - 1}).pdf"
    return EnclosedFile(name, kind_of(data, name), data)


class DatedForm(DocumentForm):
    """A paper that grows old, and the day that stands on it."""

    issued_on = DayField(label=_("Ngày cấp, ngày ký hoặc xác nhận ghi trên giấy"))

    def __init__(self, *args: Any, not_before: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.not_before = not_before

    def clean_issued_on(self) -> date:
        """Refuse a day that is still to come, or too long ago for the dossier."""
        issued: date = self.cleaned_data["issued_on"]
        if issued > timezone.localdate():
            raise forms.ValidationError(_("Ngày ghi trên giấy không thể sau hôm nay."))
        if issued < self.not_before:
            message = _("Giấy này phải được cấp từ ngày %(day)s trở lại đây.")
            raise forms.ValidationError(message, params={"day": f"{self.not_before:%d/%m/%Y}"})
        return issued


class PaperDeclinedForm(ActionForm):
    """Why the unit does not hand a paper in."""

    reason = forms.CharField(
        label=_("Lý do, nơi lập giấy này"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )


def paper_form(not_before: date | None) -> tuple[type[DocumentForm], dict[str, Any]]:
    """Return the form for a paper, and what it is made with: one that grows old asks its day."""
    return (DatedForm, {"not_before": not_before}) if not_before else (DocumentForm, {})
