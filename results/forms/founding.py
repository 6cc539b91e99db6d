"""What is asked about the decision that founds a body."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from exams.rules.bodies import BodyKind
from exams.rules.checks import Check
from exams.rules.supervision import ASKED_OF
from results.forms.gate import GateForm
from web.fields import DayField
from web.forms import set_choices
from web.sentences import label


def ask_under(form: forms.Form, kind: BodyKind, but: str = "") -> None:
    """Ask who chairs the council, or who decided on the supervision board; `but` is so already."""
    if kind not in ASKED_OF:
        del form.fields["under"]
        return
    if kind is BodyKind.SUPERVISION_BOARD:
        form.fields["under"].label = _("Cơ quan quyết định")
    choices = [(each, capfirst(label(each))) for each in ASKED_OF[kind] if each != but]
    set_choices(form, "under", choices)


class FoundingForm(GateForm):
    """The decision by which a body is founded."""

    on = DayField(label=_("Ngày quyết định"))
    authority = forms.CharField(
        label=_("Người ký, cơ quan ban hành"),
        max_length=200,
        help_text=_("Ví dụ: Chủ tịch Ủy ban nhân dân Thành phố"),
    )

    under = forms.ChoiceField(label=_("Ai làm chủ tịch hội đồng"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, kind: BodyKind, open_points: Sequence[Check], **options: Any
    ) -> None:
        super().__init__(*args, open_points=open_points, numbered=True, **options)
        del self.fields["document"]
        ask_under(self, kind)
        number = self.fields["number"]
        number.label, number.help_text = _("Số quyết định"), _("Ví dụ: 123/QĐ-UBND")
        number.error_messages["required"] = _("Hãy nhập số quyết định.")
        self.order_fields(["number", "on", "authority", "under", "reason"])

    @property
    def arguments(self) -> dict[str, Any]:
        """Return what the decision says, as the request stores it."""
        typed = self.cleaned_data
        texts = ("number", "authority", "under")
        named: dict[str, Any] = {name: typed[name] for name in texts if name in typed}
        return {**named, "on": typed["on"].isoformat()}


class CorrectedFoundingForm(GateForm):
    """Who stands behind a body that was founded already, and which document says so."""

    under = forms.ChoiceField(label=_("Ai làm chủ tịch hội đồng"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, kind: BodyKind, but: str, open_points: Sequence[Check], **options: Any
    ) -> None:
        super().__init__(*args, open_points=open_points, numbered=False, **options)
        ask_under(self, kind, but)
        document, reason = self.fields["document"], self.fields["reason"]
        document.required, document.label = True, _("Văn bản")
        document.help_text = _(
            "Quyết định thành lập, quyết định đính chính hoặc quyết định thành lập lại: số, ngày."
        )
        document.error_messages["required"] = _("Hãy nhập số, ngày của văn bản.")
        reason.label = _("Lý do ghi lại")
        reason.error_messages["required"] = _("Hãy nêu lý do ghi lại.")
        self.order_fields(["under", "document", "reason"])

    @property
    def arguments(self) -> dict[str, Any]:
        """Return what the document says, as the request stores it."""
        return {name: self.cleaned_data[name] for name in ("under", "document", "reason")}
