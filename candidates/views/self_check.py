"""Try the rules before registering: by the same rules, on what is typed; nothing is stored."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions.dossiers import announced
from candidates.forms.self_check import SelfCheckForm
from candidates.rules.conditions import Conditions, conditions_of
from candidates.rules.eligibility import judge
from candidates.rules.findings import RuleResult
from candidates.sentences import figure, finding_sentence
from exams.actions.windows import registration_is_open
from exams.models import Campaign
from exams.rules.enums import Verdict
from web.views import render_form

# What the page does not ask: the facts of the personnel office have it.
NOT_ASKED = frozenset({"E14", "E28", "E29", "E30"})
MADE_UP = frozenset({"joined", "certificate", "residence"})  # a box was ticked, no more


@require_duty(Duty.EVERYONE, campaign="code")
def self_check(request: HttpRequest, code: str, position: str) -> HttpResponse:
    """Ask for the facts, and say of each rule what it makes of them; keep nothing of it."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    back = reverse("exams:campaign", args=[code])
    if not registration_is_open(campaign, timezone.localdate()):
        why = _("Kỳ thi này hiện không nhận hồ sơ nên không tự kiểm tra được.")
        refused = {"title": _("Tự kiểm tra điều kiện"), "why": why, "back": back}
        return render(request, "refused.html", refused, status=409)
    conditions = _conditions(campaign, position)
    form = SelfCheckForm(request.POST or None, conditions=conditions)
    context: dict[str, Any] = {
        "campaign": campaign,
        "position": get_object_or_404(campaign.positions, code=position),
        "form": form,
        "back": back,
    }
    if form.is_valid():
        context |= _results(judge(form.cadre(), conditions))
    return render_form(request, "candidates/register/self_check.html", context)


def _conditions(campaign: Campaign, code: str) -> Conditions:
    rules = announced(campaign)
    for position in rules.positions:
        if position.code == code:
            return conditions_of(rules, position)
    raise Http404


def _results(results: tuple[RuleResult, ...]) -> dict[str, Any]:
    rows = [_row(result) for result in results if result.rule not in NOT_ASKED]
    return {
        "is_judged": True,
        "open_findings": [row for row in rows if row["verdict"] != Verdict.PASS],
        "passed_findings": [row for row in rows if row["verdict"] == Verdict.PASS],
    }


def _row(result: RuleResult) -> dict[str, Any]:
    reason = result.reason and finding_sentence(result.rule, result.reason, result.figures)
    figures = [figure(*pair) for pair in result.figures if pair[0] not in MADE_UP]
    return {"rule": result.rule, "verdict": result.verdict, "said": reason, "figures": figures}
