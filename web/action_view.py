"""A page that acts: it asks once, acts, says what was done and goes on; what is refused is 422."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from audit.rules.refusals import Refusal
from web.day_and_time import day_and_time
from web.forms import ActionForm
from web.fragments import DECISION, is_swap, render_decided, render_decision
from web.sentences import refusal_message
from web.templatetags.display import points
from web.typed_by import is_in_other_language
from web.views import (
    Outcome,
    attempt,
    is_answered,
    see_other,
    show_refusal,
    tell_what_stands,
)

CONFIRMED = "confirmed"  # what the button of a page that asks once more sends
EDIT = "edit"  # what its other button sends, by which the answers can be changed again


class ActionView(FormView):  # type: ignore[type-arg]
    """A page whose only purpose is one action; a subclass carries `@require_duty(…)`.

    It names the action, what to say when it is done, and the page on which the reader goes on.
    `%(…)s` in its texts are what `facts` tells; in the message also the answers and the `time`.
    """

    http_method_names = ["get", "head", "post", "options"]
    form_class: type[ActionForm] = ActionForm
    template_name = "components/confirm.html"
    queryset: QuerySet[Any, Any] | None = None
    lookup: Mapping[str, str] = {"pk": "pk"}  # fields, and the URL keywords that name the object
    object_name = "object"  # its name in the template, and as an argument of the action
    action: Callable[..., Any]
    success_message: str | Promise = ""  # what was done: which, how many, when
    next_page: tuple[str, ...]  # the name of a page, and the URL keywords that it takes
    title: str | Promise = ""
    caption: str | Promise = ""
    lead: str | Promise = ""
    button: str | Promise = ""  # the title, unless it says something else
    danger = False  # the act refuses or ends something
    asks_twice = False  # what was answered is shown once more before it is done
    undo = False  # another act takes it back, so the page gives no warning
    afterwards: str | Promise = ""  # what happens next; stands beside the form
    has_guidance = True  # something stands beside the form; False where the page has its own

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Fetch what the address names, once."""
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()

    def get_object(self) -> Any:
        """Return what the address names; None when it names nothing. Raises Http404."""
        if self.queryset is None:
            return None
        named = {field: self.kwargs[keyword] for field, keyword in self.lookup.items()}
        return get_object_or_404(self.queryset.all(), **named)

    def is_done(self) -> bool:
        """Say whether what the page asks for stands already, so that nothing is left to ask."""
        return False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask, act, or go on from what stands: a stale tab, a second click after the first.

        Where nothing is to be asked, the page says why in words (409).
        """
        if self.is_done():
            return self.go_on()
        try:
            self.require_asked()
        except Refusal as refusal:
            title, back = str(self.title) % self.facts(), self.get_success_url()
            context = {"title": title, "why": refusal_message(refusal), "back": back}
            return render(request, "refused.html", context, status=409)
        return super().dispatch(request, *args, **kwargs)

    def require_asked(self) -> None:
        """Refuse where there is nothing to ask on this page now. Raises Refusal."""

    def steps(self) -> tuple[Any, ...]:
        """Return the steps to which the act of this page belongs, as its action declares them."""
        action: Any = type(self).action
        steps: tuple[Any, ...] = action.declaration.steps
        return steps

    def facts(self) -> dict[str, Any]:
        """Return the names and figures that stand in the texts of the page: first the object's."""
        return {self.object_name: self.object}

    def page_context(self) -> dict[str, Any]:
        """Return what the template shows beside title, lead and form."""
        return {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows; see components/confirm.html for the words."""
        facts = self.facts()
        context = {
            "title": str(self.title) % facts,
            "caption": str(self.caption) % facts,
            "lead": str(self.lead) % facts,
            "danger": self.danger,
            "undo": self.undo,
            "cancel": self.get_cancel_url(),
            self.object_name: self.object,
            **self.page_context(),
            **kwargs,
        }
        asks_more = self.asks_twice and "confirm" not in context
        button = _("Xem lại trước khi ghi") if asks_more else self.button or context["title"]
        context.setdefault("submit", button)
        return super().get_context_data(**context)

    def arguments(self, form: Any) -> dict[str, Any]:
        """Return what the action takes: the object by its name, and what was answered."""
        named = {} if self.object is None else {self.object_name: self.object}
        return {**named, **form.answers()}

    def get_success_url(self) -> str:
        """Return where the reader goes on."""
        name, *keywords = self.next_page
        return reverse(name, args=[self.kwargs[keyword] for keyword in keywords])

    def get_cancel_url(self) -> str:
        """Return where the reader goes who does not act: the same page."""
        return self.get_success_url()

    def get_success_message(self, form: Any) -> str:
        """Return what was done, with its facts and when."""
        facts = {"time": day_and_time(timezone.now())}
        facts |= {name: _text(answer) for name, answer in form.answers().items()}
        return str(self.success_message) % {**facts, **self.facts()}

    def form_valid(self, form: Any) -> HttpResponse:
        """Act once; go on, or show the page again with what was refused."""
        if self.asks_twice and EDIT in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        if self.asks_twice and CONFIRMED not in self.request.POST:
            return self.ask_again(form)
        outcome = attempt(self.request, form, type(self).action, **self.arguments(form))
        if outcome is Outcome.REFUSED:
            return self.form_invalid(form)
        return self.respond(form, is_new=outcome is Outcome.DONE)

    def require_possible(self, form: Any) -> None:
        """Refuse, before it is asked once more, what the action would refuse. Raises Refusal."""

    def ask_again(self, form: Any) -> HttpResponse:
        """Show what was answered beside what it is about; sent once more, it is done."""
        try:
            self.require_possible(form)
        except Refusal as refusal:
            show_refusal(self.request, form, refusal)
            return self.form_invalid(form)
        answers = form.readable_answers()
        for field in form.fields.values():
            field.widget = field.hidden_widget()
        asked = {"form": form, "answers": answers, "confirm": CONFIRMED, "edit": EDIT}
        return self.render_to_response(self.get_context_data(**asked))

    def respond(self, form: Any, *, is_new: bool) -> HttpResponse:
        """Say what was done, but to a second click nothing new; go on."""
        if not is_new:
            return self.go_on()
        messages.success(self.request, self.get_success_message(form))
        return see_other(self.get_success_url())

    def go_on(self) -> HttpResponse:
        """Go on without an act; tell who did not click twice that it stands already."""
        if self.request.method == "POST":
            tell_what_stands(self.request, sentence=self.what_stands())
        return see_other(self.get_success_url())

    def what_stands(self) -> str:
        """Return what is told to who asks for what is done already; blank: that it is."""
        return ""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the page again with what was typed, and why it was not accepted.

        A second click may not even be valid any more: what it asks for is done.
        """
        if is_answered(self.request):
            return self.respond(form, is_new=False)
        status = 200 if is_in_other_language(self.request) else 422
        return self.render_to_response(self.get_context_data(form=form), status=status)


def _text(answer: Any) -> str:
    """Return an answer as people write it: a day, points, or as it is."""
    if isinstance(answer, date):
        return f"{answer:%d/%m/%Y}"
    return points(answer) if isinstance(answer, Decimal) else str(answer)


class DecisionView(ActionView):
    """An action that is asked for in its place on another page, or on a page of its own."""

    template_name = "components/decision_page.html"
    button = _("Ghi quyết định")
    decided_template = ""  # the page it is of: its block `decision` says what was decided

    def render_to_response(self, context: dict[str, Any], **response: Any) -> HttpResponse:
        """Render the form alone where it is swapped in, else the page."""
        return render_decision(self.request, self.template_name, context)

    def decided_context(self) -> dict[str, Any]:
        """Return what the place of the form says beside the decision."""
        return {"caption": str(self.caption) % self.facts()}

    def respond(self, form: Any, *, is_new: bool) -> HttpResponse:
        """Say in the place of the form what was decided; on a page of its own go on."""
        if not self.decided_template or not is_swap(self.request, DECISION):
            return super().respond(form, is_new=is_new)
        return render_decided(self.request, self.decided_template, form, self.decided_context())
