"""What is asked to issue papers, to take in a signed copy, and to look a code up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.forms.papers import KINDS, EnclosedFile, read_file
from candidates.forms.replacing import why_replaced
from candidates.rules.uploads import SUFFIXES
from exams.models import Campaign
from exams.rules.refusals import Refusal
from results.actions.signed_copies import SignedCopy, paper_on, require_apart
from results.forms.scans import copies_in
from results.models import IssuedDocument
from web.fields import BoundedIntegerField, CodesField
from web.file_fields import FilesField, FilesInput
from web.forms import ActionForm, set_choices
from web.sentences import refusal_message

MOST_NUMBER = 99_999
BY_HAND = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


def _code_field(**attrs: str) -> forms.CharField:
    help_text = _("In ở cuối văn bản, cạnh mã QR. Ví dụ: 7K2M-9QXA-4T6B")
    widget = forms.TextInput(attrs={**BY_HAND, **attrs})
    return forms.CharField(label=_("Mã văn bản"), max_length=20, help_text=help_text, widget=widget)


class IssueForm(ActionForm):
    """Which papers are issued; nothing is left out unless a mark is taken away."""

    subjects = CodesField(label=_("Phát hành cho"))

    def __init__(self, *args: Any, due: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "subjects", due)
        self.fields["subjects"].initial = [subject for subject, _label in due]


class NumberedIssueForm(IssueForm):
    """The same, where the papers get their numbers now."""

    first = BoundedIntegerField(label=_("Số văn bản đầu tiên"), min_value=1, max_value=MOST_NUMBER)
    field_order = ("first", "subjects")


class ScanForm(ActionForm):
    """The signed copy, and the code that is printed on it."""

    code = _code_field()
    file = forms.FileField(
        label=_("Bản đã ký (quét hoặc chụp)"),
        help_text=KINDS,
        widget=forms.FileInput(attrs={"accept": SUFFIXES}),
    )

    def clean_file(self) -> EnclosedFile:
        """Refuse at once, beside the other faults of the form, a file that is not taken."""
        try:
            return read_file(self.cleaned_data["file"])
        except Refusal as refusal:
            raise forms.ValidationError(refusal_message(refusal)) from refusal


class ReplacingScanForm(ScanForm):
    """The same, where it replaces a copy that came in before."""

    reason = why_replaced()


class ScansForm(ActionForm):
    """Signed copies, each with the code of its paper on it."""

    copies = FilesField(
        label=_("Các bản đã ký (quét hoặc chụp)"),
        help_text=_(
            "Tệp PDF, JPG hoặc PNG, thấy rõ mã QR; chọn nhiều tệp một lần. Một tệp PDF chứa nhiều "
            "văn bản được tách theo mã QR trên các trang: trang không có mã thuộc văn bản ngay "
            "trước nó. Mỗi tệp tối đa 10 MB, 60 trang."
        ),
        widget=FilesInput(attrs={"accept": SUFFIXES}),
    )
    reason = why_replaced(
        required=False,
        help_text=_("Chỉ cần khi có bản đã ký gắn trước đó bị thay; bản bị thay vẫn được giữ."),
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign

    def clean_copies(self) -> list[SignedCopy]:
        """Return the copies with the codes on them; every file that is not taken is named."""
        copies: list[SignedCopy] = []
        papers: list[IssuedDocument] = []
        faults: list[str] = []
        for chosen in self.cleaned_data["copies"]:
            for copy in self._copies_in(chosen, faults):
                try:
                    papers.append(paper_on(copy, self.campaign))
                    copies.append(copy)
                except Refusal as refusal:
                    faults.append(refusal_message(refusal))
        try:
            require_apart(papers)
        except Refusal as refusal:
            faults.append(refusal_message(refusal))
        if faults:
            raise forms.ValidationError(faults)
        return copies

    def _copies_in(self, chosen: Any, faults: list[str]) -> list[SignedCopy]:
        """Return the copies in a file; one that cannot be taken is added to the faults."""
        try:
            file = read_file(chosen)
            return copies_in(file.name, file.data, file.kind)
        except Refusal as refusal:
            faults.append(refusal_message(refusal))
            return []


class PaperCodeForm(forms.Form):
    """A code that somebody reads off a paper."""

    code = _code_field()
