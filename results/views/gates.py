"""The page before an action of the process: its checks, what it will do, and one button."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.actions import two_persons
from exams.models import Campaign
from exams.rules.checks import errors, warnings
from exams.rules.refusals import Refusal
from results.forms.gate import GateForm
from results.process import requests
from results.process.process_action import ProcessAction
from results.rules.enums import NAMES_NOBODY, GateMode
from results.views.agreements import agreed_already, agreements_of
from results.views.checks import check_rows, people_of
from results.views.effects import button_text, effect_context, may_see_lines
from results.views.gate_page import GatePage, gate_page
from web.day_and_time import day_and_time
from web.forms import ActionForm, status_of
from web.views import Outcome, attempt, see_other, tell_what_stands


def action_page(action: ProcessAction) -> Callable[..., HttpResponse]:
    """Return the page of one action: it shows the gate and the effect, and asks once."""

    @require_duty(*action.duties, campaign="code", files=action.act not in (*NAMES_NOBODY, ""))
    def view(request: HttpRequest, code: str) -> HttpResponse:
        campaign = get_object_or_404(Campaign, code=code)
        page = gate_page(request, action, campaign)
        form = page.form(request.POST or None)
        if request.method == "POST" and form is None:
            form = page.action.form(request.POST)
        if form is not None and form.is_valid() and _sent(request, page, form):
            return see_other("results:room", code)
        context = _context(request, page, form)
        return render(request, "results/gates/page.html", context, status=status_of(form))

    view.__name__ = action.slug.replace("-", "_")
    return view


def _sent(request: HttpRequest, page: GatePage, form: ActionForm) -> bool:
    """Ask for the act or do it, as the form says; say what was done."""
    asks = isinstance(form, GateForm) and page.act is not None
    if asks:
        outcome = attempt(request, form, requests.send, **_typed(page, form))
    else:
        target = {**page.action.target(page.campaign), **page.arguments}
        outcome = attempt(request, form, page.action.action, **target, **form.answers())
    if outcome is Outcome.DONE:
        messages.success(request, _what_was_done(page, asks=asks))
    elif outcome is Outcome.DONE_BEFORE:
        tell_what_stands(request, form)
    return outcome is not Outcome.REFUSED


def _what_was_done(page: GatePage, *, asks: bool) -> str:
    if asks:
        text = _("Đã gửi đề nghị “%(act)s”, chờ người thứ hai duyệt.")
    elif page.action.waits_for_second(page.campaign):
        text = _("Đã ghi ý kiến của bạn về “%(act)s” lúc %(time)s, còn chờ người thứ hai.")
    else:
        text = _("Đã làm xong “%(act)s” lúc %(time)s.")
    return text % {"act": page.action.title, "time": day_and_time(timezone.now())}


def _typed(page: GatePage, form: Any) -> dict[str, Any]:
    """Return the request that was typed, as `requests.send` takes it."""
    return {
        "act": page.act,
        "campaign": page.campaign,
        "arguments": form.arguments,
        "accepted": form.accepted,
        "reason": form.cleaned_data["reason"],
        "document": form.cleaned_data["document"],
    }


def _context(request: HttpRequest, page: GatePage, form: Any) -> dict[str, Any]:
    action, campaign, mode = page.action, page.campaign, page.mode
    open_form = form if mode in (GateMode.ASK, GateMode.ACT) else None
    effect = _effect(page)
    return {
        "action": action,
        "campaign": campaign,
        "mode": mode,
        "past": page.is_past,
        "errors": check_rows(errors(page.checks), campaign, request),
        "warnings": check_rows(warnings(page.checks), campaign, request, open_form),
        "form": form,
        "open_form": open_form,
        "danger": action.danger and mode == GateMode.ACT,
        "pending": page.pending,
        "returned": page.returned,
        "effects": action.effects(campaign) if not page.act else [],
        "effect": _effect_words(request, page, effect),
        "button": _button(page, effect),
        "agreements": agreements_of(action, campaign),
        "back": reverse("results:room", args=[campaign.code]),
        **_whose_turn(page),
    }


def _whose_turn(page: GatePage) -> dict[str, Any]:
    """Return who asks for the act or does it, and who applies it."""
    act, code = page.act, page.campaign.code
    asks = act is not None and page.mode in (GateMode.ASK, GateMode.ASK_OTHERS)
    owners = act.asks if act and asks else [page.action.duty]
    return {
        "owners": people_of(owners, code, but=agreed_already(page.action, page.campaign)),
        "appliers": people_of(act.applies, code) if act else {},
    }


def _effect(page: GatePage) -> dict[str, Any] | None:
    """Return what an act would do now; nothing while its gate blocks, or it cannot be told."""
    if page.act is None or errors(page.checks):
        return None
    try:
        return two_persons.effect_of(page.act, page.campaign.code, page.arguments).plain()
    except Refusal:
        return None


def _effect_words(
    request: HttpRequest, page: GatePage, effect: Mapping[str, Any] | None
) -> dict[str, Any] | None:
    if page.act is None or effect is None:
        return None
    allowed = may_see_lines(current_person(request), page.act, page.campaign)
    return effect_context(
        page.act, page.campaign, effect, arguments=page.arguments, lines_allowed=allowed
    )


def _button(page: GatePage, effect: Mapping[str, Any] | None) -> str:
    if page.mode == GateMode.ASK:
        return _("Gửi đề nghị")
    if page.act and effect:
        return button_text("RUN", page.act, effect)
    return str(page.action.title)
