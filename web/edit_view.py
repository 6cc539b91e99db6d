"""A page on which something that stands already is changed, from as many tabs as are open."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from web.action_view import ActionView
from web.forms import ActionForm
from web.views import is_answered

BEGAN_WITH = "began_with"
_SAVED_MEANWHILE = _(
    "Phần này vừa được lưu ở một cửa sổ khác: %(saved)s. Những gì bạn nhập dưới đây chưa được lưu; "
    "xem lại rồi lưu lần nữa nếu muốn thay bản đó."
)


def began_with(saved: Mapping[str, Any]) -> forms.CharField:
    """Return the hidden field by which a form tells what was saved when it was opened."""
    return forms.CharField(widget=forms.HiddenInput, required=False, initial=_mark_of(saved))


def overwrites(
    request: HttpRequest, form: Any, saved: Mapping[str, Any], reading: ActionForm
) -> bool:
    """Say whether a form would overwrite unseen what another tab saved; put it into words there.

    `reading` is the form of what is saved. Sent once more, this form takes its place.
    """
    began, mark = form.cleaned_data.pop(BEGAN_WITH), _mark_of(saved)
    if began in ("", mark) or is_answered(request):
        return False
    form.data = form.data.copy()
    form.data[BEGAN_WITH] = mark
    read = "; ".join(f"{title}: {answer}" for title, answer in reading.readable_answers())
    form.add_error(None, _SAVED_MEANWHILE % {"saved": read})
    return True


def _mark_of(saved: Mapping[str, Any]) -> str:
    return sha256(repr(sorted(saved.items())).encode()).hexdigest()[:16]


class EditView(ActionView):
    """Ask for a change, and let no tab overwrite unseen what another saved meanwhile."""

    def get_form(self, form_class: Any = None) -> ActionForm:
        """Let the form carry what it began with."""
        form: ActionForm = super().get_form(form_class)
        form.fields[BEGAN_WITH] = began_with(self.get_initial())
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        """Show what another tab saved meanwhile; sent once more, this page takes its place."""
        if overwrites(self.request, form, self.get_initial(), self._saved_form(form)):
            return self.form_invalid(form)
        return super().form_valid(form)

    def _saved_form(self, form: ActionForm) -> ActionForm:
        sent = ("data", "files")
        unsent = {name: it for name, it in self.get_form_kwargs().items() if name not in sent}
        return type(form)(**unsent)
