"""Points are handed in for good as the page showed them, and not as another window left them."""

from typing import Any

from django import forms
from django.http import HttpResponse

from exams.rules.refusals import Refusal
from web.action_view import ActionView
from web.forms import ActionForm
from web.views import show_refusal


class HandInForm(ActionForm):
    """What the page showed when its button was pressed."""

    versions = forms.CharField(widget=forms.HiddenInput, required=False)


class HandInView(ActionView):
    """Ask once more, then hand in what was shown; what changed meanwhile is shown first."""

    form_class = HandInForm
    danger = True

    def versions(self) -> str:
        """Return the points that the page shows now, in any form that changes with them."""
        raise NotImplementedError

    def get_initial(self) -> dict[str, Any]:
        return {"versions": self.versions()}

    def form_valid(self, form: Any) -> HttpResponse:
        if form.cleaned_data["versions"] in ("", self.versions()):
            return super().form_valid(form)
        show_refusal(self.request, form, Refusal("POINTS_CHANGED_SINCE"))
        form.data = {**form.data.dict(), "versions": self.versions()}
        return self.form_invalid(form)
