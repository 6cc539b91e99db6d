"""The conference on planning: what was held, who was on the ballot, what a teller counted."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from unicodedata import normalize

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from candidates.actions.conference import Nomination
from candidates.models import ConferenceNominee
from candidates.rules.conference import Tally
from exams.forms.fields import TermField
from exams.models import Post
from web.fields import (
    BoundedIntegerField,
    CitizenNumberField,
    LinesField,
    NameField,
    PastDayField,
)
from web.forms import ActionForm

MOST = 100_000  # people of a conference


class BallotField(LinesField):
    """The people on a ballot, one a line, as typed or as pasted from a spreadsheet."""

    widget = forms.Textarea(attrs={"rows": 6, "spellcheck": "false"})

    def clean(self, value: Any) -> list[Nomination]:
        return [self._person(line) for line in super().clean(value)]

    def _person(self, line: str) -> Nomination:
        """Return who a line names; who cannot be read is named with the reason."""
        cells = [cell.strip() for cell in re.split(r"[;\t]", normalize("NFC", line))]
        if len(cells) not in (3, 4):
            message = _("“%(line)s”: hãy ghi số căn cước; họ và tên; ngày sinh; chức vụ.")
            raise ValidationError(message, "cells", {"line": line})
        try:
            number = CitizenNumberField().clean(cells[0])
            name = NameField(max_length=120).clean(cells[1])
            born: date = PastDayField().clean(cells[2])
            post = forms.CharField(max_length=200, required=False).clean("".join(cells[3:]))
        except ValidationError as refused:
            reason = " ".join(refused.messages)
            raise ValidationError(
                "“%(line)s”: %(reason)s", "person", {"line": line, "reason": reason}
            ) from refused
        return Nomination(number, name, born, post)


class ConferenceForm(ActionForm):
    post = forms.ModelChoiceField(
        Post.objects.all(), label=_("Chức danh quy hoạch"), to_field_name="code"
    )
    term = TermField(label=_("Nhiệm kỳ"), max_length=12, help_text=_("Ví dụ: 2025-2030."))
    title = forms.CharField(
        label=_("Tên hội nghị"), max_length=200, initial=_("Hội nghị cán bộ chủ chốt")
    )
    held_on = PastDayField(label=_("Ngày họp"))
    venue = forms.CharField(label=_("Nơi họp"), max_length=200, required=False)
    document = forms.CharField(
        label=_("Văn bản triệu tập"), max_length=120, help_text=_("Số, ký hiệu: 12-KH/ĐU.")
    )
    document_on = PastDayField(label=_("Ngày của văn bản"))
    summoned = BoundedIntegerField(label=_("Số người được triệu tập"), min_value=1, max_value=MOST)
    present = BoundedIntegerField(label=_("Số người có mặt"), min_value=0, max_value=MOST)
    names_per_ballot = BoundedIntegerField(
        label=_("Số người được giới thiệu trên mỗi phiếu"),
        min_value=1,
        max_value=MOST,
        required=False,
        help_text=_("Để trống nếu hội nghị không ấn định. Không quá số người được quy hoạch."),
    )
    people = BallotField(
        label=_("Những người trên phiếu"),
        help_text=_(
            "Mỗi dòng một người, theo thứ tự trên phiếu: số căn cước; họ và tên; ngày sinh; "
            "chức vụ. Dán được từ bảng tính có bốn cột như vậy."
        ),
    )


class CountForm(ActionForm):
    """What one teller counted: the ballots, and the votes of everybody on the ballot."""

    issued = BoundedIntegerField(label=_("Số phiếu phát ra"), min_value=0, max_value=MOST)
    collected = BoundedIntegerField(label=_("Số phiếu thu về"), min_value=0, max_value=MOST)
    valid = BoundedIntegerField(label=_("Số phiếu hợp lệ"), min_value=0, max_value=MOST)

    def __init__(
        self, *args: Any, nominees: Sequence[ConferenceNominee] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.votes = [f"votes_{nominee.number}" for nominee in nominees]
        for name, nominee in zip(self.votes, nominees, strict=True):
            label = _("Phiếu giới thiệu %(name)s") % {"name": nominee.name}
            self.fields[name] = BoundedIntegerField(label=label, min_value=0, max_value=MOST)

    def tally(self) -> Tally:
        """Return the figures that were typed."""
        typed = self.cleaned_data
        votes = tuple(typed[name] for name in self.votes)
        return Tally(typed["issued"], typed["collected"], typed["valid"], votes)


class SettleCountForm(CountForm):
    reason = forms.CharField(
        label=_("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text=_("Ví dụ: đã đếm lại trước hai người kiểm phiếu."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = self.fields.pop("reason")  # after the figures that it is about
