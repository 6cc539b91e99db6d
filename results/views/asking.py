"""The page that asks for an act beside the gates: what it will do, why, and who decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person
from accounts.actions import two_persons
from accounts.actions.two_persons import Act
from accounts.models import Person
from exams.models import Campaign
from exams.rules.checks import Check, errors, warnings
from exams.rules.refusals import Refusal
from results.process import requests
from results.process.act_gates import checks_of
from results.process.acts import ACTS
from results.rules.enums import GateMode
from results.views.checks import FINAL, check_rows, check_sentence, people_of
from results.views.effects import effect_context, may_see_lines
from web.sentences import label, refusal_message
from web.views import render_form, see_other, submit


@dataclass(frozen=True, slots=True)
class Question:
    """An act that somebody asks for from a page of their own, about one thing."""

    act: Act
    campaign: Campaign
    lead: str
    back: str
    about: Mapping[str, Any] = field(default_factory=dict)  # the thing, as its request keeps it
    blank: Mapping[str, Any] = field(default_factory=dict)  # what the preview takes meanwhile

    def checks(self, typed: Mapping[str, Any] | None = None) -> tuple[Check, ...]:
        """Return what the gate of the act finds now, for what was typed so far."""
        stored = {**self.about, **(typed or {})}
        return checks_of(self.act, self.campaign, stored, timezone.localdate())


def question(
    act: str, campaign: Campaign, *, lead: str, back: str, **others: Mapping[str, Any]
) -> Question:
    """Return the question for the act of this name."""
    return Question(ACTS[act], campaign, lead, back, **others)


def asking_page(request: HttpRequest, asked: Question, form: Any) -> HttpResponse:
    """Show what an act would do and take the request for it; or say why it cannot be asked."""
    checks = asked.checks()
    pending = requests.open_request(asked.act, asked.campaign, asked.about)
    if request.method == "POST" and _sent(request, asked, form):
        return see_other(asked.back)
    effect, obstacle = _effect(asked, form)
    mode = GateMode.BLOCKED if errors(checks) else GateMode.REFUSED if obstacle else GateMode.ASK
    open_form = form if mode == GateMode.ASK and not pending else None
    context = {
        **_words(asked, pending.asked_by if pending else current_person(request)),
        "mode": mode,
        "past": any(check.code in FINAL for check in checks),
        "obstacle": obstacle,
        "pending": pending,
        "returned": requests.last_returned(asked.act, asked.campaign, asked.about),
        "form": form,
        "open_form": open_form,
        "errors": check_rows(errors(checks), asked.campaign, request),
        "warnings": check_rows(_open_points(checks, form), asked.campaign, request, open_form),
        "effect": _effect_words(request, asked, effect),
    }
    return render_form(request, "results/gates/ask.html", context)


def _open_points(checks: tuple[Check, ...], form: Any) -> Sequence[Check]:
    """Return what may be left open: what the form asks to tick, for what was typed."""
    return getattr(form, "open_points", ()) or warnings(checks)


def _words(asked: Question, asker: Person) -> dict[str, Any]:
    """Return what the page says of the act, whatever its gate finds; nobody applies their own."""
    code = asked.campaign.code
    return {
        "title": label(asked.act.name),
        "lead": asked.lead,
        "campaign": asked.campaign,
        "button": _("Gửi đề nghị"),
        "back": asked.back,
        "appliers": people_of(asked.act.applies, code, but=lambda person: person == asker),
    }


def _sent(request: HttpRequest, asked: Question, form: Any) -> bool:
    """Send what was typed, unless the gate refuses it; a refusal stands at its field."""
    if not form.is_valid():
        return False
    obstacles = errors(asked.checks(form.arguments))
    for check in obstacles:
        name = form.field_of(check) if hasattr(form, "field_of") else check.form_field
        form.add_error(name if name in form.fields else None, check_sentence(check))
    text = _("Đã gửi đề nghị “%(act)s”, chờ người thứ hai duyệt.") % {"act": label(asked.act.name)}
    return not obstacles and submit(
        request, form, requests.send, success_message=text, **_typed(asked, form)
    )


def _typed(asked: Question, form: Any) -> dict[str, Any]:
    """Return the request that was typed, as `requests.send` takes it."""
    typed = form.cleaned_data
    return {
        "act": asked.act,
        "campaign": asked.campaign,
        "arguments": {**asked.about, **form.arguments},
        "accepted": getattr(form, "accepted", ()),
        "reason": typed["reason"],
        "document": typed.get("document") or typed.get("basis", ""),
    }


def _effect(asked: Question, form: Any) -> tuple[dict[str, Any] | None, str]:
    """Return what the act would do for what was typed, or why that cannot be told."""
    typed = form.arguments if form.is_bound and form.is_valid() else {}
    stored = {**asked.about, **asked.blank, **typed}
    try:
        return two_persons.effect_of(asked.act, asked.campaign.code, stored).plain(), ""
    except Refusal as refusal:
        return None, refusal_message(refusal)


def _effect_words(
    request: HttpRequest, asked: Question, effect: dict[str, Any] | None
) -> dict[str, Any] | None:
    if effect is None:
        return None
    allowed = may_see_lines(current_person(request), asked.act, asked.campaign)
    return effect_context(
        asked.act, asked.campaign, effect, arguments=asked.about, lines_allowed=allowed
    )
