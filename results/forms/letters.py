"""Which letters leave the outbox, and how."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from web.fields import CodesField
from web.forms import ActionForm, ReasonForm, set_choices


class ReleaseForm(ActionForm):
    """All that wait, unless a mark is taken away."""

    letters = CodesField(label=_("Gửi cho"))

    def __init__(self, *args: Any, due: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "letters", due)
        self.fields["letters"].initial = [about for about, _receiver in due]


class DropForm(ReasonForm):
    """Those that are not true any more, unless others are marked; and why."""

    letters = CodesField(label=_("Bỏ các thư"))
    field_order = ["letters", "reason"]

    def __init__(
        self, *args: Any, composed: list[tuple[str, str]], untrue: list[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "letters", composed)
        self.fields["letters"].initial = untrue
