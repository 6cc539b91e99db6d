"""A page on which something that stands already is changed, from as many tabs as are open."""

from hashlib import sha256
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from web.action_view import ActionView
from web.forms import ActionForm
from web.views import is_answered

BEGAN_WITH = "began_with"
_SAVED_MEANWHILE = _(
    "Phần này vừa được lưu ở một cửa sổ khác: %(saved)s. Những gì bạn nhập dưới đây chưa được lưu; "
    "xem lại rồi lưu lần nữa nếu muốn thay bản đó."
)


class EditView(ActionView):
    """Ask for a change, and let no tab overwrite unseen what another saved meanwhile."""

    def get_form(self, form_class: Any = None) -> ActionForm:
        """Let the form carry what it began with."""
        form: ActionForm = super().get_form(form_class)
        form.fields[BEGAN_WITH] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=self._saved_mark()
        )
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        """Show what another tab saved meanwhile; sent once more, this page takes its place."""
        began_with, saved = form.cleaned_data.pop(BEGAN_WITH), self._saved_mark()
        if began_with in ("", saved) or is_answered(self.request):
            return super().form_valid(form)
        form.data = form.data.copy()
        form.data[BEGAN_WITH] = saved
        form.add_error(None, _SAVED_MEANWHILE % {"saved": self._saved_answers(form)})
        return self.form_invalid(form)

    def _saved_mark(self) -> str:
        return sha256(repr(sorted(self.get_initial().items())).encode()).hexdigest()[:16]

    def _saved_answers(self, form: ActionForm) -> str:
        """Return what is saved, as people read it."""
        sent = ("data", "files")
        unsent = {name: it for name, it in self.get_form_kwargs().items() if name not in sent}
        read = type(form)(**unsent).readable_answers()
        return "; ".join(f"{title}: {answer}" for title, answer in read)
