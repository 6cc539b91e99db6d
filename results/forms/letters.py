"""Which letters leave the outbox."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from web.fields import CodesField
from web.forms import ActionForm, set_choices


class ReleaseForm(ActionForm):
    """All that wait, unless a mark is taken away."""

    letters = CodesField(label=_("Gửi cho"))

    def __init__(self, *args: Any, due: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "letters", due)
        self.fields["letters"].initial = [about for about, _receiver in due]
