"""The page before an action of the process: its checks, what it will do, and one button."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, duties_of_user, require_duty
from accounts.actions import two_persons
from accounts.actions.two_persons import Act
from accounts.models import ApprovalRequest
from exams.models import Campaign
from exams.rules.checks import Check, errors, warnings
from exams.rules.refusals import Refusal
from results.forms.gate import GateForm
from results.process import requests
from results.process.act_gates import takes_two
from results.process.acts import ACTS
from results.process.process_action import ProcessAction
from results.sentences.columns import PUBLISHES
from results.views.checks import check_rows, people_of
from results.views.effects import button_text, effect_context, may_see_lines
from web.forms import ActionForm
from web.views import submit


@dataclass(frozen=True, slots=True)
class GatePage:
    """An action as it stands for one reader: what its gate finds, and what they can do."""

    action: ProcessAction
    campaign: Campaign
    checks: tuple[Check, ...]
    pending: ApprovalRequest | None
    asks: bool  # the reader may ask for the act
    acts: bool  # the reader may do it, where one person is enough

    @property
    def act(self) -> Act | None:
        return ACTS.get(self.action.act)

    @property
    def arguments(self) -> dict[str, str]:
        """Return what the act needs before anything was answered: a list has no number yet."""
        return {"number": ""} if self.action.act in PUBLISHES else {}

    @property
    def mode(self) -> str:
        """BLOCKED, PENDING, ASK, ACT, or who else has to ASK_OTHERS or ACT_OTHERS."""
        if errors(self.checks):
            return "BLOCKED"
        if self.pending:
            return "PENDING"
        if self.act and takes_two(self.act, self.campaign, self.checks):
            return "ASK" if self.asks else "ASK_OTHERS"
        return "ACT" if self.acts else "ACT_OTHERS"

    def form(self, data: Any = None) -> Any:
        """Return the form of what the reader sends, or of what they could send now."""
        if self.act and (self.mode == "ASK" or (data and "reason" in data)):
            numbered = self.action.act in PUBLISHES
            return GateForm(data, open_points=warnings(self.checks), numbered=numbered)
        return self.action.form(data) if data or self.mode == "ACT" else None


def gate_page(request: HttpRequest, action: ProcessAction, campaign: Campaign) -> GatePage:
    """Return how an action stands for the reader now."""
    duties = duties_of_user(request, campaign.code)
    act = ACTS.get(action.act)
    return GatePage(
        action=action,
        campaign=campaign,
        checks=action.gate(campaign, timezone.localdate()),
        pending=requests.open_request(act, campaign) if act else None,
        asks=bool(act and duties.intersection(act.asks)),
        acts=action.duty in duties,
    )


def action_page(action: ProcessAction) -> Callable[..., HttpResponse]:
    """Return the page of one action: it shows the gate and the effect, and asks once."""

    @require_duty(*action.duties, campaign="code")
    def view(request: HttpRequest, code: str) -> HttpResponse:
        campaign = get_object_or_404(Campaign, code=code)
        page = gate_page(request, action, campaign)
        form = page.form(request.POST or None)
        if request.method == "POST" and form is None:
            form = page.action.form(request.POST)
        if form is not None and form.is_valid() and _sent(request, page, form):
            return redirect("results:room", code)
        context = _context(request, page, form)
        status = 422 if form is not None and form.errors else 200
        return render(request, "results/gates/page.html", context, status=status)

    view.__name__ = action.slug.replace("-", "_")
    return view


def _sent(request: HttpRequest, page: GatePage, form: ActionForm) -> bool:
    """Ask for the act or do it, as the form says; say what was done."""
    now = timezone.localtime()
    if isinstance(form, GateForm) and page.act:
        sent = submit(request, form, requests.send, **_typed(page, form))
        text = _("Đã gửi đề nghị “%(act)s”, chờ người thứ hai duyệt.")
    else:
        target = {**page.action.target(page.campaign), **page.arguments}
        sent = submit(request, form, page.action.action, **target, **form.answers())
        half = page.action.waits_for_second(page.campaign)
        text = (
            _("Đã ghi ý kiến của bạn về “%(act)s” lúc %(time)s, còn chờ người thứ hai.")
            if half
            else _("Đã làm xong “%(act)s” lúc %(time)s.")
        )
    if sent:
        values = {"act": page.action.title, "time": f"{now:%H:%M, %d/%m/%Y}"}
        messages.success(request, text % values)
    return sent


def _typed(page: GatePage, form: GateForm) -> dict[str, Any]:
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
    open_form = form if mode in ("ASK", "ACT") else None
    effect = _effect(page)
    return {
        "action": action,
        "campaign": campaign,
        "mode": mode,
        "errors": check_rows(errors(page.checks), campaign, request),
        "warnings": check_rows(warnings(page.checks), campaign, request, open_form),
        "form": form,
        "open_form": open_form,
        "pending": page.pending,
        "effects": action.effects(campaign) if not page.act else [],
        "effect": _effect_words(request, page, effect),
        "button": _button(page, effect),
        "back": reverse("results:room", args=[campaign.code]),
        **_whose_turn(page),
    }


def _whose_turn(page: GatePage) -> dict[str, Any]:
    """Return who asks for the act or does it, and who applies it."""
    act, code = page.act, page.campaign.code
    asks = act is not None and page.mode in ("ASK", "ASK_OTHERS")
    return {
        "owners": people_of(act.asks if act and asks else [page.action.duty], code),
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
    if page.mode == "ASK":
        return _("Gửi đề nghị")
    if page.act and effect:
        return button_text("RUN", page.act, effect)
    return str(page.action.title)
