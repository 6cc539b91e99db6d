"""What a candidate types is saved while they type, as far as it can be taken; the rest waits."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import current_person
from candidates.actions import register
from candidates.models import Application
from candidates.views.own import own
from exams.rules.refusals import Refusal
from web.edit_view import BEGAN_WITH, began_with
from web.fragments import is_swap
from web.sentences import refusal_message
from web.views import perform

SAVED = "saved"  # the element of the page that says what was saved


class SavesWhileTyping:
    """A page of an `EditView` on a draft that takes what is typed before it is sent."""

    request: HttpRequest
    object: Application
    saves_while_typing = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save what changed and can be taken, where the page asks for it by itself."""
        if not (self.saves_while_typing and is_swap(request, SAVED)):
            answer: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
            return answer
        try:
            saved = self._save(self.get_form())  # type: ignore[attr-defined]
        except Refusal as refusal:
            return self._tell(why=refusal_message(refusal))
        return self._tell(at=timezone.now()) if saved else HttpResponse(status=204)

    def _save(self, form: Any) -> bool:
        """Save the answers that changed and are taken; say whether there were any.

        Raises the refusals of `register.fill`, or SAVED_MEANWHILE (by another tab).
        """
        form.is_valid()
        before = self.get_initial()  # type: ignore[attr-defined]
        if form.cleaned_data.get(BEGAN_WITH) != began_with(before).initial:
            raise Refusal("SAVED_MEANWHILE")
        names = [name for name in form.changed_data if name in before and name in form.cleaned_data]
        fields = {name: form.cleaned_data[name] for name in names}
        if fields:
            by = current_person(self.request)
            perform(register.fill, key=None, by=by, application=self.object, fields=fields)
        return bool(fields)

    def _tell(self, **what: Any) -> HttpResponse:
        """Say when it was saved or why not; the page goes on from what is saved now."""
        if "at" in what:
            self.object = own(self.request, self.object.campaign.code)
            what["mark"] = began_with(self.get_initial()).initial  # type: ignore[attr-defined]
        return render(self.request, "candidates/register/saved.html", what)
